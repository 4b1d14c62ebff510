"""`load_sample_programmes`: programmes of the sample organisation, and people on their way."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.people.models import Person
from warmline.apps.programmes.sample import load_sample_programmes


class Command(BaseCommand):
    """Adds them once, to the organisation of the sample people."""

    help = "Programmes of the sample organisation, and people on their way."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many are on a path."""
        person = Person.objects.filter(is_sample=True).select_related("organisation").first()
        count = 0 if person is None else load_sample_programmes(person.organisation, timezone.now())
        self.stdout.write(f"{count} people on a path")
