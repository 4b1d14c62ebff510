"""What can be contested beside observations, and what a person's word on it does to the card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.moves import AnswerGrade
from warmline.core.scoring.contested import (
    OVERALL,
    anchor_of,
    answer_place,
    contested_at,
    critical_place,
    is_observation,
    level_of,
    quality_of,
    whole_answers,
    within_level,
)
from warmline.core.scoring.revising import revised
from warmline.core.scoring.score import CRITICAL_CAP, score
from warmline.core.scoring.scorecard import CriticalError, Scorecard

TALK = conversation(
    "c: I am worried",
    "a: No wonder you are worried, let me look",
    "c: And when?",
    "a: It is here by six today.",
)
MARKS = {
    0: [("shows_worry", "worried")],
    1: [("acknowledges_feeling", "worried")],
    2: [("asks_question", "when")],
    3: [("next_step_with_time", "by six today")],
}
PROMISE = CriticalError("false_promise", 3, "by six today")
HURT = CriticalError("insults", 1, "look")


def card(*errors: CriticalError, **grades: float) -> Scorecard:
    reading = read_by_hand(TALK, MARKS)
    known = {int(name[1:]): AnswerGrade(value, 0, 2) for name, value in grades.items()}
    turns = tuple(replace(turn, answer=known.get(turn.turn)) for turn in reading)
    return score(TALK, replace(reading, turns=turns), small_rubric(), critical=errors)


def test_a_struck_error_takes_its_cap_with_it_and_another_keeps_it() -> None:
    one, two = card(PROMISE), card(PROMISE, HURT)
    free = revised(one, {critical_place(0): None})
    assert one.overall == CRITICAL_CAP
    assert free.critical == ()
    assert free.overall == pytest.approx(card().overall)
    assert free.overall is not None
    assert free.overall > CRITICAL_CAP
    held = revised(two, {critical_place(0): None})
    assert held.critical == (two.critical[1],)
    assert held.overall == CRITICAL_CAP


def test_skills_do_not_move_with_what_is_of_the_whole() -> None:
    first = card(PROMISE, t1=0.2, t3=0.9)
    for place in (critical_place(0), OVERALL, answer_place(0)):
        assert revised(first, {place: None}).skills == first.skills
        assert revised(first, {place: None}).observations == first.observations


def test_a_persons_grade_of_an_answer_counts_as_if_it_had_been_read() -> None:
    first = card(t1=0.2, t3=0.9)
    better = revised(first, {answer_place(0): 4})
    assert better.overall == pytest.approx(card(t1=1.0, t3=0.9).overall)
    assert [quality_of(each) for each in whole_answers(better)] == [1.0, 0.9]
    without = revised(first, {answer_place(0): None})
    assert without.overall == pytest.approx(card(t3=0.9).overall)
    assert len(whole_answers(without)) == 1


@given(st.integers(1, 4), st.floats(0, 100))
def test_a_persons_level_moves_the_figure_no_further_than_needed(level: int, figure: float) -> None:
    moved = within_level(figure, level)
    assert level_of(moved) == level or (level < 4 and figure % 25 >= 24.9)
    assert within_level(moved, level) == moved
    if level_of(figure) == level and figure % 25 < 24.9:
        assert moved == figure


def test_the_overall_figure_follows_the_person_whatever_the_caps_say() -> None:
    capped = card(PROMISE)
    assert revised(capped, {OVERALL: 4}).overall == 75.0
    assert revised(capped, {OVERALL: None}).overall is None
    assert revised(capped, {OVERALL: 2}).overall == capped.overall


def test_places_of_observations_and_others_are_never_the_same() -> None:
    first = card(PROMISE, t1=0.2)
    assert all(is_observation(place) for place in range(len(first.observations)))
    for place in (OVERALL, critical_place(0), answer_place(0)):
        assert not is_observation(place)
        assert contested_at(first, place) is not None
    assert contested_at(first, critical_place(0)).error == PROMISE
    answer = contested_at(first, answer_place(0)).answer
    assert answer is not None
    assert anchor_of(answer) == 2


@pytest.mark.parametrize("place", [critical_place(1), answer_place(7), OVERALL + 1, 20_000, -1])
def test_what_is_not_there_cannot_be_judged(place: int) -> None:
    with pytest.raises(ValueError, match="card"):
        revised(card(PROMISE, t1=0.2), {place: None})


def test_a_critical_error_has_no_anchor() -> None:
    with pytest.raises(ValueError, match="no anchor"):
        revised(card(PROMISE), {critical_place(0): 3})


def test_a_talk_without_a_figure_has_none_to_contest() -> None:
    empty = conversation("c: hello", "c: anybody?")
    bare = score(empty, read_by_hand(empty, {}), small_rubric())
    with pytest.raises(IndexError):
        contested_at(bare, OVERALL)
