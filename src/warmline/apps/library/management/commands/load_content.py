"""`manage.py load_content`: load the scenario packs that came with this build."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from warmline.adapters.packs import PackError, load_scenarios
from warmline.apps.library.services import ContentChanged, load_content


class Command(BaseCommand):
    """Load content as immutable versions; running it twice is harmless."""

    help = "Load the scenario packs as immutable versions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything or nothing, and say in one line what happened."""
        try:
            loaded = load_content(scenarios=load_scenarios(), replace_changed=settings.DEBUG)
        except (PackError, ContentChanged) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"Scenarios: {len(loaded.added)} added, {len(loaded.replaced)} replaced, {len(loaded.unchanged)} unchanged."
        )
