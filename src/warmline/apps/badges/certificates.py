"""From a certificate to what its badge says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Certificate
from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Person


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a badge is issued for. `skills` are (key, name); moments have a time zone."""

    certificate: UUID | None
    holder: Person
    title: str
    description: str
    criteria: str
    level: int | None
    skills: tuple[tuple[str, str], ...]
    since: datetime
    until: datetime | None


def facts_of(certificate: Certificate) -> CertificateFacts:
    """Return what the badge of a certificate says: title, purpose and skills of its rule, and how it was earned."""
    rule = rule_of(certificate.rule)
    skills = {}
    for band in rule.bands():
        skill, _behaviour = rubric().behaviour(band.behaviour)
        skills[skill.key] = skill.name
    return CertificateFacts(
        certificate=certificate.pk,
        holder=certificate.person,
        title=rule.title,
        description=rule.purpose,
        criteria=_(
            "Passed a test, announced talks and tasks judged by a named assessor, and real contacts that a person "
            "watched. All three had to pass, and a person signed the decision."
        ),
        level=int(rule.level),
        skills=tuple(sorted(skills.items())),
        since=certificate.issued_at,
        until=certificate.valid_until,
    )
