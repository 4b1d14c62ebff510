"""Items that work differently for a group: planted ones are found, and where none is, few are flagged."""

from __future__ import annotations

from math import isclose, log

import numpy as np
import pytest

from warmline.core.measurement.fairness import Functioning, Kind, functioning

ITEMS = 15


def simulate(seed: int, each: int, *, harder: float = 0.0, weaker: float = 0.0) -> list[Functioning]:
    """Return what is found for all items of a Rasch test; the first is `harder` (logits) for the group, which knows
    `weaker` less than the others (in standard deviations)."""
    dice = np.random.default_rng(seed)
    group = np.repeat([True, False], each)
    skill = dice.normal(size=2 * each) - weaker * group
    hard = np.linspace(-1.5, 1.5, ITEMS)[None, :] + np.zeros((2 * each, 1))
    hard[:, 0] += harder * group + 1.0
    right = dice.random((2 * each, ITEMS)) < 1 / (1 + np.exp(-(skill[:, None] - hard)))
    total = right.sum(axis=1)
    return [functioning(list(right[:, n]), list(total), list(group)) for n in range(ITEMS)]


def flagged(rounds: range, each: int, *, harder: float = 0.0, weaker: float = 0.0) -> tuple[float, float]:
    """Return how often the first item is flagged, and how often one of the others is."""
    found = [simulate(seed, each, harder=harder, weaker=weaker) for seed in rounds]
    first = [items[0].is_flagged for items in found]
    others = [item.is_flagged for items in found for item in items[1:]]
    return sum(first) / len(first), sum(others) / len(others)


def test_a_planted_difference_of_one_logit_is_found_with_the_power_that_is_stated() -> None:
    power, _others = flagged(range(40), 200, harder=1.0)
    assert power >= 0.9


def test_half_the_people_find_it_less_often() -> None:
    power, _others = flagged(range(40), 100, harder=1.0)
    assert 0.6 <= power < 1.0


def test_where_there_is_none_at_most_five_per_cent_are_flagged() -> None:
    first, others = flagged(range(30), 200)
    assert others <= 0.05
    assert first <= 0.1


def test_a_group_that_knows_less_is_not_mistaken_for_an_unfair_item() -> None:
    _first, others = flagged(range(30), 200, weaker=0.5)
    assert others <= 0.05


def test_which_side_it_harms_and_how_much() -> None:
    found = simulate(3, 400, harder=1.6)[0]
    assert found.kind is Kind.C
    assert found.delta is not None
    assert -5.5 < found.delta < -2.0
    assert found.gain is not None
    assert found.gain > 0.035


def test_below_a_hundred_people_each_nothing_is_said() -> None:
    found = simulate(1, 99, harder=3.0)[0]
    assert found == Functioning(Kind.CANNOT_TELL, (99, 99))


def test_an_item_that_everybody_gets_right_tells_nothing() -> None:
    found = functioning([True] * 200, [*range(200)], [True, False] * 100)
    assert found.kind is Kind.CANNOT_TELL


def test_the_odds_ratio_of_one_table_by_hand() -> None:
    # 60 of 100 right against 80 of 100, one level: odds 1.5 against 4, ratio 0.375.
    right = [True] * 60 + [False] * 40 + [True] * 80 + [False] * 20
    found = functioning(right, [1.0] * 200, [True] * 100 + [False] * 100)
    assert found.delta is not None
    assert isclose(found.delta, 2.35 * log(0.375))
    assert found.error == pytest.approx(2.35 * (1 / 60 + 1 / 40 + 1 / 80 + 1 / 20) ** 0.5)
    # chi-square with correction: (|60 - 70| - .5)^2 / (100 * 100 * 140 * 60 / (200^2 * 199)) = 8.5502
    assert found.p == pytest.approx(0.003455, abs=2e-5)
    assert found.gain is None
