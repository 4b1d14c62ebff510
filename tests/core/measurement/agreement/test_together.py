"""The statistics hold each other up: where theory says that two are the same, they are."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from warmline.core.measurement.agreement import (
    Level,
    Pair,
    Weighting,
    ac2,
    ac2_with_interval,
    alpha,
    alpha_with_interval,
    kappa,
    kappa_with_interval,
)

PAIRS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=30)


def both_ways(pairs: list[Pair]) -> list[Pair]:
    return [*pairs, *[(second, first) for first, second in pairs]]


@given(PAIRS, st.sampled_from([(Level.NOMINAL, Weighting.NONE), (Level.INTERVAL, Weighting.QUADRATIC)]))
def test_alpha_is_kappa_of_exchangeable_raters_but_for_small_samples(
    pairs: list[Pair], forms: tuple[Level, Weighting]
) -> None:
    """With n values, 1 - alpha = (1 - kappa) (n - 1) / n, where kappa takes each pair both ways (Krippendorff 2011)."""
    level, weighting = forms
    exchanged = kappa(both_ways(pairs), weighting)
    found = alpha([list(pair) for pair in pairs], level)
    assume(exchanged is not None)
    assert exchanged is not None
    values = 2 * len(pairs)
    assert found == pytest.approx(1 - (1 - exchanged) * (values - 1) / values)


@given(PAIRS)
def test_with_two_categories_every_weighting_is_the_same(pairs: list[Pair]) -> None:
    two = [(1 + first % 2, 1 + second % 2) for first, second in pairs]
    plain, linear, quadratic = (kappa(two, each, (1, 2)) for each in Weighting)
    assert (plain is None) == (linear is None) == (quadratic is None)
    if plain is not None:
        assert plain == pytest.approx(linear)
        assert plain == pytest.approx(quadratic)


@given(PAIRS)
def test_categories_nobody_gave_do_not_change_unweighted_kappa(pairs: list[Pair]) -> None:
    narrow, wide = kappa(pairs, Weighting.NONE), kappa(pairs, Weighting.NONE, range(1, 10))
    assert (narrow is None and wide is None) or narrow == pytest.approx(wide)


@given(PAIRS, st.permutations(range(4)))
def test_names_of_categories_mean_nothing_to_the_nominal_ones(pairs: list[Pair], order: list[int]) -> None:
    renamed = [(order[first - 1] + 1, order[second - 1] + 1) for first, second in pairs]
    one, other = kappa(pairs, Weighting.NONE), kappa(renamed, Weighting.NONE)
    assert (one is None and other is None) or one == pytest.approx(other)
    first = ac2([list(pair) for pair in pairs], Weighting.NONE)
    assert first == pytest.approx(ac2([list(pair) for pair in renamed], Weighting.NONE))


@given(PAIRS)
def test_turning_the_scale_around_means_nothing_to_any(pairs: list[Pair]) -> None:
    turned = [(5 - first, 5 - second) for first, second in pairs]
    one, other = kappa(pairs), kappa(turned)
    assert (one is None and other is None) or one == pytest.approx(other)
    units, back = [list(pair) for pair in pairs], [list(pair) for pair in turned]
    assert ac2(units) == pytest.approx(ac2(back))
    for level in (Level.NOMINAL, Level.ORDINAL, Level.INTERVAL):
        straight, around = alpha(units, level), alpha(back, level)
        assert (straight is None and around is None) or straight == pytest.approx(around)


def test_raters_at_random_agree_to_nothing_by_any_figure() -> None:
    dice = Random(6)
    pairs = [(dice.randint(1, 4), dice.randint(1, 4)) for _ in range(400)]
    units = [list(pair) for pair in pairs]
    for found in (kappa_with_interval(pairs, dice), alpha_with_interval(units, dice), ac2_with_interval(units, dice)):
        # The standard error at 400 pairs is .05.
        assert found.value == pytest.approx(0.0, abs=0.15)
        assert found.low is not None
        assert found.high is not None
        assert found.low < 0.1 < found.high + 0.15
        assert found.conversations == 400


def test_agreement_that_is_there_is_seen_by_all() -> None:
    dice = Random(6)
    pairs = []
    for _ in range(200):
        truth = dice.randint(1, 4)
        pairs.append((truth, truth if dice.random() < 0.8 else dice.randint(1, 4)))
    units = [list(pair) for pair in pairs]
    for found in (kappa_with_interval(pairs, dice), alpha_with_interval(units, dice), ac2_with_interval(units, dice)):
        assert found.value == pytest.approx(0.8, abs=0.1)
        assert found.low is not None
        assert found.low > 0.6
