"""`load_sample_badges`: badges for the people of the sample organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.badges.sample import load_sample_badges
from warmline.apps.people.models import Organisation


class Command(BaseCommand):
    """Adds them once."""

    help = "Badges for the sample people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        houses = Organisation.objects.filter(is_sample=True)
        self.stdout.write(f"{sum(load_sample_badges(house, timezone.now()) for house in houses)} badges")
