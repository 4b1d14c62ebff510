"""`load_sample_conversations`: invented conversations of the sample organisation's first team, and reviews of them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.conversations.sample import load_sample_conversations
from warmline.apps.people.models import Organisation


class Command(BaseCommand):
    """Adds them once, to the sample organisation."""

    help = "Invented conversations of a sample team with reviews, for evidence from the floor to show."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many conversations there are."""
        houses = Organisation.objects.filter(is_sample=True)
        made = sum(load_sample_conversations(house, timezone.now()) for house in houses)
        self.stdout.write(f"{made} conversations")
