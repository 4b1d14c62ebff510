"""The check of somebody who learns to rate: passed, below, and every way of not knowing."""

from __future__ import annotations

from random import Random

import pytest

from warmline.core.measurement.raters import LEAST_CONVERSATIONS, BlindRating, RaterVerdict, rater_check

MANY = 120


def near(true: int, dice: Random, slips: float) -> int:
    """An anchor near the true one: off by one as often as `slips` says."""
    if dice.random() >= slips:
        return true
    return min(4, max(1, true + dice.choice((-1, 1))))


def ratings(count: int, *, own: float = 0.2, raters: float = 0.2, criteria: int = 2) -> list[BlindRating]:
    dice = Random("raters")
    found = []
    for n in range(count):
        for criterion in range(criteria):
            true = dice.randint(1, 4)
            others = tuple(near(true, dice, raters) for _rater in range(3))
            found.append(BlindRating(f"c{n}", f"k{criterion}", near(true, dice, own), others))
    return found


def check(found: list[BlindRating]) -> RaterVerdict:
    return rater_check(found, Random("dice")).verdict


def test_who_rates_as_the_raters_do_agrees() -> None:
    figures = rater_check(ratings(MANY, own=0.05), Random("dice"))
    assert figures.verdict is RaterVerdict.AGREES
    assert figures.verdict.passed
    assert (figures.conversations, figures.ratings) == (MANY, 2 * MANY)
    assert figures.difference.low is not None
    assert figures.difference.low >= -0.05


def test_who_guesses_is_below() -> None:
    dice = Random("guess")
    guessed = [
        BlindRating(each.conversation, each.criterion, dice.randint(1, 4), each.raters) for each in ratings(MANY)
    ]
    assert check(guessed) is RaterVerdict.BELOW


def test_under_the_minimum_nothing_is_told_however_good() -> None:
    few = ratings(LEAST_CONVERSATIONS - 1, own=0.0, raters=0.0)
    assert check(few) is RaterVerdict.TOO_FEW
    assert check([]) is RaterVerdict.TOO_FEW
    assert check(few + ratings(LEAST_CONVERSATIONS, own=0.0, raters=0.0)[-2:]) is RaterVerdict.AGREES


def test_many_criteria_of_few_conversations_are_few() -> None:
    assert check(ratings(10, criteria=12)) is RaterVerdict.TOO_FEW


def test_raters_who_do_not_agree_measure_nobody() -> None:
    dice = Random("apart")
    apart = [
        BlindRating(each.conversation, each.criterion, each.own, (dice.randint(1, 4), dice.randint(1, 4)))
        for each in ratings(MANY)
    ]
    assert check(apart) is RaterVerdict.RATERS_APART


def test_between_the_two_the_interval_is_too_wide() -> None:
    assert check(ratings(LEAST_CONVERSATIONS, own=0.35, raters=0.2, criteria=1)) is RaterVerdict.TOO_WIDE


def test_what_one_rater_alone_rated_is_left_out() -> None:
    single = [BlindRating(f"s{n}", "k0", 1, (4,)) for n in range(50)]
    figures = rater_check([*ratings(40), *single], Random("dice"))
    assert (figures.conversations, figures.ratings) == (40, 80)


def test_all_the_same_anchor_shows_nothing() -> None:
    same = [BlindRating(f"c{n}", "k", 3, (3, 3)) for n in range(40)]
    figures = rater_check(same, Random("dice"))
    assert figures.among.value is None
    assert figures.verdict is RaterVerdict.RATERS_APART


@pytest.mark.parametrize("verdict", list(RaterVerdict))
def test_one_verdict_opens_the_gate(verdict: RaterVerdict) -> None:
    assert verdict.passed is (verdict is RaterVerdict.AGREES)
