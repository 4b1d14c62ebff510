"""The figures of a cut, against simulated people whose true scores are known."""

from __future__ import annotations

import random
from statistics import mean

import pytest

from warmline.core.certifying.consistency import FEWEST_PEOPLE, Observed, consistency

MANY = 6000


def people(
    seed: int, *, error: float, spread: float, count: int = MANY
) -> tuple[list[float], list[float], list[float]]:
    """True scores, what one assessment showed of them, and what a second one showed."""
    dice = random.Random(f"{seed}:people")
    true = [dice.gauss(70, spread) for _ in range(count)]
    return true, [dice.gauss(each, error) for each in true], [dice.gauss(each, error) for each in true]


@pytest.mark.parametrize(("error", "spread", "cut"), [(5.0, 10.0, 70.0), (3.0, 12.0, 60.0), (8.0, 8.0, 75.0)])
def test_the_figures_are_those_of_people_whose_true_scores_are_known(error: float, spread: float, cut: float) -> None:
    true, first, second = people(7, error=error, spread=spread)

    found = consistency([Observed(score, error) for score in first], cut)

    assert found is not None
    pairs = list(zip(true, first, strict=True))
    assert found.accuracy == pytest.approx(mean((t >= cut) == (x >= cut) for t, x in pairs), abs=0.015)
    again = mean((a >= cut) == (b >= cut) for a, b in zip(first, second, strict=True))
    assert found.consistency == pytest.approx(again, abs=0.015)
    assert found.false_pass == pytest.approx(mean(t < cut <= x for t, x in pairs), abs=0.015)
    assert found.false_fail == pytest.approx(mean(x < cut <= t for t, x in pairs), abs=0.015)
    assert found.reliability == pytest.approx(spread**2 / (spread**2 + error**2), abs=0.03)


def test_without_drawing_towards_the_mean_the_figures_would_be_too_good() -> None:
    true, first, _ = people(3, error=8.0, spread=8.0)
    found = consistency([Observed(score, 8.0) for score in first], 75.0)

    assert found is not None
    from statistics import NormalDist

    unshrunk = mean(max(p := NormalDist(x, 8.0).cdf(75.0), 1 - p) for x in first)
    truth = mean((t >= 75.0) == (x >= 75.0) for t, x in zip(true, first, strict=True))
    assert abs(found.accuracy - truth) < abs(unshrunk - truth)


def test_a_smaller_error_decides_better_and_the_parts_add_up() -> None:
    _, first, _ = people(5, error=4.0, spread=10.0)
    sharp = consistency([Observed(score, 2.0) for score in first], 70.0)
    blunt = consistency([Observed(score, 6.0) for score in first], 70.0)

    assert sharp is not None
    assert blunt is not None
    assert sharp.accuracy > blunt.accuracy
    assert sharp.accuracy + sharp.false_pass + sharp.false_fail == pytest.approx(1)


def test_few_people_tell_nothing() -> None:
    _, first, _ = people(1, error=5.0, spread=10.0, count=FEWEST_PEOPLE)
    observed = [Observed(score, 5.0) for score in first]

    assert consistency(observed, 70.0) is not None
    assert consistency(observed[1:], 70.0) is None


def test_scores_that_hold_only_error_tell_nothing() -> None:
    assert consistency([Observed(70.0 + n % 3, 5.0) for n in range(60)], 70.0) is None
