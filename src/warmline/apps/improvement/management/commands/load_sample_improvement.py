"""`load_sample_improvement`: what the sample organisation says of its programme."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.improvement.sample import load_sample_improvement
from warmline.apps.people.models import Person


class Command(BaseCommand):
    """Adds it once, to the organisation of the sample people."""

    help = "Reactions and findings of the sample organisation."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many findings there are."""
        person = Person.objects.filter(is_sample=True).select_related("organisation").first()
        count = 0 if person is None else load_sample_improvement(person.organisation, timezone.now())
        self.stdout.write(f"{count} findings")
