"""The letter and the replay: the same rubric and reader, for the one who answered alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.live.table import INES, again, played
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, parcel

from warmline.apps.library.ports import reader, rubric
from warmline.apps.live import services
from warmline.apps.live.companion import follow, opening_line, told_in
from warmline.apps.live.guidance import SUGGESTIONS, guidance_of
from warmline.apps.live.judging import judge
from warmline.apps.live.letter_page import live_page
from warmline.apps.live.models import Side
from warmline.apps.live.replay import clock_of, pause_of, replay_of
from warmline.apps.live.turns import Said, conversation_of, exchanges_of
from warmline.apps.practice.selectors import read_own_standing
from warmline.apps.roleplay.mishap import LetterFailed
from warmline.apps.scores.models import FiledScore
from warmline.core.conversation import Channel, Speaker
from warmline.core.customer.state import Act
from warmline.core.scoring.score import score
from warmline.core.scoring.speech import speech_of

TALK = (
    ("customer", INES[0]),
    ("agent", GOOD[0]),
    ("customer", INES[1]),
    ("customer", "Without it the party is nothing."),
    ("agent", GOOD[3]),
    ("agent", GOOD[4]),
)


def said(*lines: tuple[str, str]) -> tuple[Said, ...]:
    return tuple(Said(number, Side(side), text, NOW) for number, (side, text) in enumerate(lines, start=1))


def ended(cast: Cast, lines=TALK):
    talk = played(cast, lines)
    services.leave(user=cast.nadia, talk=talk, now=NOW)
    return again(cast.nadia, talk)


def test_lines_said_in_a_row_are_one_turn() -> None:
    found = conversation_of(said(*TALK), parcel(), "x")
    assert [turn.speaker for turn in found.turns] == [
        Speaker.CUSTOMER, Speaker.AGENT, Speaker.CUSTOMER, Speaker.AGENT
    ]  # fmt: skip
    assert found.turns[3].text == f"{GOOD[3]}\n{GOOD[4]}"
    opening, exchanges = exchanges_of(said(("agent", "Hello"), ("customer", "Hi"), ("agent", "So?")))
    assert opening == ""
    assert [(each.agent, each.customer) for each in exchanges] == [("Hello", "Hi"), ("So?", None)]


def test_the_letter_rests_on_both_sides_read_by_the_full_reader(cast: Cast) -> None:
    talk = ended(cast)
    filed = services.letter_for(user=cast.nadia, talk=talk, now=NOW)
    assert filed is not None
    card = filed.letter.card
    conversation = conversation_of(said(*TALK), parcel(), talk.subject)
    plain = score(conversation, reader().read(conversation), rubric())
    assert [s.score for s in card.skills] == [s.score for s in plain.skills]
    assert any(each.score is not None for each in card.skills)
    assert filed.letter.feedback.bends == ()
    quotes = [point.quote for point in (*filed.letter.feedback.worked, *filed.letter.feedback.tries)]
    assert quotes
    again_filed = services.letter_for(user=cast.nadia, talk=talk, now=NOW)
    assert again_filed is not None
    assert again_filed.row == filed.row
    assert FiledScore.objects.count() == 1
    assert parcel().key in read_own_standing(cast.nadia, cast.nadia).met()


def test_a_promise_or_an_insult_is_found_at_its_turn_whoever_began() -> None:
    rude = "That is your problem, you idiot. I promise you ten thousand euros today."
    for lines in (
        [("customer", INES[0]), ("agent", rude)],
        [("agent", "Hello."), ("customer", INES[0]), ("agent", rude)],
    ):
        letter = judge(said(*lines), parcel(), seed=1, name="live:x")
        assert {error.turn for error in letter.card.critical} == {len(lines) - 1}
        assert "ended" not in letter.feedback.headline


def test_the_letter_says_who_ended_the_talk(cast: Cast) -> None:
    for who, words in ((cast.nadia, "You ended the talk."), (cast.colleague, "Tomasz ended the talk.")):
        talk = played(cast, TALK)
        services.leave(user=who, talk=again(who, talk), now=NOW)
        assert live_page(cast.nadia, again(cast.nadia, talk), None).ended_by == words
    forgotten = played(cast, TALK)
    services.close_forgotten(before=NOW + timedelta(days=9))
    assert live_page(cast.nadia, again(cast.nadia, forgotten), None).ended_by == ""


def test_typed_words_interrupt_nobody_even_where_the_case_is_a_call() -> None:
    call = replace(parcel(), channel=Channel.PHONE)
    long = Said(1, Side.CUSTOMER, " ".join([INES[0]] * 4), NOW)
    soon = Said(2, Side.AGENT, "Hi Ines, Nadia here. I will look for it now.", NOW + timedelta(seconds=2))
    assert speech_of(conversation_of((long, soon), call, "x")).interruptions == (1,)
    letter = judge((long, soon), call, seed=1, name="live:x")
    assert not {"interruption", "pace", "fillers"} & {note.topic for note in letter.feedback.notes}


def test_nobody_else_gets_the_letter_and_nothing_is_scored_without_an_answer(cast: Cast) -> None:
    talk = ended(cast)
    for stranger in cast.all_but("nadia").values():
        with pytest.raises(PermissionDenied):
            services.letter_for(user=stranger, talk=talk, now=NOW)
    silent = ended(cast, [("customer", INES[0])])
    assert services.letter_for(user=cast.nadia, talk=silent, now=NOW) is None
    assert not FiledScore.objects.exists()


def test_a_letter_that_fails_leaves_the_talk_and_can_be_tried_again(cast: Cast) -> None:
    talk = ended(cast)

    def broken(*_args: object, **_more: object):
        raise ZeroDivisionError

    with pytest.raises(LetterFailed):
        services.letter_for(user=cast.nadia, talk=talk, now=NOW, judge=broken)
    assert services.letter_for(user=cast.nadia, talk=talk, now=NOW) is not None


def test_the_companion_hears_the_words_of_people_and_counts_what_they_told() -> None:
    scene = follow(parcel(), said(*TALK), seed=1)
    assert [turn.customer for turn in scene.turns] == [
        INES[0], f"{INES[1]}\nWithout it the party is nothing.", ""
    ]  # fmt: skip
    assert scene.state.told == told_in(parcel(), "\n".join((INES[0], INES[1])))
    quiet = follow(parcel(), said(("customer", "Hello."), ("agent", "Hi.")), seed=1)
    assert quiet.state.told == ()


def test_good_words_warm_and_insults_cool_the_guidance() -> None:
    start = follow(parcel(), said(("customer", INES[0])), seed=1).turns[-1].mood.warmth
    good = follow(parcel(), said(("customer", INES[0]), ("agent", GOOD[0])), seed=1)
    bad = follow(parcel(), said(("customer", INES[0]), ("agent", "Calm down, you idiot. Not my problem.")), seed=1)
    assert good.turns[-1].mood.warmth > start > bad.turns[-1].mood.warmth
    told = guidance_of(good)
    assert told.suggestion
    assert told.reasons
    assert guidance_of(follow(parcel(), said(*TALK[:3]), seed=1)).suggestion == ""
    assert set(SUGGESTIONS) == set(Act)


def test_the_companion_stays_where_the_simulated_customer_would_have_gone() -> None:
    rude = [("agent", "Calm down, you idiot. Not my problem."), ("customer", "Excuse me?")] * 6
    scene = follow(parcel(), said(("customer", INES[0]), *rude, ("agent", "Shut up, idiot.")), seed=1)
    assert scene.agent_turns == 7
    assert guidance_of(scene).gone


def test_the_opening_that_is_suggested_is_the_customer_s_own() -> None:
    assert opening_line(parcel(), seed=3) == opening_line(parcel(), seed=3)
    assert len({opening_line(parcel(), seed=seed) for seed in range(8)}) > 1


def test_the_replay_has_both_sides_with_their_times(cast: Cast) -> None:
    talk = ended(cast)
    whole = replay_of(cast.nadia, talk, None)
    assert [moment.line.text for moment in whole.moments] == [text for _side, text in TALK]
    assert [moment.clock for moment in whole.moments][:3] == ["0:10", "0:20", "0:30"]
    assert [bool(moment.mood) for moment in whole.moments] == [False, True, False, False, False, True]
    second = replay_of(cast.nadia, talk, 2)
    assert (len(second.moments), second.previous, second.next) == (2, 1, 3)
    assert replay_of(cast.nadia, talk, 99).next is None
    assert (clock_of(125), pause_of(1), pause_of(200)) == ("2:05", "after 1 second", "after 3 minutes")
