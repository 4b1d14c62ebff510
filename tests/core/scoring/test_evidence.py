from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation, mark, read_by_hand

from warmline.core.moves import Kind
from warmline.core.scoring.dialogue import Dialogue, dialogue_of
from warmline.core.scoring.evidence import evidence_of, own_words
from warmline.core.scoring.scorecard import Observation

TALK = conversation("c: I am worried.", "a: Hi! No wonder you are worried. I will write by 18:00.")
ANSWER = TALK.turns[1].text
CUE = mark("shows_worry", TALK.turns[0].text, "worried")
FEELING = mark("acknowledges_feeling", ANSWER, "worried")
STEP = mark("next_step_with_time", ANSWER, "I will write by 18:00")


@pytest.fixture
def dialogue() -> Dialogue:
    return dialogue_of(TALK, read_by_hand(TALK, {}))


def seen(*marks, cue=None, anchor: int = 4, behaviour: str = "names_feeling") -> Observation:
    return Observation(
        behaviour, "empathy", 1, anchor, 0.8, 0 if cue else None, cue, marks, (1,) * len(marks), bool(marks)
    )


def test_a_cue_shows_what_was_called_for_and_carries_no_points(dialogue: Dialogue) -> None:
    cue, move = evidence_of(dialogue, [seen(FEELING, cue=CUE)], [12.0])
    assert (cue.turn, cue.mark, cue.effect) == (0, CUE, 0.0)
    assert (move.turn, move.mark, move.effect) == (1, FEELING, 12.0)


def test_points_are_shared_by_the_moves_that_decided(dialogue: Dialogue) -> None:
    found = evidence_of(dialogue, [seen(FEELING, STEP)], [12.0])
    assert [(each.mark.name, each.effect) for each in found] == [
        ("acknowledges_feeling", 6.0),
        ("next_step_with_time", 6.0),
    ]


def test_a_move_that_decided_twice_is_one_piece_of_evidence_with_both_effects(dialogue: Dialogue) -> None:
    (found,) = evidence_of(dialogue, [seen(FEELING), seen(FEELING, behaviour="validates")], [12.0, -5.0])
    assert found.effect == pytest.approx(7.0)


def test_what_was_missed_is_named_after_its_behaviour_and_quoted(dialogue: Dialogue) -> None:
    (found,) = evidence_of(dialogue, [seen(anchor=1)], [-9.0])
    assert (found.mark.name, found.mark.kind, found.effect) == ("missed_names_feeling", Kind.MOVE, -9.0)
    assert found.mark.quote == ANSWER[found.mark.start : found.mark.end] == "No wonder you are worried."


def test_evidence_stands_in_the_order_of_the_conversation(dialogue: Dialogue) -> None:
    found = evidence_of(dialogue, [seen(STEP), seen(FEELING, cue=CUE, behaviour="b")], [1.0, 2.0])
    assert [(each.turn, each.mark.start) for each in found] == sorted((each.turn, each.mark.start) for each in found)


@given(st.text(max_size=400), st.integers(1, 80))
def test_own_words_are_a_span_of_the_text_and_no_longer_than_asked(text: str, longest: int) -> None:
    start, end = own_words(text, longest)
    assert 0 <= start <= end <= len(text)
    assert end - start <= longest


def test_own_words_are_cut_between_words() -> None:
    text = "one two three four five six seven"
    start, end = own_words(text, 14)
    assert text[start:end] == "one two three"
