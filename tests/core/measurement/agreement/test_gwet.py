"""Gwet's AC1 and AC2 against the figures of his handbook's example and of a second implementation."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.measurement.agreement.test_alpha import EXAMPLE, units

from warmline.core.measurement.agreement import Weighting, ac2, ac2_with_interval, kappa

# Three raters with gaps, judged by irrCAC 0.4.
RATERS = (
    "44334123.114424..321.21443121.13.422341.",
    "..4.4...4113434.34.1.21....2131.34.32412",
    "4.2232234124.3..34..2.23.11..2232.24.4.1",
)
BY_IRRCAC = {Weighting.NONE: 0.44243, Weighting.LINEAR: 0.62991, Weighting.QUADRATIC: 0.77884}
# The twelve units of Krippendorff's example, which Gwet uses too; AC1 .77544 stands in his handbook (2014).
OF_THE_EXAMPLE = {Weighting.NONE: 0.77544, Weighting.LINEAR: 0.85874, Weighting.QUADRATIC: 0.914}


@pytest.mark.parametrize("weighting", Weighting)
def test_the_example_of_the_handbook(weighting: Weighting) -> None:
    whole = [[None if each is None else int(each) for each in unit] for unit in EXAMPLE]
    assert ac2(whole, weighting, (1, 2, 3, 4, 5)) == pytest.approx(OF_THE_EXAMPLE[weighting], abs=5e-6)


@pytest.mark.parametrize("weighting", Weighting)
def test_the_same_as_a_second_implementation(weighting: Weighting) -> None:
    given_units = [[None if each is None else int(each) for each in unit] for unit in units(RATERS)]
    assert ac2(given_units, weighting) == pytest.approx(BY_IRRCAC[weighting], abs=5e-6)


def test_it_stays_steady_where_kappa_falls() -> None:
    pairs = [(4, 4)] * 48 + [(4, 3), (3, 4)]
    steady = ac2([list(pair) for pair in pairs])
    assert steady is not None
    assert steady > 0.95
    assert (kappa(pairs) or 0) < 0.05


@given(st.lists(st.lists(st.integers(1, 4), min_size=2, max_size=4), min_size=1, max_size=20))
def test_full_agreement_is_one_and_nothing_is_more(given_units: list[list[int]]) -> None:
    found = ac2(given_units)
    assert found is not None
    assert found <= 1 + 1e-12
    assert ac2([[unit[0]] * len(unit) for unit in given_units]) == pytest.approx(1.0)


def test_what_is_not_defined_and_what_is_unknown() -> None:
    assert ac2([[1, None], [None, None]]) is None
    with pytest.raises(ValueError, match=r"\[7\]"):
        ac2([[1, 7]])


def test_the_interval_rests_on_what_was_rated_at_all() -> None:
    given_units = [[None if each is None else int(each) for each in unit] for unit in units(RATERS)]
    found = ac2_with_interval(given_units, Random(2))
    assert found.value == pytest.approx(BY_IRRCAC[Weighting.QUADRATIC], abs=0.02)
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    assert found.conversations == sum(any(each is not None for each in unit) for unit in given_units)
