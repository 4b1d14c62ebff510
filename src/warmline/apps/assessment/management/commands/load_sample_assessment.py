"""`load_sample_assessment`: invented assessments and certificates for the sample organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.assessment.sample import load_sample_assessment
from warmline.apps.people.models import Organisation


class Command(BaseCommand):
    """Adds them once; a second time changes nothing."""

    help = "Invented assessments and certificates for the sample organisation."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        houses = Organisation.objects.filter(is_sample=True)
        made = sum(load_sample_assessment(house, timezone.now()) for house in houses)
        self.stdout.write(f"{made} assessments")
