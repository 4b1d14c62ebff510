"""Krippendorff's alpha against its author's example and against the reference implementation."""

from __future__ import annotations

from random import Random

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from warmline.core.measurement.agreement import Level, alpha, alpha_with_interval
from warmline.core.measurement.agreement.alpha import Unit

# Krippendorff 2011: four observers, twelve units; a dot is missing.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
PUBLISHED = {Level.NOMINAL: 0.743, Level.ORDINAL: 0.815, Level.INTERVAL: 0.849, Level.RATIO: 0.797}


def units(observers: tuple[str, ...]) -> list[Unit]:
    """The units of observers written one a line, a character a unit."""
    return [[None if each == "." else int(each) for each in column] for column in zip(*observers, strict=True)]


EXAMPLE = units(OBSERVERS)
UNITS = st.lists(
    st.lists(st.none() | st.integers(1, 5), min_size=3, max_size=3),
    min_size=3,
    max_size=25,
)


@pytest.mark.parametrize("level", Level)
def test_the_published_example(level: Level) -> None:
    assert alpha(EXAMPLE, level) == pytest.approx(PUBLISHED[level], abs=0.0005)


@given(UNITS, st.sampled_from(Level))
def test_the_same_as_the_reference_implementation(given_units: list[Unit], level: Level) -> None:
    twice = [[each for each in unit if each is not None] for unit in given_units]
    assume(len({each for unit in twice if len(unit) > 1 for each in unit}) > 1)
    table = np.array([[np.nan if each is None else each for each in unit] for unit in given_units], float).T
    reference = krippendorff.alpha(reliability_data=table, level_of_measurement=level.value)
    assert alpha(given_units, level) == pytest.approx(reference, abs=1e-9)


@given(UNITS, st.sampled_from(Level))
def test_what_only_one_rater_saw_says_nothing(given_units: list[Unit], level: Level) -> None:
    assert alpha([*given_units, [3, None, None]], level) == pytest.approx(alpha(given_units, level))


@given(UNITS)
def test_steps_do_not_matter_between_ranks_but_between_numbers(given_units: list[Unit]) -> None:
    stretched = [[None if each is None else each**3 for each in unit] for unit in given_units]
    first, second = alpha(given_units, Level.ORDINAL), alpha(stretched, Level.ORDINAL)
    assert (first is None and second is None) or first == pytest.approx(second)


def test_it_is_not_defined_where_nothing_was_rated_twice_or_only_one_value_given() -> None:
    assert alpha([[1, None], [None, 2]]) is None
    assert alpha([[2, 2], [2, 2]]) is None
    assert alpha([]) is None
    assert alpha([[1, 1], [2, 2]]) == pytest.approx(1.0)


def test_the_interval_counts_only_conversations_with_two_raters() -> None:
    found = alpha_with_interval(EXAMPLE, Random(3))
    assert found.value == pytest.approx(PUBLISHED[Level.ORDINAL], abs=0.0005)
    assert found.conversations == 11
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.815 < found.high <= 1.0


def test_the_interval_goes_by_conversation() -> None:
    found = alpha_with_interval(EXAMPLE * 2, Random(3), Level.INTERVAL, conversations=["a", "b", "c", "d"] * 6)
    assert found.conversations == 4
    assert found.value is not None
    with pytest.raises(ValueError, match="24 units, but 2 names"):
        alpha_with_interval(EXAMPLE * 2, Random(3), conversations=["a", "b"])


def test_the_same_dice_give_the_same_interval() -> None:
    assert alpha_with_interval(EXAMPLE, Random(8)) == alpha_with_interval(EXAMPLE, Random(8))
    assert alpha_with_interval(EXAMPLE, Random(8)) != alpha_with_interval(EXAMPLE, Random(9))
