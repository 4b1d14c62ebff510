"""`load_items`: bring the items that came with this build into the house, and the quizzes made of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from warmline.apps.knowledge.shipped import ItemChanged, is_fresh, load_items, remember


class Command(BaseCommand):
    """Load the items; running it twice is harmless."""

    help = "Load the items that came with this build."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all of them or none, and say what happened."""
        if is_fresh():
            self.stdout.write("Items: nothing new.")
            return
        # Parsing them takes longer than a house without news takes to start.
        from warmline.adapters.packs import PackError, load_rubric
        from warmline.adapters.packs.items import load_item_sets

        try:
            names = {skill.key: skill.name for skill in load_rubric()}
            with transaction.atomic():
                new = load_items(sets=load_item_sets(), names=names, now=timezone.now(), replace_changed=settings.DEBUG)
                remember()
        except (PackError, ItemChanged) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Items: {new} new versions.")
