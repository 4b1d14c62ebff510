"""What tests of the daily practice share: two drills, a card, answers to them, and a way to send many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from django.db import connection
from django.test.utils import CaptureQueriesContext

from warmline.apps.drills import services
from warmline.apps.drills.answers import Sent
from warmline.apps.people.models import Person
from warmline.core.practice.spacing import Grade

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)  # a Thursday
PARCEL = "empathy.two_days_parcel"  # names_feeling
CAKE = "empathy.cake_order"  # names_feeling
CALL = "empathy.promised_call"  # validates
CARD = "empathy.order_of_words"  # names_feeling
WARM = "Two whole days at home for nothing, of course you are annoyed."
COOL = "Send me your number."
_SPACE = UUID("7c1f8c6e-6b0f-4a52-9a6c-0d9f3b1f2a11")


def key(name: str) -> UUID:
    """A key that a device would draw, but the same in each run."""
    return uuid5(_SPACE, name)


def sent(item: str = PARCEL, days: float = 0, text: str = WARM, grade: Grade | None = None, name: str = "") -> Sent:
    """An answer given `days` after NOW (before it where negative)."""
    at = NOW + timedelta(days=days)
    return Sent(key(name or f"{item} {days}"), item, at, text, grade, 40)


def merge(person: Person, *answers: Sent, now: datetime = NOW) -> services.Merged:
    return services.merge_answers(user=person, answers=answers, now=now)


def queries(act) -> int:
    """How many queries it takes."""
    with CaptureQueriesContext(
        connection,
    ) as seen:
        act()
    return len(seen)
