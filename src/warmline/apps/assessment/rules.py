"""Who may do what with rules, attempts and certificates."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import rules
from django.core.exceptions import PermissionDenied

from warmline.apps.assessment.models import Attempt, Licence
from warmline.apps.people.models import Person, Role
from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

MANAGE: Final = "assessment.manage"
READY: Final = "assessment.see_readiness"
_MANAGES: Final = frozenset({Role.MANAGER, Role.ADMIN})
_ASSIGNS_WORK: Final = frozenset({Role.LEAD, Role.MANAGER})
ASSESSES: Final = frozenset({Role.TRAINER, Role.ANALYST})
"""The roles that may assess, with a licence."""


def manages(user: Viewer) -> bool:
    """Holds a role today that answers for the programme."""
    return bool(scope_of(user).roles & _MANAGES)


def assigns_work(user: Viewer) -> bool:
    """Holds a role today that says who takes which contacts."""
    return bool(scope_of(user).roles & _ASSIGNS_WORK)


def is_assessor(user: Viewer, now: datetime) -> bool:
    """Is a trainer or analyst with a licence that holds."""
    scope = scope_of(user)
    return bool(scope.roles & ASSESSES) and Licence.objects.valid_at(now).filter(person=scope.person_id).exists()


def may_assess(user: Person, person: Person, now: datetime) -> bool:
    """Is an assessor who looks after the person, and not the person herself."""
    if user.pk == person.pk or not is_assessor(user, now):
        return False
    return bool(Person.objects.visible_to(user).filter(pk=person.pk).exists())


def require_assessor(user: Person, person: Person, now: datetime) -> None:
    """Raise PermissionDenied unless `user` may assess the person."""
    if not may_assess(user, person, now):
        raise PermissionDenied("assessment.assess")


def require_named(user: Person, attempt: Attempt, now: datetime) -> None:
    """Raise PermissionDenied unless `user` is the assessor whom the announcement names, with a licence that holds."""
    if attempt.assessor_id != user.pk:
        raise PermissionDenied("assessment.assess")
    require_assessor(user, attempt.owner, now)


def may_decide(user: Person, person: Person, now: datetime) -> bool:
    """May decide as the second, or settle an appeal: an assessor of the person, or who manages her house."""
    manager = manages(user) and user.organisation_id == person.organisation_id
    return user.pk != person.pk and (manager or may_assess(user, person, now))


def require_signer(user: Person, attempt: Attempt, now: datetime) -> None:
    """Raise PermissionDenied unless `user` is the named assessor, or the second who was asked to decide."""
    if attempt.second_id != user.pk:
        require_named(user, attempt, now)
    elif not may_decide(user, attempt.owner, now):
        raise PermissionDenied("assessment.decide")


def register() -> None:
    """Add the permissions; called when the app starts."""
    for name, held in ((MANAGE, manages), (READY, assigns_work)):
        if not rules.perm_exists(name):
            rules.add_perm(name, rules.predicate(held) & rules.predicate(is_same_house))
