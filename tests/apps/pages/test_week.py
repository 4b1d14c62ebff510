"""A person's own week as a drawing, and who looks after what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from tests.cast import Cast
from tests.practice_room import queries

from warmline.apps.pages.leads import administers, leads
from warmline.apps.pages.week import draw_week
from warmline.apps.practice.selectors import Day
from warmline.core.practice.spacing import EveryDay, Weekdays

MONDAY = date(2026, 11, 23)


def week(minutes: list[int], today: int) -> list[Day]:
    return [Day(MONDAY + timedelta(days=n), count, count > 0, n == today, n > today) for n, count in enumerate(minutes)]


def test_the_drawing_names_every_day_and_the_minutes_of_those_practised() -> None:
    drawn = str(draw_week(week([6, 0, 0, 5, 0, 0, 0], today=3), EveryDay()))
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        assert name in drawn
    assert "practised, 6 minutes" in drawn
    assert "practised, 5 minutes" in drawn
    assert drawn.count("still to come") == 3


def test_a_day_gone_by_is_not_counted_against_her() -> None:
    drawn = str(draw_week(week([0] * 7, today=6), EveryDay())).lower()
    for word in ("missed", "lost", "failed", "streak", "only"):
        assert word not in drawn


def test_today_is_open_until_it_is_practised() -> None:
    assert "today, not yet practised" in str(draw_week(week([0] * 7, today=2), EveryDay()))
    assert "today, not yet practised" not in str(draw_week(week([0, 0, 4, 0, 0, 0, 0], today=2), EveryDay()))


def test_a_day_off_is_named_and_a_day_off_that_was_practised_counts() -> None:
    drawn = str(draw_week(week([0, 0, 0, 0, 0, 4, 0], today=6), Weekdays()))
    assert drawn.count("day off") == 1
    assert "practised, 4 minutes" in drawn


def test_a_week_that_is_not_seven_days_is_refused() -> None:
    with pytest.raises(ValueError, match="seven days"):
        draw_week(week([0] * 6, today=0), EveryDay())


def test_who_leads_and_who_administers(cast: Cast) -> None:
    for name, someone in cast.people().items():
        request = RequestFactory().get("/")
        request.user = someone
        assert leads(request) == (name in {"petra", "other_lead"}), name
        assert administers(request) == (name in {"admin", "outsider"}), name


def test_roles_are_asked_once_a_request(cast: Cast) -> None:
    request = RequestFactory().get("/")
    request.user = cast.petra
    assert queries(lambda: (leads(request), administers(request), leads(request))) == 1


def test_a_stranger_looks_after_nothing() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert not leads(request)
    assert not administers(request)
