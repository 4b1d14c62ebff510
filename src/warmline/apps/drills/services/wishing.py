"""How many minutes a day, and on which days of the week."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.drills.deck import FEWEST_MINUTES, MOST_MINUTES
from warmline.apps.drills.services.holding import held_deck, keep_deck
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person


@transaction.atomic
def choose_pace(*, user: Person, minutes: int, days: Collection[int], now: datetime) -> None:
    """Keep the user's minutes a day (3-15) and her days of the week (0 Monday to 6 Sunday), sealed.

    Refused outside these, and without any day.
    """
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise Refused(_("Choose %(low)d to %(high)d minutes a day.") % {"low": FEWEST_MINUTES, "high": MOST_MINUTES})
    if not days or not set(days) <= set(range(7)):
        raise Refused(_("Choose at least one day of the week."))
    keep_deck(user, replace(held_deck(user), minutes=minutes, days=frozenset(days)), now)
    record(actor=user, verb="drills.pace_changed", about=user, private=True)
