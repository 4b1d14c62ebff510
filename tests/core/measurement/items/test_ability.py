"""Ability and its error, by hand, by simulation, and at the ends of the scale; fit of items."""

from __future__ import annotations

import math

import numpy as np
import pytest

from warmline.core.measurement.items.ability import expected_ability, weighted_ability
from warmline.core.measurement.items.fit import item_fit
from warmline.core.measurement.items.model import Parameters, information, probabilities

RASCH = Parameters(1.0, 0.0)


@pytest.mark.parametrize(("se", "items"), [(0.5, 16), (0.4, 25), (0.3, 45), (0.2, 100), (0.15, 178), (0.1, 400)])
def test_the_length_for_an_error_in_a_rasch_bank(se: float, items: int) -> None:
    """ANSWERS.md: 4 / SE squared at p = .5, rounded up."""
    answers = [(RASCH, n % 2 == 0) for n in range(items + items % 2)]
    longest = next(n for n in range(1, 500) if 1 / math.sqrt(n * information(0.0, [RASCH])[0]) <= se + 1e-9)
    assert longest == items
    found = weighted_ability(answers)
    assert found.theta == pytest.approx(0, abs=1e-6)
    assert found.se <= se + 1e-9


def test_weighted_likelihood_by_hand() -> None:
    """Two Rasch items, one right: 0. Both right: Warm's weight adds (1 - 2p) / 2 to 2 (1 - p) = 0, so p = 5/6."""
    assert weighted_ability([(RASCH, True), (RASCH, False)]).theta == pytest.approx(0, abs=1e-6)
    assert weighted_ability([(RASCH, True)] * 2).theta == pytest.approx(math.log(5), abs=1e-6)
    assert weighted_ability([(RASCH, False)] * 2).theta == pytest.approx(-math.log(5), abs=1e-6)


def test_expected_ability_starts_at_what_was_known_and_draws_to_it() -> None:
    nothing = expected_ability([])
    assert (nothing.theta, nothing.se, nothing.n) == (pytest.approx(0), pytest.approx(1, abs=1e-3), 0)
    known = expected_ability([], mean=0.7, spread=0.3)
    assert (known.theta, known.se) == (pytest.approx(0.7), pytest.approx(0.3, abs=1e-3))
    answers = [(RASCH, True)] * 6
    assert 0 < expected_ability(answers).theta < weighted_ability(answers).theta
    assert expected_ability(answers).se < 1


def test_a_steeper_item_says_more() -> None:
    steep, flat = Parameters(2.0, 0.0), Parameters(0.5, 0.0)
    assert information(0.0, [steep, flat]) == pytest.approx([1.0, 0.0625])
    assert weighted_ability([(steep, True), (steep, False)]).se < weighted_ability([(flat, True), (flat, False)]).se


def test_errors_cover_the_truth_in_about_two_thirds() -> None:
    dice = np.random.default_rng(11)
    items = [Parameters(1.2, float(b)) for b in np.linspace(-2, 2, 30)]
    inside = 0
    for _ in range(300):
        theta = float(dice.normal(0, 0.8))
        right = dice.random(30) < probabilities(theta, items)
        found = weighted_ability(list(zip(items, right, strict=True)))
        inside += abs(found.theta - theta) <= found.se
    assert 0.60 < inside / 300 < 0.76


def test_no_answers_no_ability() -> None:
    with pytest.raises(ValueError, match="at least one"):
        weighted_ability([])


def test_good_items_fit_and_haphazard_ones_do_not() -> None:
    dice = np.random.default_rng(3)
    theta = dice.standard_normal(1500)
    items = [Parameters(1.3, b) for b in (-1.0, -0.3, 0.3, 1.0)]
    p = probabilities(theta, items).T
    answers = (dice.random(p.shape) < p).astype(float)
    good = item_fit(answers, theta, items)
    assert all(each.is_good and abs(each.infit - 1) < 0.1 for each in good)
    answers[:, 0] = dice.random(1500) < 0.5  # answers that follow nothing
    odd = item_fit(answers, theta, items)[0]
    assert odd.outfit > 1.3
    assert not odd.is_good


def test_fit_leaves_gaps_out_and_refuses_empty_items() -> None:
    answers = np.array([[1.0, np.nan], [0.0, np.nan]])
    with pytest.raises(ValueError, match="without answers"):
        item_fit(answers, np.zeros(2), [RASCH, RASCH])
    assert item_fit(answers[:, :1], np.zeros(2), [RASCH])[0].infit == pytest.approx(1)
