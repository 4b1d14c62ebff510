"""`manage.py load_content`: load the scenario packs that came with this build."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from warmline.adapters.content import sum_of_content
from warmline.apps.library.freshness import is_fresh, remember


class Command(BaseCommand):
    """Load content as immutable versions; running it twice is harmless."""

    help = "Load the scenario packs as immutable versions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything or nothing, and say in one line what happened."""
        packs = sum_of_content()
        self.stdout.write("Scenarios: nothing new." if is_fresh(packs=packs) else _load(packs))


def _load(packs: str) -> str:
    # The readers take longer to import than a house without news takes to start.
    from warmline.adapters.packs import PackError, load_scenarios
    from warmline.apps.library.services import ContentChanged, load_content

    try:
        with transaction.atomic():
            loaded = load_content(scenarios=load_scenarios(), replace_changed=settings.DEBUG)
            remember(packs=packs)
    except (PackError, ContentChanged) as problem:
        raise CommandError(str(problem)) from problem
    return f"Scenarios: {len(loaded.added)} added, {len(loaded.replaced)} replaced, {len(loaded.unchanged)} unchanged."
