"""`load_sample_practice`: invented practice days for the people of the sample organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.people.sample.faces import FACES
from warmline.apps.practice.sample import load_sample_practice


class Command(BaseCommand):
    """Adds the days once; the sample's first agent begins today and gets none."""

    help = "Invented practice days for the sample people, for a lead's page to show."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        days = load_sample_practice(now=timezone.now(), but=FACES[0].email)
        self.stdout.write(f"{days} practice days")
