"""What the holder lets her badge's page show."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.badges.models import Badge
from warmline.apps.people.models import Person


@dataclass(frozen=True, slots=True)
class Showing:
    """Whether there is a page at all, what it says of the name, and whether dates and level stand on it."""

    shared: bool = False
    name_shown: str = Badge.Name.NOTHING
    dates_shown: bool = True
    level_shown: bool = True


@transaction.atomic
def show(*, actor: Person, badge: Badge, showing: Showing) -> Badge:
    """Change what the page of one's own badge shows. Nobody else may, no admin either."""
    if badge.holder_id is None or badge.holder_id != actor.pk:
        raise PermissionDenied("badges.show")
    badge.shared, badge.name_shown = showing.shared, Badge.Name(showing.name_shown)
    badge.dates_shown, badge.level_shown = showing.dates_shown, showing.level_shown
    badge.save(update_fields=["shared", "name_shown", "dates_shown", "level_shown"])
    data = {"shared": badge.shared, "name": badge.name_shown, "dates": badge.dates_shown, "level": badge.level_shown}
    record(actor=actor, verb="badge.shown", about=actor, target=str(badge.pk), data=data)
    return badge
