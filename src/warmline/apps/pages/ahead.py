"""What stands ahead of a person: the next step of her programme, sessions to come, how far a certificate is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.assessment.models import Attempt
from warmline.apps.assessment.screens import progress_of
from warmline.apps.assessment.standing import standing_of
from warmline.apps.people.models import Person
from warmline.apps.programmes.selectors import NextAssigned, next_assigned
from warmline.apps.workshops.selectors import Upcoming, upcoming_for

SESSIONS: Final = 2
SOON: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One certificate that she is on the way to: its name, how far she is in words, and where it goes on."""

    title: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes besides practice; any of it may be missing."""

    assigned: NextAssigned | None
    sessions: Sequence[Upcoming]
    certificate: CertificateLine | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of it."""
        return self.assigned is None and not self.sessions and self.certificate is None


def ahead_of(person: Person, now: datetime) -> Ahead:
    """Return what stands ahead of a person, for her own eyes. The number of queries does not grow with history."""
    sessions = [each for each in upcoming_for(person, now) if each.session.starts_at <= now + SOON]
    return Ahead(next_assigned(person, now), sessions[:SESSIONS], certificate_line(person, now))


def certificate_line(person: Person, now: datetime) -> CertificateLine | None:
    """Return the newest attempt that is announced or going on, as what is done and never how well."""
    going = (Attempt.State.ANNOUNCED, Attempt.State.RUNNING)
    rows = Attempt.objects.visible_to(person).filter(owner=person, state__in=going)
    found = rows.select_related("rule", "owner").order_by("-announced_at").first()
    if found is None:
        return None
    address = reverse("assessment:attempt", args=[found.pk])
    if found.state == Attempt.State.ANNOUNCED:
        return CertificateLine(found.rule.title, _("Announced. You have not begun."), address)
    parts = progress_of(standing_of(found, now))
    done = sum(part.done for part in parts)
    words = ngettext("%(done)d of %(n)d part is done.", "%(done)d of %(n)d parts are done.", len(parts))
    return CertificateLine(found.rule.title, words % {"done": done, "n": len(parts)}, address)
