"""`load_sample_workshops`: sample sessions for the people of the sample organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.people.models import Organisation
from warmline.apps.workshops.sample import load_sample_workshops


class Command(BaseCommand):
    """Adds the sessions once."""

    help = "Sample workshops and webinars for the sample people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many there are."""
        organisation = Organisation.objects.filter(is_sample=True).first()
        count = load_sample_workshops(organisation, timezone.now()) if organisation is not None else 0
        self.stdout.write(f"{count} sessions")
