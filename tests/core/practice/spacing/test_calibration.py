"""Recall as one person has it: the house's until she has answered, and hers the more she has answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import fmean

import pytest

from warmline.core.practice.spacing import HOUSE, Recalled, Rhythm, fitted
from warmline.core.practice.spacing.calibration import FLATTEST, NEWEST, RETENTIONS

DAY = date(2026, 11, 2)


def answers(count: int, true: Callable[[float], float], seed: str = "recall", after: int = 0) -> list[Recalled]:
    """Answers expected with .5 to .98, that came with the chance that is true for her."""
    dice, found = Random(seed), []
    for n in range(count):
        expected = dice.uniform(0.5, 0.98)
        found.append(Recalled(DAY + timedelta(days=after + n), expected, dice.random() < true(expected)))
    return found


def forgets(expected: float) -> float:
    return Rhythm(-0.8, 1.4).chance(expected)


def test_nobody_s_answers_leave_the_house_s_curve() -> None:
    assert fitted([]) == HOUSE
    for chance in (0.05, 0.5, 0.9, 0.985):
        assert HOUSE.chance(chance) == pytest.approx(chance)
    assert HOUSE.retention(0.9) == pytest.approx(0.9)


def test_it_finds_how_she_forgets_from_many_answers() -> None:
    found = [fitted(answers(NEWEST, forgets, f"many {n}")) for n in range(40)]
    assert fmean(each.shift for each in found) == pytest.approx(-0.8, abs=0.2)
    assert fmean(each.slope for each in found) == pytest.approx(1.4, abs=0.25)


def test_few_answers_move_little() -> None:
    one, many = (fitted(answers(count, lambda _: 0.0)) for count in (1, 60))
    assert many.shift < one.shift < 0
    assert 0.3 < one.chance(0.9) < 0.9
    assert many.chance(0.9) < 0.25


def test_what_is_expected_afterwards_lies_nearer_to_what_comes() -> None:
    """The check that matters: fitted to one half of her answers, tried on the other."""
    true = Rhythm(-1.2, 1.3).chance
    before, after = answers(150, true, "one half"), answers(400, true, "other half")
    hers, came = fitted(before), fmean(each.came for each in after)
    house = abs(fmean(each.expected for each in after) - came)
    own = abs(fmean(hers.chance(each.expected) for each in after) - came)
    assert house > 0.1
    assert own < 0.4 * house


def test_the_order_makes_no_difference_and_only_the_newest_count() -> None:
    old, new = answers(300, lambda _: 0.05, "old"), answers(NEWEST, forgets, "new", after=1000)
    mixed = [*old, *new]
    Random(1).shuffle(mixed)
    assert fitted(mixed) == fitted([*old, *new]) == fitted(new)


@pytest.mark.parametrize("came", [True, False])
def test_all_or_nothing_stays_a_chance(came: bool) -> None:
    found = fitted(Recalled(DAY + timedelta(days=n), 0.9, came) for n in range(NEWEST))
    assert found.slope >= FLATTEST
    assert 0 < found.chance(0.9) < 1
    assert (found.chance(0.9) > 0.9) is came
    assert RETENTIONS[0] <= found.retention(0.9) <= RETENTIONS[1]


def test_who_forgets_more_is_asked_sooner_within_limits() -> None:
    assert Rhythm(-0.5).retention(0.9) == pytest.approx(0.937, abs=0.001)
    assert Rhythm(-0.5).chance(Rhythm(-0.5).retention(0.9)) == pytest.approx(0.9)
    assert Rhythm(0.4).retention(0.9) < 0.9
    assert (Rhythm(-3.0).retention(0.9), Rhythm(3.0).retention(0.9)) == (RETENTIONS[1], RETENTIONS[0])
