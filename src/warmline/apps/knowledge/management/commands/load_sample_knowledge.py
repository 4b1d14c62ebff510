"""`load_sample_knowledge`: an invented test with results for the people of the sample organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.knowledge.sample import load_sample_knowledge
from warmline.apps.people.models import Organisation


class Command(BaseCommand):
    """Adds them once; the sample's first agent has the test still before her."""

    help = "An invented test with results for the sample people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        houses = Organisation.objects.filter(is_sample=True)
        made = sum(load_sample_knowledge(house, timezone.now()) for house in houses)
        self.stdout.write(f"{made} test results")
