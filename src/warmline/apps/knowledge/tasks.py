"""Background work on items. The arguments are keys; answers are looked up."""

from __future__ import annotations

from django_tasks import task


@task()
def calibrate(organisation: int, by: int) -> None:
    """Calibrate the items of a house."""
    from django.utils import timezone

    from warmline.apps.knowledge.calibration import run_calibration
    from warmline.apps.people.models import Organisation, Person

    house, person = Organisation.objects.get(pk=organisation), Person.objects.get(pk=by)
    run_calibration(organisation=house, by=person, now=timezone.now())
