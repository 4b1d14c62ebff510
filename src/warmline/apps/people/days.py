"""Days and moments as people type them: only those that every clock of the house can hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Python's last year, moved to another time zone, has no day any more; nobody plans so far, it is a slip of the hand.
FIRST_YEAR, LAST_YEAR = 1900, 2999


def _check(found: date | datetime) -> None:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValidationError(_("Check the year: it has four digits."))


class DayField(forms.DateField):
    """A day of the years 1900 to 2999."""

    default_validators = [_check]


class MomentField(forms.DateTimeField):
    """A day and a time of the years 1900 to 2999, in the time zone of whoever types it."""

    default_validators = [_check]

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment. A year that no time zone can hold is an error of the field, never of the house."""
        try:
            return super().to_python(value)
        except OverflowError as problem:
            raise ValidationError(_("Check the year: it has four digits.")) from problem
