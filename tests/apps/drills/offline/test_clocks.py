"""A phone's answers get times by our clock: between fetch and receipt, in her order, whatever the phone's clock did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.apps.drills.offline.clocks import by_our_clock

NOW = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
FETCHED = NOW - timedelta(hours=9)
HOUR = timedelta(hours=1)


def timed(*hours_ago: float, fast: float = 0) -> list[float]:
    """Hours before NOW that answers get which a phone, `fast` hours ahead of us, says were so many hours ago."""
    phone = NOW + fast * HOUR
    found = by_our_clock([phone - each * HOUR for each in hours_ago], phone=phone, fetched=FETCHED, now=NOW)
    return [round((NOW - at) / HOUR, 3) for at in found]


@pytest.mark.parametrize("fast", [0, 3, -3, 24 * 400, -24 * 400])
def test_a_phone_whose_clock_is_wrong_all_the_time_changes_nothing(fast: float) -> None:
    assert timed(8, 5, 1, fast=fast) == [8, 5, 1]


def test_nothing_is_before_the_fetch_or_after_the_receipt() -> None:
    assert timed(20, 5) == [9, 5]
    assert timed(5, -4) == [5, 0]


def test_a_clock_that_was_set_back_in_between_keeps_her_order() -> None:
    found = by_our_clock([NOW - HOUR, NOW - 4 * HOUR, NOW], phone=NOW, fetched=FETCHED, now=NOW)
    assert found == (NOW - HOUR, NOW - HOUR + timedelta(milliseconds=1), NOW)


def test_many_that_say_they_are_to_come_end_at_the_receipt_one_after_the_other() -> None:
    found = by_our_clock([NOW + HOUR] * 3, phone=NOW, fetched=FETCHED, now=NOW)
    assert found == tuple(NOW - timedelta(milliseconds=back) for back in (2, 1, 0))


def test_none_are_none() -> None:
    assert by_our_clock([], phone=NOW, fetched=FETCHED, now=NOW) == ()


@given(st.lists(st.integers(-(10**9), 10**9), max_size=200), st.integers(-(10**9), 10**9))
def test_whatever_the_phone_says_the_order_and_the_bounds_hold(seconds: list[int], fast: int) -> None:
    times = [NOW + timedelta(seconds=each) for each in seconds]
    found = by_our_clock(times, phone=NOW + timedelta(seconds=fast), fetched=FETCHED, now=NOW)
    assert list(found) == sorted(set(found))
    assert all(FETCHED <= at <= NOW for at in found)
