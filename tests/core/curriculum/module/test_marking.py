"""Marking exercises: what counts as complete, what fits, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.curriculum.module import (
    Choice,
    Exercise,
    Gap,
    Good,
    Match,
    Option,
    Order,
    Pair,
    Plan,
    Reflect,
    Say,
    Step,
    Worked,
    is_complete,
    mark,
    shown_order,
)

ONE = Choice("one", "?", (Option("a", "yes", right=True), Option("b", "no"), Option("c", "not so")))
SEVERAL = Choice(
    "several", "?", (Option("a", "yes", right=True), Option("b", "no"), Option("c", "too", right=True)), several=True
)
ORDER = Order("order", "?", ("first", "second", "third"), "because")
MATCH = Match("match", "?", (Pair("dog", "barks"), Pair("cat", "mews"), Pair("wolf", "barks")), "because")
GAP = Gap("gap", "?", "the ___ of ___", (("feeling",), ("two days", "a day")), "because")
SAY = Say("say", "I'm so annoyed.", "names_feeling", (Good("No wonder.", "own words"),))
WORKED = Worked("worked", "t", "c", (Step("a", "b", "c"), Step("d", "e", "f", faded=True)))
PLAN = Plan("plan", "?", "x", "y")


def test_one_right_answer_is_right_or_not_and_the_right_one_is_shown() -> None:
    assert mark(ONE, ["0"]).is_right
    wrong = mark(ONE, ["1"])
    assert wrong.success == 0
    assert [(line.given, line.fits, line.wanted) for line in wrong.lines] == [("", None, "a"), ("b", False, "")]


@pytest.mark.parametrize(("chosen", "success"), [(["0", "2"], 1), (["0"], 2 / 3), (["0", "1", "2"], 2 / 3), (["1"], 0)])
def test_of_several_each_option_counts(chosen: list[str], success: float) -> None:
    assert mark(SEVERAL, chosen).success == pytest.approx(success)


@pytest.mark.parametrize(
    ("placed", "success"),
    [(["0", "1", "2"], 1), (["0", "2", "1"], 2 / 3), (["2", "0", "1"], 1 / 3), (["2", "1", "0"], 0)],
)
def test_an_order_counts_the_pairs_that_stand_right(placed: list[str], success: float) -> None:
    assert mark(ORDER, placed).success == pytest.approx(success)


def test_an_order_says_what_belongs_in_each_place() -> None:
    lines = mark(ORDER, ["1", "0", "2"]).lines
    assert [(line.given, line.fits, line.wanted) for line in lines] == [
        ("second", False, "first"),
        ("first", False, "second"),
        ("third", True, ""),
    ]


def test_a_pair_joined_with_the_same_words_from_elsewhere_fits() -> None:
    assert mark(MATCH, ["2", "1", "0"]).is_right
    wrong = mark(MATCH, ["1", "1", "2"])
    assert wrong.success == pytest.approx(2 / 3)
    assert (wrong.lines[0].given, wrong.lines[0].wanted) == ("dog → mews", "barks")


@pytest.mark.parametrize("given_words", ["feeling", " Feeling. ", "feelinng", "feling", "feeilng", "feelins"])
def test_a_gap_bears_case_signs_and_one_slip(given_words: str) -> None:
    assert mark(GAP, [given_words, "two days"]).success == 1


@pytest.mark.parametrize(("words", "success"), [("two dyas", 0.5), ("a dai", 0.5), ("two", 0.5), ("A day", 1)])
def test_a_short_word_must_be_the_word(words: str, success: float) -> None:
    assert mark(GAP, ["feeling", words]).success == success


def test_a_gap_that_does_not_fit_shows_a_wording_that_does() -> None:
    line = mark(GAP, ["facts", "a day"]).lines[0]
    assert (line.given, line.fits, line.wanted) == ("facts", False, "feeling")


@pytest.mark.parametrize("exercise", [SAY, WORKED, Reflect("reflect", "?")])
def test_own_words_are_never_marked_right_or_wrong(exercise: Exercise) -> None:
    found = mark(exercise, ["No wonder you are annoyed."])
    assert found.success is None
    assert [line.fits for line in found.lines] == [None]


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        (ONE, []),
        (ONE, ["0", "1"]),
        (ONE, ["3"]),
        (ONE, ["-1"]),
        (ONE, ["x"]),
        (ONE, ["٣"]),
        (SEVERAL, []),
        (ORDER, ["0", "0", "1"]),
        (ORDER, ["0", "1"]),
        (MATCH, ["0", "1"]),
        (MATCH, ["0", "1", "9"]),
        (GAP, ["feeling"]),
        (GAP, ["feeling", " "]),
        (SAY, [""]),
        (PLAN, ["if"]),
        (WORKED, []),
    ],
)
def test_half_an_answer_is_none(exercise: Exercise, answer: list[str]) -> None:
    assert not is_complete(exercise, answer)
    with pytest.raises(ValueError, match="not complete"):
        mark(exercise, answer)


@given(st.integers(2, 12), st.text(max_size=8))
def test_things_are_shown_in_another_order_and_always_the_same(count: int, seed: str) -> None:
    order = shown_order(count, seed)
    assert sorted(order) == list(range(count))
    assert order != tuple(range(count))
    assert order == shown_order(count, seed)


@given(st.lists(st.integers(-2, 5).map(str), max_size=5))
def test_success_is_a_share_whatever_is_sent(answer: list[str]) -> None:
    for exercise in (ONE, SEVERAL, ORDER, MATCH):
        if is_complete(exercise, answer):
            success = mark(exercise, answer).success
            assert success is not None
            assert 0 <= success <= 1
