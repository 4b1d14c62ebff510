"""`load_sample_studio`: a case of the sample organisation in another language, published for people."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.people.models import Organisation
from warmline.apps.studio.sample import load_sample_studio


class Command(BaseCommand):
    """Adds it once, to the sample organisation."""

    help = "A translated case of the sample house, to be played with a colleague or read."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add it and say how many there are."""
        houses = Organisation.objects.filter(is_sample=True)
        made = sum(load_sample_studio(house, timezone.now()) for house in houses)
        self.stdout.write(f"{made} cases")
