"""Who is proven for which kind of contact: from certificates and from real contacts alone. Never a rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from warmline.core.certifying.rule import Rule, StrandKind
from warmline.core.certifying.strands import Sighting, Standing, judged_result

FLOOR_DAYS: Final = 180
"""How long a real contact speaks against a certificate. Chosen: half a usual certificate."""
FLOOR_CONTACTS: Final = 3
"""So many contacts before they may speak against one: one bad day says nothing. Chosen."""


class Why(StrEnum):
    """What a readiness rests on."""

    CERTIFICATE = "certificate"
    NO_CERTIFICATE = "no_certificate"
    EXPIRED = "expired"
    FLOOR = "floor"  # the certificate holds, but recent contacts clearly show less


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate that was not revoked: its rule and until when it holds."""

    rule: Rule
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class FloorContact:
    """One real contact that a person observed."""

    at: datetime
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Proven or not proven for a contact type, and why. `behaviours` are those that the floor speaks against."""

    contact_type: str
    proven: bool
    why: Why
    until: datetime | None = None
    behaviours: tuple[str, ...] = ()


def readiness(
    contact_type: str, certificates: Sequence[Held], contacts: Sequence[FloorContact], at: datetime
) -> Readiness:
    """Return whether somebody is proven for a contact type at a moment.

    A certificate that opens it and still holds proves it, unless the recent contacts, at least `FLOOR_CONTACTS` of
    them, put a behaviour of its rule more than a standard error below the cut. Nothing else counts, and contacts
    alone prove nothing: they were not drawn for it.
    """
    opening = [held for held in certificates if contact_type in {each.key for each in held.rule.opens}]
    if not opening:
        return Readiness(contact_type, False, Why.NO_CERTIFICATE)
    latest = max(opening, key=lambda held: held.valid_until)
    if latest.valid_until <= at:
        return Readiness(contact_type, False, Why.EXPIRED, latest.valid_until)
    below = _below(latest.rule, contacts, at)
    if below:
        return Readiness(contact_type, False, Why.FLOOR, latest.valid_until, below)
    return Readiness(contact_type, True, Why.CERTIFICATE, latest.valid_until)


def _below(rule: Rule, contacts: Sequence[FloorContact], at: datetime) -> tuple[str, ...]:
    recent = [each for each in contacts if at - timedelta(days=FLOOR_DAYS) < each.at <= at]
    if len(recent) < FLOOR_CONTACTS:
        return ()
    seen = [sighting for each in recent for sighting in each.sightings]
    found = judged_result(StrandKind.BEHAVIOURAL, rule.behavioural.bands, seen)
    return tuple(part.name for part in found.parts if part.standing is Standing.FAILED)
