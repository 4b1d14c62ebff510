"""Refreshers of a certificate: evenly spaced, 10-20 % of its time apart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.practice.spacing import refreshers

BEGIN = date(2026, 1, 1)


def test_a_year_has_six_refreshers_two_months_apart() -> None:
    found = refreshers(BEGIN, date(2027, 1, 1))
    assert len(found) == 6
    assert (found[0], found[-1]) == (date(2026, 2, 22), date(2026, 11, 10))


@given(st.integers(14, 2000), st.floats(0.1, 0.2))
def test_the_gaps_are_even_and_a_tenth_to_a_fifth(days: int, gap: float) -> None:
    end = BEGIN + timedelta(days=days)
    dates = [BEGIN, *refreshers(BEGIN, end, gap), end]
    gaps = [(later - earlier).days for earlier, later in pairwise(dates)]
    assert max(gaps) - min(gaps) <= 1
    assert all(0.1 * days - 1 <= each <= 0.2 * days + 1 for each in gaps)


def test_what_is_over_in_days_needs_none() -> None:
    assert refreshers(BEGIN, BEGIN + timedelta(days=13)) == ()


@pytest.mark.parametrize("gap", [0.05, 0.5])
def test_another_share_is_refused(gap: float) -> None:
    with pytest.raises(ValueError, match="gap"):
        refreshers(BEGIN, date(2027, 1, 1), gap)


def test_a_certificate_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="ends after"):
        refreshers(BEGIN, BEGIN)
