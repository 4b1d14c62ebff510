from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.core.conversation import Channel, Conversation
from warmline.core.scoring.feedback.voice import untranslated
from warmline.core.scoring.note import Note
from warmline.core.scoring.speech import Speech, count_words, speech_notes, speech_of

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEN = "one two three four five six seven eight nine ten"


def call(*lines: str, at: list[float] | None = None) -> Conversation:
    talk = conversation(*lines, channel=Channel.PHONE)
    if at is None:
        return talk
    turns = tuple(
        replace(turn, at=BEGIN + timedelta(seconds=second)) for turn, second in zip(talk.turns, at, strict=True)
    )
    return replace(talk, turns=turns)


def measured(*lines: str, at: list[float] | None = None) -> Speech:
    found = speech_of(call(*lines, at=at))
    assert found is not None
    return found


def noted(*lines: str, at: list[float] | None = None) -> list[tuple[str, int]]:
    talk = call(*lines, at=at)
    found: tuple[Note, ...] = speech_notes(talk, untranslated)
    assert all(note.quote == talk.turns[note.turn].text[note.start : note.end] for note in found)
    return [(note.topic, note.turn) for note in found]


def test_talking_and_listening_are_counted_in_words() -> None:
    found = measured(f"c: {TEN} {TEN} {TEN}", f"a: {TEN}")
    assert (found.agent_words, found.customer_words, found.talk_share) == (10, 30, 0.25)


def test_fillers_are_counted_in_a_hundred_words() -> None:
    found = measured("c: Yes?", f"a: Um, {TEN}, uh, you know, um, {TEN}.")
    assert found.fillers == round(100 * 4 / 25, 1)
    assert found.commonest_filler == "um"


@pytest.mark.parametrize(
    "text", ["Do you know him?", "It is a sort of card.", "I mean it.", "Her umbrella, hers.", "He erred."]
)
def test_words_with_a_meaning_are_no_fillers(text: str) -> None:
    assert measured("c: Yes?", f"a: {text}").fillers == 0


def test_the_longest_turn_runs_until_the_customer_speaks() -> None:
    found = measured(f"a: {TEN}", f"a: {TEN}", "n: system", f"a: {TEN}", "c: yes", f"a: {TEN}")
    assert (found.longest, found.longest_turn) == (30, 0)


def test_pace_is_words_a_minute_where_turns_have_times() -> None:
    lines = [f"a: {TEN} {TEN} {TEN} {TEN} {TEN} {TEN}", "c: yes"]
    assert measured(*lines, at=[0, 20]).pace == 180
    assert measured(*lines).pace is None


def test_times_that_cannot_be_right_give_no_pace() -> None:
    lines = [f"a: {TEN} {TEN} {TEN} {TEN} {TEN} {TEN}", "c: yes"]
    assert measured(*lines, at=[0, 0]).pace is None
    assert measured(*lines, at=[0, 1]).pace is None
    assert measured(*lines, at=[0, 600]).pace is None


def test_too_few_words_give_no_pace() -> None:
    assert measured(f"a: {TEN}", "c: yes", at=[0, 4]).pace is None


def test_an_interruption_is_seen_from_a_mark_or_from_times() -> None:
    assert measured("c: I only wanted to—", "a: Your number?").interruptions == (1,)
    assert measured("c: I wanted it.", "a: [talking over] Your number?").interruptions == (1,)
    assert measured(f"c: {TEN} {TEN} {TEN}", "a: Your number?", at=[0, 2]).interruptions == (1,)


@pytest.mark.parametrize("seconds", [0, 4, 9])
def test_where_the_customer_may_have_finished_nothing_is_claimed(seconds: float) -> None:
    assert measured(f"c: {TEN} {TEN} {TEN}", "a: Your number?", at=[0, seconds]).interruptions == ()


def test_the_customer_may_interrupt() -> None:
    assert measured("a: I only wanted to—", "c: My number is 5.").interruptions == ()


def test_a_quiet_call_gets_no_note() -> None:
    assert noted("c: Where is it?", "a: It is in Leeds.", "c: Thanks", "a: You are welcome.") == []


def test_many_fillers_a_long_turn_and_a_fast_one_are_noted() -> None:
    assert noted("c: Yes?", "a: " + f"Um, {TEN}. " * 6) == [("fillers", 1)]
    assert noted("c: Yes?", "a: " + f"{TEN}. " * 11) == [("monologue", 1)]
    assert noted("c: Yes?", "a: " + f"{TEN}. " * 8, "c: ok", at=[0, 5, 24]) == [("pace", 1)]
    assert noted("c: I only wanted to—", "a: Your number?") == [("interruption", 1)]


def test_few_words_are_too_few_for_a_note_on_fillers() -> None:
    assert noted("c: Yes?", "a: Um, it is, uh, here.") == []


def test_a_silent_agent_has_no_figures() -> None:
    assert speech_of(call("c: Hello?")) is None
    assert noted("c: Hello?") == []


@given(st.lists(st.tuples(st.sampled_from("can"), st.text(max_size=40)), max_size=6))
def test_figures_stay_in_their_ranges(lines: list[tuple[str, str]]) -> None:
    found = speech_of(call(*(f"{who}: {text}" for who, text in lines)))
    if found is not None:
        assert 0 < found.talk_share <= 1
        assert 0 <= found.fillers <= 100
        assert found.longest <= found.agent_words
        assert found.longest <= sum(count_words(text) for who, text in lines if who == "a")


@pytest.mark.parametrize("filler", ["um", "uhh", "erm", "er", "hmm", "Uh", "mm", "ehm"])
def test_hesitations_in_many_spellings_are_fillers(filler: str) -> None:
    assert measured("c: Yes?", f"a: {filler}, it is here.").fillers == 25.0


def test_the_commonest_filler_is_named_and_ties_go_by_the_alphabet() -> None:
    assert measured("c: Yes?", "a: um, uh, um.").commonest_filler == "um"
    assert measured("c: Yes?", "a: um, er.").commonest_filler == "er"
    assert measured("c: Yes?", "a: It is here.").commonest_filler is None


def test_the_note_on_fillers_stands_on_the_sentence_that_has_most() -> None:
    talk = call("c: Yes?", f"a: {TEN}, um. Um, uh, er, {TEN}.", "c: ok", f"a: {TEN} {TEN} {TEN}")
    (note,) = [each for each in speech_notes(talk, untranslated) if each.topic == "fillers"]
    assert note.quote == f"Um, uh, er, {TEN}."
    assert note.text.startswith("7 words in a hundred are fillers")


def test_pace_is_over_all_long_turns_together() -> None:
    lines = [f"a: {TEN} {TEN} {TEN}", "c: yes", f"a: {TEN} {TEN} {TEN}", "c: yes", "a: ok", "c: bye"]
    assert measured(*lines, at=[0, 10, 12, 32, 40, 41]).pace == 120


def test_no_figure_speaks_of_feelings() -> None:
    assert not {"emotion", "mood", "tone", "stress", "anger"} & set(Speech.__dataclass_fields__)
