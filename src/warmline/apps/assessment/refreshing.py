"""Refreshers of certificates: evenly spaced while one holds, told once each, practised in the five minutes a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Certificate
from warmline.apps.notices.models import Notice
from warmline.apps.notices.services import queue
from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import zone_of
from warmline.core.certifying import refreshers

KIND: Final = "certificate_refresher"
STAYS: Final = timedelta(days=14)
"""How long a refresher that was not done stays open: about as long as a leave. A choice; then the next one comes."""

# (key of the certificate, when to look again)
PutDown = Callable[[UUID, datetime], None]


@dataclass(frozen=True, slots=True)
class Refresher:
    """One refresher that is open: of which certificate, since when, which behaviours, and its number from 1."""

    certificate: Certificate
    since: datetime
    number: int
    behaviours: tuple[str, ...]


def open_refreshers(person: Person, now: datetime) -> Sequence[Refresher]:
    """Return the refreshers of a person's certificates that are open, of each rule that of its newest. One query.

    Whether she has done them is in her daily practice, for her eyes alone.
    """
    rows = Certificate.objects.valid_at(now).filter(person=person.pk).select_related("rule").order_by("issued_at")
    newest = {row.rule.key: row for row in rows}
    found = (open_of(row, now) for row in newest.values())
    return [each for each in found if each is not None]


def open_of(certificate: Certificate, now: datetime) -> Refresher | None:
    """Return the refresher of a certificate that is open at a moment, None where there is none."""
    due = _moments(certificate)
    past = [when for when in due if when <= now]
    if not past or now - past[-1] >= STAYS:
        return None
    return Refresher(certificate, past[-1], len(past), _behaviours(certificate))


def behaviours_to_refresh(person: Person, now: datetime) -> dict[str, date]:
    """Return what the daily practice should bring back, each with the day of her own calendar since when."""
    zone = zone_of(person)
    return {key: each.since.astimezone(zone).date() for each in open_refreshers(person, now) for key in each.behaviours}


def begin(certificate: Certificate, now: datetime, put_down: PutDown) -> None:
    """Put down the look at the next refresher of a certificate, where there is one to come."""
    due = next((when for when in _moments(certificate) if when > now), None)
    if due is not None:
        put_down(certificate.pk, due)


@transaction.atomic
def tell(*, key: UUID, now: datetime, put_down: PutDown) -> bool:
    """Tell a holder that a refresher is open, once, and put down the look at the next one; return whether it told.

    Nobody is told where the certificate ended or was taken back (it may be given back: looking goes on), where a newer
    one of the same rule is held, or after she has left.
    """
    row = Certificate.objects.select_for_update(of=("self",)).select_related("rule", "person").filter(pk=key).first()
    if row is None:
        return False
    begin(row, now, put_down)
    found = open_of(row, now) if _is_held(row, now) else None
    if found is None:
        return False
    about = f"{row.pk}:{found.number}"
    if Notice.objects.filter(kind=KIND, person=row.person_id, about=about).exists():
        return False
    queue(KIND, [(row.person_id, about)])
    return True


def _is_held(row: Certificate, now: datetime) -> bool:
    if not row.person.is_active or row.revoked_at is not None or row.valid_until <= now:
        return False
    newer = Certificate.objects.valid_at(now).filter(rule__key=row.rule.key, issued_at__gt=row.issued_at)
    return not newer.filter(person=row.person_id).exists()


def _moments(certificate: Certificate) -> tuple[datetime, ...]:
    return refreshers(rule_of(certificate.rule), certificate.issued_at, certificate.valid_until)


def _behaviours(certificate: Certificate) -> tuple[str, ...]:
    rule = rule_of(certificate.rule)
    bands = (*rule.practical.bands, *rule.behavioural.bands)
    return tuple(dict.fromkeys(band.behaviour for band in bands))
