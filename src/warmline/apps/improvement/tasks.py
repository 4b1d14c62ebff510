"""Background work: the daily look over all content."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django_tasks import task

from warmline.apps.improvement.models import Look
from warmline.apps.people.models import Organisation

DAY = timedelta(days=1)


@task()
def look_over(organisation: int, day: str) -> None:
    """Look over a house's content where nobody did today, and put tomorrow's look into the queue."""
    from warmline.apps.improvement.looking import look

    on, now = date.fromisoformat(day), timezone.now()
    house = Organisation.objects.filter(pk=organisation).first()
    if house is None or Look.objects.filter(organisation=house, day__gte=on).exists():
        return
    look(organisation=house, now=now)
    look_over.using(run_after=now + DAY).enqueue(organisation, (now.date() + DAY).isoformat())


@task()
def look_again(organisation: int) -> None:
    """Look over a house's content once, because somebody asked for it."""
    from warmline.apps.improvement.looking import look

    look(organisation=Organisation.objects.get(pk=organisation), now=timezone.now())


def begin_looking(organisation: int, now: datetime) -> None:
    """Put a look into the queue where none was made today or yesterday: the daily looks follow each other."""
    if not Look.objects.filter(organisation=organisation, day__gte=now.date() - DAY).exists():
        look_over.enqueue(organisation, now.date().isoformat())
