"""Invented practice days for the sample people, so that a lead's page has something to show. Days only, no talks."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.sample.faces import FACES
from warmline.apps.practice.models import PracticeDay

WEEKS = 9
_SEED = "sample practice"
_MINUTES = (4, 15)


@transaction.atomic
def load_sample_practice(organisation: Organisation, now: datetime) -> int:
    """Give the sample agents practice days in this week and the eight before it; return how many days that were.

    The sample's first agent begins today and gets none. Where any sample person has practised already, nothing is
    added, so a second time changes nothing and nobody's own days are mixed with invented ones.
    """
    people = Person.objects.filter(organisation=organisation, is_sample=True)
    if PracticeDay.objects.filter(person__in=people).exists():
        return 0
    agents = people.exclude(email=FACES[0].email)
    held = Membership.objects.current().filter(role=Role.AGENT, person__in=agents)
    today = now.astimezone(UTC).date()
    days = [
        PracticeDay(person_id=person, date=day, seconds=seconds)
        for person in sorted(set(held.values_list("person", flat=True)))
        for day, seconds in _days(person, today)
    ]
    PracticeDay.objects.bulk_create(days)
    return len(days)


def _days(person: int, today: date) -> list[tuple[date, int]]:
    """Return a person's days before today: some people practise most weeks, some seldom."""
    dice = random.Random(f"{_SEED}:{person}")  # noqa: S311
    habit = dice.uniform(0.35, 0.95)
    monday = today - timedelta(days=today.weekday())
    found = []
    for week in range(WEEKS):
        if dice.random() > habit:
            continue
        for weekday in sorted(dice.sample(range(5), dice.randint(1, 3))):
            day = monday - timedelta(weeks=week) + timedelta(days=weekday)
            if day < today:
                found.append((day, dice.randint(*_MINUTES) * 60))
    return found
