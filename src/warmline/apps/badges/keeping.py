"""What is kept of badges: handed out to the holder, emptied when she is erased, gone three years after they end."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.badges.models import Badge
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

STAYS = timedelta(days=3 * 365)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "badge.issued": _("A badge was made of a certificate"),
            "badge.revoked": _("A badge was taken back"),
            "badge.shown": _("You chose what the page of a badge shows"),
            "badge.key_made": _("The first key that signs badges was made"),
            "badge.key_rotated": _("Badges are signed with a new key"),
            "badge.key_compromised": _("A key that signed badges was marked as not safe"),
        }
    )
    register_keeping(Keeping("badges", export, erase))
    register_retention(Retention("badges", str(_("Badges, counted from the day they end")), STAYS, clean))


def export(person: Person) -> list[dict[str, Any]]:
    """Return the person's badges with the signed text, which is hers to keep."""
    return [
        {
            "badge": str(badge.pk),
            "title": badge.title,
            "since": badge.since.isoformat(),
            "until": None if badge.until is None else badge.until.isoformat(),
            "credential": badge.token,
            "taken_back": badge.revoked_why,
            "shown": {
                "page": badge.shared,
                "name": badge.name_shown,
                "dates": badge.dates_shown,
                "level": badge.level_shown,
            },
        }
        for badge in Badge.objects.filter(holder=person)
    ]


def erase(person: Person) -> int:
    """Withdraw the person's badges: what names her goes, and copies out in the world read as taken back."""
    rows = Badge.objects.filter(holder=person)
    return rows.update(
        holder=None,
        certificate=None,
        facts={},
        token="",
        shared=False,
        name_shown=Badge.Name.NOTHING,
        revoked_at=None,
        revoked_by=None,
        revoked_why="",
        withdrawn_at=timezone.now(),
    )


def clean(before: datetime) -> int:
    """Delete the badges whose time ended before a moment; a copy of one fails by its date all the same."""
    return Badge.objects.filter(until__lt=before).delete()[0]
