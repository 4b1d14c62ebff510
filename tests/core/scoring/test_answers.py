"""Answers as a whole, and how they join the chances."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.conversation import Conversation
from warmline.core.moves import AnswerGrade, Reading
from warmline.core.scoring.answers import LABELS, GradedAnswer, graded_answers, overall, overall_range
from warmline.core.scoring.dialogue import dialogue_of
from warmline.core.scoring.score import score, score_last_turn

TALK = conversation(
    "c: I am so worried about my parcel",
    "a: I can see why. It left Leeds at six and is with you on Friday.",
    "c: Thank you so much",
    "a: You are very welcome, enjoy the party tomorrow.",
)
MARKS = {0: [("shows_worry", "so worried")], 2: [("thanks", "Thank you")]}


def graded(talk: Conversation, grades: dict[int, float]) -> Reading:
    """The reading by hand, with a grade for some turns, on their first three letters."""
    reading = read_by_hand(talk, MARKS)
    turns = tuple(
        replace(turn, answer=AnswerGrade(grades[turn.turn], 0, 3)) if turn.turn in grades else turn for turn in reading
    )
    return replace(reading, turns=turns)


def whole(value: float | None) -> float:
    grades = {} if value is None else {1: value}
    found = score(TALK, graded(TALK, grades), small_rubric()).overall
    assert found is not None
    return found


def test_a_better_answer_scores_more_and_a_middling_one_pulls_to_the_middle() -> None:
    assert whole(0.1) < whole(0.5) < whole(0.9)
    assert abs(whole(0.5) - 50) < abs(whole(None) - 50)


def test_without_grades_the_score_is_that_of_the_chances_alone() -> None:
    card = score(TALK, graded(TALK, {}), small_rubric())
    assert not [each for each in card.evidence if each.skill is None]


def test_the_answer_shows_its_words_and_its_points() -> None:
    (good,) = [each for each in score(TALK, graded(TALK, {1: 0.9}), small_rubric()).evidence if each.skill is None]
    assert (good.turn, good.mark.name, good.mark.quote, good.mark.confidence) == (1, "meets_need", "I c", 0.9)
    assert good.effect > 0
    (poor,) = [each for each in score(TALK, graded(TALK, {1: 0.2}), small_rubric()).evidence if each.skill is None]
    assert (poor.mark.name, poor.mark.confidence) == ("misses_need", 0.8)
    assert poor.effect < 0
    assert set(LABELS) == {"meets_need", "misses_need"}


def test_thanks_call_for_no_answer() -> None:
    assert graded_answers(dialogue_of(TALK, graded(TALK, {1: 0.9, 3: 0.1}))) == (
        GradedAnswer(1, AnswerGrade(0.9, 0, 3)),
    )


def test_of_an_answer_in_pieces_the_best_stands_for_it() -> None:
    talk = conversation("c: Where is it?", "a: One moment please, I am looking", "a: It left Leeds at six today")
    reading = read_by_hand(talk, {0: [("asks_question", "Where")]})
    turns = tuple(
        replace(turn, answer=AnswerGrade(value, 0, 3)) for turn, value in zip(reading, (0.0, 0.3, 0.8), strict=True)
    )
    assert [each.turn for each in graded_answers(dialogue_of(talk, replace(reading, turns=turns)))] == [2]


def test_a_bare_courtesy_is_no_answer() -> None:
    talk = conversation("c: Where is it?", "a: Hello there")
    reading = read_by_hand(talk, {0: [("asks_question", "Where")], 1: [("greets", "Hello")]})
    turns = tuple(replace(turn, answer=AnswerGrade(0.9, 0, 3)) for turn in reading)
    assert graded_answers(dialogue_of(talk, replace(reading, turns=turns))) == ()


def test_skills_do_not_move_with_the_answer_as_a_whole() -> None:
    low, high = (score(TALK, graded(TALK, {1: value}), small_rubric()) for value in (0.1, 0.9))
    assert low.skills == high.skills


def test_one_turn_is_graded_by_that_turn_alone() -> None:
    talk = conversation(
        "c: I am so worried", "a: It will be fine I am sure", "c: I am still so worried", "a: Leeds, six"
    )
    reading = read_by_hand(talk, {0: [("shows_worry", "so worried")], 2: [("shows_worry", "so worried")]})
    turns = tuple(replace(turn, answer=AnswerGrade(0.9, 0, 3)) for turn in reading)
    card = score_last_turn(talk, replace(reading, turns=turns), small_rubric())
    assert {each.turn for each in card.evidence} <= {3}


def test_nothing_observed_stays_nothing() -> None:
    assert overall([], [GradedAnswer(1, AnswerGrade(0.9, 0, 3))]) is None


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_whole_stays_between_0_and_100_and_points_explain_it(values: list[float]) -> None:
    observations = score(TALK, graded(TALK, {}), small_rubric()).observations
    found = overall(observations, [GradedAnswer(n, AnswerGrade(value, 0, 1)) for n, value in enumerate(values)])
    better = overall(observations, [GradedAnswer(n, AnswerGrade(1.0, 0, 1)) for n, _ in enumerate(values)])
    assert found is not None
    assert better is not None
    assert 0 <= found.score <= better.score <= 100
    assert sum(found.points) == pytest.approx(
        sum(better.points) - sum(better.points) * 2 * (1 - sum(values) / len(values))
    )


def test_asking_for_a_detail_or_for_a_moment_is_a_step_on_the_way_and_no_answer() -> None:
    talk = conversation("c: Where is it?", "a: May I have your name please?", "c: Crystal", "a: I will never know why")
    marks = {
        0: [("asks_question", "Where")],
        1: [("asks_closed", "May I"), ("speaks_positively", "please")],
        2: [("states_fact", "Crystal")],
        3: [("asks_closed", "why"), ("dismisses", "never")],
    }
    reading = read_by_hand(talk, marks)
    turns = tuple(replace(turn, answer=AnswerGrade(0.1, 0, 3)) for turn in reading)
    assert [each.turn for each in graded_answers(dialogue_of(talk, replace(reading, turns=turns)))] == [3]


def answered(marks, *lines: str) -> list[int]:
    talk = conversation(*lines)
    reading = read_by_hand(talk, marks)
    turns = tuple(replace(turn, answer=AnswerGrade(0.2, 0, 3)) for turn in reading)
    return [each.turn for each in graded_answers(dialogue_of(talk, replace(reading, turns=turns)))]


def test_a_greeting_and_a_word_of_relief_call_for_no_answer() -> None:
    ear = "a: Good afternoon, how can I help you?"
    assert answered({1: [("greets", "Good afternoon")]}, "c: HEY HO!", ear) == []
    assert answered({0: [("makes_request", "my hat")]}, "c: Find my hat", ear) == [1]
    relief = {0: [("thanks", "Thanks"), ("shows_relief", "Perfect")]}
    assert answered(relief, "c: Perfect. Thanks", "a: It was a pleasure to help you") == []
    assert answered({0: relief[0][:1]}, "c: Perfect. Thanks", "a: It was a pleasure to help you") == []
    assert answered({0: [("shows_anger", "Perfect")]}, "c: Perfect. Thanks", "a: A pleasure to help you then") == [1]


@pytest.mark.parametrize("value", [None, 0.1, 0.5, 0.9])
def test_the_overall_lies_in_its_range_and_every_graded_answer_narrows_it(value: float | None) -> None:
    card = score(TALK, graded(TALK, {} if value is None else {1: value}), small_rubric())
    found = overall_range(card)
    assert found is not None
    assert card.overall is not None
    low, high = found
    assert 0 <= low < card.overall < high <= 100
    bare = overall_range(score(TALK, graded(TALK, {}), small_rubric()))
    assert bare is not None
    assert value is None or high - low < bare[1] - bare[0]
    if low > 0 and high < 100:
        assert (low + high) / 2 == pytest.approx(card.overall)


def test_where_the_overall_is_capped_its_range_ends_at_the_cap_and_without_one_there_is_none() -> None:
    card = score(TALK, graded(TALK, {1: 0.9}), small_rubric())
    assert card.overall is not None
    capped = overall_range(replace(card, overall=card.overall - 20))
    assert capped is not None
    assert capped[1] == card.overall - 20
    assert overall_range(replace(card, overall=None)) is None
