"""Days and moments as people type them: what no clock of the house can hold is an error of the field."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from warmline.apps.people.days import DayField, MomentField

ZONES = ("Pacific/Kiritimati", "America/Los_Angeles", "UTC")


@pytest.mark.parametrize("typed", ["1900-01-01", "2026-02-28", "2999-12-31"])
def test_a_day_of_these_centuries_is_one(typed: str) -> None:
    assert DayField().clean(typed) == date.fromisoformat(typed)


@pytest.mark.parametrize("typed", ["9999-12-31", "0001-01-01", "3000-01-01", "1899-12-31", "2026-02-30", "soon", ""])
def test_any_other_is_none(typed: str) -> None:
    with pytest.raises(ValidationError):
        DayField().clean(typed)
    assert DayField(required=False).clean("") is None


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("typed", ["9999-12-31T23:59", "0001-01-01T00:00", "3000-01-01T00:00"])
def test_a_moment_that_no_zone_can_hold_is_an_error_in_every_zone(zone: str, typed: str) -> None:
    with timezone.override(zone), pytest.raises(ValidationError):
        MomentField().clean(typed)


@pytest.mark.parametrize("zone", ZONES)
def test_a_moment_is_that_of_the_clock_of_whoever_types_it(zone: str) -> None:
    with timezone.override(zone):
        found = MomentField().clean("2026-12-01T09:00")
        assert isinstance(found, datetime)
        assert timezone.localtime(found).isoformat()[:16] == "2026-12-01T09:00"
