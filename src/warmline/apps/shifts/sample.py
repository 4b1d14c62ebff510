"""Invented shifts and leave for the sample people: this week and the three after it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.finding import holder
from warmline.apps.shifts.models import Leave, Shift, ShiftImport
from warmline.apps.shifts.selectors import zone_of

WEEKS = 4
_SEED = "sample shifts"
_STARTS = (7, 9, 9, 13)
_AWAY = 0.08  # so many people are away for some days


@transaction.atomic
def load_sample_shifts(organisation: Organisation, now: datetime) -> int:
    """Give agents and leads of the sample shifts, and a few of them leave; return how many shifts. Twice adds none.

    The one who begins today works on the day on which the sample is made, whichever day that is.
    """
    manager = holder(organisation, Role.MANAGER)
    known = ShiftImport.objects.filter(organisation=organisation).exists()
    if known or manager is None or not organisation.is_sample:
        return 0
    source = ShiftImport.objects.create(
        organisation=organisation, uploaded_by=manager, uploaded_at=now, filename="sample-roster.csv"
    )
    held = Membership.objects.current().filter(role__in=[Role.AGENT, Role.LEAD])
    people = Person.objects.filter(organisation=organisation, pk__in=held.values("person")).order_by("pk")
    shifts, leaves = [], []
    for person in people:
        dice = random.Random(f"{_SEED}:{person.email}")  # noqa: S311
        begins_today = person.email == FACES[0].email
        shifts += list(shifts_of(person, dice, now, source, begins_today=begins_today))
        if dice.random() < _AWAY and not begins_today:
            leaves.append(_leave(person, dice, now, source))
    Shift.objects.bulk_create(shifts, batch_size=500)
    Leave.objects.bulk_create(leaves)
    source.shifts, source.leaves = len(shifts), len(leaves)
    source.save(update_fields=["shifts", "leaves"])
    return len(shifts)


def shifts_of(
    person: Person, dice: random.Random, now: datetime, source: ShiftImport | None, *, begins_today: bool
) -> Iterator[Shift]:
    """Yield five shifts a week at one hour of the day; two days that follow each other are off."""
    zone = zone_of(person)
    today = now.astimezone(zone).date()
    monday, hour = today - timedelta(days=today.weekday()), dice.choice(_STARTS)
    first_off = (today.weekday() + 2) % 7 if begins_today else dice.choice((5, 5, 5, 0, 2))
    off = {first_off, (first_off + 1) % 7}
    for n in range(WEEKS * 7):
        day = monday + timedelta(days=n)
        if day.weekday() not in off:
            starts = datetime.combine(day, time(hour), zone).astimezone(UTC)
            yield Shift(person=person, starts_at=starts, ends_at=starts + timedelta(hours=8), source=source)


def _leave(person: Person, dice: random.Random, now: datetime, source: ShiftImport) -> Leave:
    first: date = now.date() + timedelta(days=dice.randint(-1, 9))
    kind = dice.choice((Leave.Kind.HOLIDAY, Leave.Kind.HOLIDAY, Leave.Kind.TRAINING, Leave.Kind.SICK))
    return Leave(person=person, first=first, last=first + timedelta(days=dice.randint(1, 6)), kind=kind, source=source)
