"""`load_sample_shifts`: invented shifts and leave for the people of the sample organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.people.models import Organisation
from warmline.apps.shifts.sample import load_sample_shifts


class Command(BaseCommand):
    """Adds them once."""

    help = "Invented shifts and leave for the sample people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        houses = Organisation.objects.filter(is_sample=True)
        self.stdout.write(f"{sum(load_sample_shifts(house, timezone.now()) for house in houses)} shifts")
