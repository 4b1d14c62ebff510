"""Reading notices: one's own page, and the number in the header."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet

from warmline.apps.notices.letters import kinds_not_shown
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer

MOST: Final = 100
"""The header counts no further."""


def own_notices(viewer: Viewer) -> QuerySet[Notice]:
    """Return the viewer's notices, the newest first; what she reads only before she can sign in is left out."""
    rows: Any = Notice.objects.visible_to(viewer)
    found: QuerySet[Notice] = rows.exclude(kind__in=kinds_not_shown()).select_related("person")
    return found


def unread_count(viewer: Viewer) -> int:
    """Return how many notices the viewer has not read, at most MOST: one query, none for strangers."""
    if not viewer.is_authenticated:
        return 0
    rows = Notice.objects.visible_to(viewer).unread().exclude(kind__in=kinds_not_shown())
    return int(rows.order_by()[:MOST].count())


def mailbox_of(person: Person) -> Mailbox:
    """Return how the person wants to hear of things, unsaved where she chose nothing yet."""
    return Mailbox.objects.filter(person=person).first() or Mailbox(person=person)
