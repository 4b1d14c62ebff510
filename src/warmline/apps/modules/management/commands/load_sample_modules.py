"""`load_sample_modules`: modules of the sample organisation, and people who read them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from warmline.apps.modules.sample import load_sample_modules
from warmline.apps.people.models import Person


class Command(BaseCommand):
    """Adds them once, to the organisation of the sample people."""

    help = "Modules of the sample organisation, and people who read them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many have done a module."""
        person = Person.objects.filter(is_sample=True).select_related("organisation").first()
        count = 0 if person is None else load_sample_modules(person.organisation, timezone.now())
        self.stdout.write(f"{count} people have done a module")
