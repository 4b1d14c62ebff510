"""`tidy`: delete what has been kept long enough."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from warmline.apps.people.registry import retentions


class Command(BaseCommand):
    """Runs every retention rule once; run it daily."""

    help = "Delete what has been kept as long as its retention rule says."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run each rule in a transaction of its own and say what it deleted."""
        now = timezone.now()
        for rule in retentions():
            with transaction.atomic():
                gone = rule.clean(now - rule.stays)
            self.stdout.write(f"{rule.key}: {gone} deleted (kept {rule.stays.days} days)")
