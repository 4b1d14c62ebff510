"""Waiting times, renewal and refreshers."""

from __future__ import annotations

import pytest
from tests.core.certifying.rules import AT, days, rule

from warmline.core.certifying import Attempts, History, Past, next_date, refreshers, renewable_from, renewed_until

LIMITS = Attempts(most=3, within_days=365, wait_days=(14, 30))


def tried(*ago: float, passed: bool = False) -> History:
    """Attempts that began so many days ago and were decided a day later."""
    return History(tuple(Past(AT - days(each), AT - days(each - 1), passed) for each in ago))


def test_the_first_attempt_may_begin_at_once() -> None:
    assert next_date(LIMITS, History(), AT) == AT


def test_the_waiting_time_runs_from_the_decision() -> None:
    assert next_date(LIMITS, tried(5), AT) == AT - days(4) + days(14)
    assert next_date(LIMITS, tried(50), AT) == AT


def test_the_second_waiting_time_is_its_own() -> None:
    assert next_date(LIMITS, tried(60, 5), AT) == AT - days(4) + days(30)


def test_after_the_most_attempts_the_oldest_has_to_leave_the_window() -> None:
    assert next_date(LIMITS, tried(300, 200, 100), AT) == AT + days(65)
    assert next_date(LIMITS, tried(400, 200, 100), AT) == AT


def test_more_attempts_than_the_rule_allows_today_wait_for_as_many_to_leave() -> None:
    assert next_date(LIMITS, tried(300, 250, 200, 100), AT) == AT + days(365 - 250)


def test_a_passed_attempt_begins_the_count_anew() -> None:
    passed = tried(300, 200, 100, passed=True)

    assert next_date(LIMITS, passed, AT) == AT
    assert next_date(LIMITS, History((*passed.attempts, *tried(5).attempts)), AT) == AT - days(4) + days(14)


def test_an_attempt_that_was_never_decided_counts_from_its_beginning() -> None:
    assert next_date(LIMITS, History((Past(AT - days(3), None),)), AT) == AT + days(11)


def test_renewed_early_no_day_is_lost() -> None:
    end = AT + days(20)

    assert renewable_from(rule(), end) == AT - days(40)
    assert renewed_until(rule(), AT, end) == end + days(365)
    assert renewed_until(rule(), AT, AT - days(1)) == AT + days(365)
    assert renewed_until(rule(), AT, None) == AT + days(365)


@pytest.mark.parametrize(("share", "count"), [(0.1, 9), (0.15, 6), (0.2, 4)])
def test_refreshers_are_evenly_spaced_and_none_falls_on_the_end(share: float, count: int) -> None:
    found = refreshers(rule(refresher_share=share), AT, AT + days(365))

    gaps = {second - first for first, second in zip((AT, *found), found, strict=False)}
    assert len(found) == count
    assert gaps == {days(365 * share)}
    assert found[-1] < AT + days(365)
