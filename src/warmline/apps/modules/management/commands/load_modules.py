"""`load_modules`: bring the modules that came with this build into the house."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from warmline.apps.modules.shipped import ContentChanged, is_fresh, load_shipped


class Command(BaseCommand):
    """Load the modules; running it twice is harmless."""

    help = "Load the modules that came with this build."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all of them or none, and say what happened."""
        if is_fresh():
            self.stdout.write("Modules: nothing new.")
            return
        # Parsing them takes longer than a house without news takes to start.
        from warmline.adapters.packs import PackError
        from warmline.adapters.packs.modules import load_module_texts

        try:
            added, gone = load_shipped(modules=load_module_texts(), now=timezone.now(), replace_changed=settings.DEBUG)
        except (PackError, ContentChanged) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Modules: {added} new versions, {gone} taken back.")
