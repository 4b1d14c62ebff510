"""`load_sample`: an invented organisation to look around in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.sample.load import load_sample


class Command(BaseCommand):
    """Loads the sample organisation; a second time changes nothing."""

    help = "Load the sample organisation: three sites, twelve teams, 120 invented people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say how many people there are."""
        try:
            organisation = load_sample()
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        count = Person.objects.filter(organisation=organisation).count()
        self.stdout.write(f"{organisation.name}: {count} sample people")
