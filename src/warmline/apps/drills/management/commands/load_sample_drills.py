"""`load_sample_drills`: three invented weeks of daily practice for the sample organisation's first agent."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.drills.sample import load_sample_drills
from warmline.apps.people.models import Organisation


class Command(BaseCommand):
    """Adds the answers once; a second time changes nothing."""

    help = "Three invented weeks of daily practice for the sample's first agent."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        houses = Organisation.objects.filter(people__is_sample=True).distinct()
        answers = sum(load_sample_drills(house, timezone.now()) for house in houses)
        self.stdout.write(f"{answers} answers")
