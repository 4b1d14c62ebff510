"""Small parts: replies, opening words, the engine's bytes, what is kept, what the page shows."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, begin, finish, harder, parcel, publish, talk

from warmline.apps.library.ports import language, reader, rubric
from warmline.apps.people.registry import keepings, retentions
from warmline.apps.practice.next_step import NextStep
from warmline.apps.roleplay import keeping, services
from warmline.apps.roleplay.composing import compose_for
from warmline.apps.roleplay.engine import answer_packed, pack_scene, unpack_scene
from warmline.apps.roleplay.judging import arc_of, judge, was_solved
from warmline.apps.roleplay.models import Branch, Session, Status, TurnRow
from warmline.apps.roleplay.openings import greeting, without_salutation
from warmline.apps.roleplay.screens import case_of, lines_of, screen
from warmline.apps.roleplay.selectors import own_branch, own_sessions, read_own_reply, read_own_scene
from warmline.apps.roleplay.services.starting import seed_for
from warmline.core.customer.scenario import OfferRule
from warmline.core.customer.scene import answer
from warmline.core.customer.scene import begin as begin_scene
from warmline.core.scoring.scorecard import Resolved


def scene(*texts: str, seed: int = 5):
    made = begin_scene(parcel(), language(), seed=seed)
    for text in texts:
        if made.ended is None:
            made = answer(made, text, reader=reader())
    return made


def test_a_scene_survives_being_packed_and_goes_on_as_if_nothing_had_been() -> None:
    before = scene(*GOOD[:3])
    after = unpack_scene(pack_scene(before), parcel())
    assert after == before
    assert answer(after, GOOD[3], reader=reader()) == answer(before, GOOD[3], reader=reader())


@pytest.mark.parametrize("texts", [GOOD, POOR * 4, ("Hello?",) * 6], ids=["good", "poor", "short"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_answering_a_packed_scene_is_unpacking_answering_and_packing(texts, seed: int) -> None:
    slow = scene(seed=seed)
    quick = pack_scene(slow)
    for text in texts:
        if slow.ended is not None:
            break
        slow = answer(slow, text, reader=reader())
        quick, turn = answer_packed(quick, parcel(), text)
        assert turn == slow.turns[-1]
        assert unpack_scene(quick, parcel()) == slow
    assert len(slow.turns) > 2


def test_bytes_of_another_case_are_refused() -> None:
    with pytest.raises(ValueError, match="not a scene of"):
        unpack_scene(pack_scene(scene()), harder("another"))


def test_the_engine_is_loaded_once() -> None:
    assert reader() is reader()
    assert language() is language()
    assert rubric() is rubric()


def test_lines_stand_in_the_order_in_which_they_were_said() -> None:
    lines = lines_of(scene(*GOOD[:2]))
    assert [line.mine for line in lines] == [False, True, False, True, False]
    assert [line.number for line in lines] == [0, 1, 1, 2, 2]


def test_the_case_shows_every_offer_once_under_its_rule() -> None:
    case = case_of(parcel())
    assert len(case.may) + len(case.needs_lead) + len(case.never) == len(parcel().offers)
    assert set(case.may) == {offer.label for offer in parcel().offers if offer.rule is OfferRule.ALLOWED}
    assert case.rule_text


def test_what_the_customer_hides_is_not_on_the_page(cast: Cast) -> None:
    session = begin(cast.nadia)
    shown = screen(reader=cast.nadia, session=session, branch=session.branch)
    everything = " ".join(
        [
            shown.scenario.situation,
            *(fact.value for fact in shown.case.record),
            *shown.case.may,
            shown.case.rule_text,
            *(line.text for line in shown.lines),
        ]
    )
    assert "birthday" not in everything.lower()


def test_each_state_of_the_page_has_its_name(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:2])

    def state(number: int = 1) -> str:
        fresh = again(cast.nadia, session)
        return screen(reader=cast.nadia, session=fresh, branch=own_branch(fresh, number)).state

    assert state() == "active"
    services.pause(user=cast.nadia, session=session, draft="", now=NOW)
    assert state() == "paused"
    fresh = again(cast.nadia, session)
    services.rewind(user=cast.nadia, session=fresh, branch=fresh.branch, number=1, now=NOW)
    assert (state(1), state(2)) == ("earlier", "active")
    services.stop(user=cast.nadia, session=again(cast.nadia, session), now=NOW)
    assert state(2) == "stopped"


def test_every_answer_box_has_a_key_of_its_own(cast: Cast) -> None:
    branch = begin(cast.nadia).branch
    assert compose_for(branch, parcel()).key != compose_for(branch, parcel()).key
    assert compose_for(branch, parcel()).nth == "first answer"


def test_solving_and_failing_are_told_apart_in_letter_and_arc() -> None:
    good, poor = scene(*GOOD), scene(*POOR)
    assert was_solved(good)
    assert not was_solved(poor)
    assert judge(good, "x").card.resolved is Resolved.YES
    assert judge(poor, "x").card.resolved in (Resolved.NO, Resolved.UNCLEAR)
    arc = arc_of(good)
    assert len(arc.warmth) == len(good.turns) == len(arc.reasons) + 1
    assert arc.solved
    assert (judge(good, "x").card.overall or 0) > (judge(poor, "x").card.overall or 0)


def test_the_same_scene_is_judged_the_same() -> None:
    assert judge(scene(*GOOD), "x") == judge(scene(*GOOD), "x")


def test_the_first_words_on_today_are_those_of_the_talk(cast: Cast) -> None:
    version = publish()
    step = NextStep(parcel(), None, "why")
    promised = greeting(cast.nadia, step, longest=500)
    session = begin(cast.nadia, version)
    assert read_own_scene(cast.nadia, session, session.branch).turns[0].customer == promised.words


def test_a_waiting_talk_greets_with_its_last_words_and_mood(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:2])
    found = greeting(cast.nadia, NextStep(parcel(), session.pk, "why"), longest=500)
    last = read_own_scene(cast.nadia, session, session.branch).turns[-1]
    assert last.customer.startswith(found.words)
    assert sum(found.poses.values()) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hello,\n\nthis is about W-30718. It is wet.", "This is about W-30718. It is wet."),
        ("Dear Sir or Madam,\n\nI write again.", "I write again."),
        ("Hello, this is about my parcel.", "Hello, this is about my parcel."),
        ("No.\n\nSince Monday, every day,\n\nnothing.", "No.\n\nSince Monday, every day,\n\nnothing."),
    ],
)
def test_a_mail_begins_with_what_it_says_and_not_with_its_salutation(text: str, first: str) -> None:
    assert without_salutation(text) == first


def test_dice_differ_by_person_customer_and_day(cast: Cast) -> None:
    seeds = {seed_for(who, key, nth) for who in (cast.nadia, cast.petra) for key in ("a", "b") for nth in range(5)}
    assert len(seeds) == 20
    assert seed_for(cast.nadia, "a", 1) == seed_for(cast.nadia, "a", 1)


def test_a_saved_reply_opens_for_its_owner_and_is_none_for_others(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:1])
    assert read_own_reply(cast.nadia, session.pk, 1, 1) is not None
    assert read_own_reply(cast.nadia, session.pk, 1, 2) is None
    for name, stranger in cast.all_but("nadia").items():
        assert read_own_reply(stranger, session.pk, 1, 1) is None, name


def test_own_sessions_are_her_own_and_no_more_than_asked(cast: Cast) -> None:
    version = publish()
    for n in range(4):
        begin(cast.nadia, version, NOW + timedelta(minutes=n))
    begin(cast.colleague, version)
    found = own_sessions(cast.nadia, limit=3)
    assert len(found) == 3
    assert {one.owner_id for one in found} == {cast.nadia.pk}
    assert found[0].touched_at > found[-1].touched_at


def test_no_stored_column_holds_a_word(cast: Cast) -> None:
    talk(cast.nadia, GOOD[:2])
    services.pause(user=cast.nadia, session=Session.objects.get(), draft="a draft of mine", now=NOW)
    branch, rows = Branch.objects.get(), TurnRow.objects.all()
    for sealed in (branch.sealed, branch.draft, *(row.sealed for row in rows)):
        assert b"annoyed" not in bytes(sealed)
        assert b"draft" not in bytes(sealed)


def test_she_gets_every_version_in_her_own_words(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:2])
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=2, now=NOW)
    begin(cast.colleague)
    exported = keeping.export(cast.nadia)
    assert [one["version"] for one in exported] == [1, 2]
    assert [turn["text"] for turn in exported[0]["turns"] if turn["speaker"] == "agent"] == list(GOOD[:2])
    json.dumps(exported)


def test_her_erasure_leaves_nothing_and_touches_nobody_else(cast: Cast) -> None:
    finish(cast.nadia, GOOD[:1])
    kept = begin(cast.colleague)
    assert keeping.erase(cast.nadia) == 1
    assert list(Session.objects.values_list("pk", flat=True)) == [kept.pk]
    assert not Branch.objects.exclude(session=kept).exists()
    assert not TurnRow.objects.exists()


def test_after_her_key_is_erased_nothing_is_exported(cast: Cast) -> None:
    from warmline.apps.people.vault import erase_key

    talk(cast.nadia, GOOD[:1])
    erase_key(cast.nadia)
    assert keeping.export(cast.nadia) == []


def test_talks_untouched_for_two_years_are_cleaned_away(cast: Cast) -> None:
    begin(cast.nadia)
    assert keeping.clean(NOW - timedelta(days=1)) == 0
    assert keeping.clean(NOW + timedelta(days=1)) == 1
    assert timedelta(days=730) == keeping.STAYS


def test_the_one_registry_knows_all_three_rooms() -> None:
    assert {"roleplay", "practice", "scores"} <= {kept.key for kept in keepings()}
    assert {"roleplay", "practice_days", "practice_scores"} <= {rule.key for rule in retentions()}


def test_a_status_says_nothing_about_how_it_went() -> None:
    assert set(Status.values) == {"active", "paused", "stopped", "ended"}
