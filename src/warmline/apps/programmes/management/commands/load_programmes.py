"""`load_programmes`: bring the programmes that came with this build into the house."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone


class Command(BaseCommand):
    """Load the programmes; running it twice is harmless."""

    help = "Load the programmes that came with this build."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all of them or none, and say what happened."""
        from warmline.adapters.packs.places import pack_files
        from warmline.apps.programmes.services.catalogue import ContentChanged, is_fresh, load_shipped

        sources = {path.stem: sha256(path.read_bytes()).hexdigest() for path in pack_files("programmes")}
        if is_fresh(sources.values()):
            self.stdout.write("Programmes: nothing new.")
            return
        # Parsing them takes longer than a house without news takes to start.
        from warmline.adapters.packs.errors import PackError
        from warmline.adapters.packs.programmes import load_programmes

        try:
            new = load_shipped(
                outlines=load_programmes(), now=timezone.now(), sources=sources, replace_changed=settings.DEBUG
            )
        except (PackError, ContentChanged) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Programmes: {new} new versions.")
