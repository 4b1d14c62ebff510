"""Whom an assessor may observe, and which behaviours the house's rules ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import CertificationRule, ObservedContact
from warmline.apps.assessment.rules import is_assessor
from warmline.apps.people.models import Person, Role
from warmline.apps.people.models.person import PersonQuerySet

SHOWN = 20


def observable(user: Person, now: datetime) -> PersonQuerySet:
    """Return the agents and leads whom an assessor looks after. Raises PermissionDenied without a licence."""
    if not is_assessor(user, now):
        raise PermissionDenied("assessment.assess")
    rows: PersonQuerySet = Person.objects.visible_to(user).present()
    seen = rows.filter(memberships__role__in=[Role.AGENT, Role.LEAD], memberships__until=None)
    return seen.exclude(pk=user.pk).distinct().order_by("name")


def behaviours_of(user: Person) -> list[str]:
    """Return the behaviours that the rules in force judge in real contacts or may let contacts stand in for."""
    rules = [rule_of(row) for row in CertificationRule.objects.visible_to(user).in_force()]
    bands = [band.behaviour for rule in rules for band in (*rule.behavioural.bands, *rule.practical.bands)]
    return list(dict.fromkeys(bands))


def observed_by(user: Person) -> Sequence[ObservedContact]:
    """Return the contacts that the user wrote down, newest first."""
    rows = ObservedContact.objects.visible_to(user).filter(observer=user).distinct()
    return list(rows.select_related("person").order_by("-seen_at")[:SHOWN])
