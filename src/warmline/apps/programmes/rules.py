"""Who looks after programmes, and where: managers for their sites or the whole house, admins for the house."""

from __future__ import annotations

from typing import Any

import rules
from django.db.models import QuerySet
from django.http import HttpRequest

from warmline.apps.people.models import Membership, Role, Site
from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

BUILD = "programmes.build"
"""Write, publish and withdraw programmes of the house; compare versions."""

ASSIGN = "programmes.assign"
"""Assign programmes, and change them for a site, where one looks after it."""

ROLES = frozenset({"manager", "admin"})


def manages(user: Viewer) -> bool:
    """Is a programme manager or an admin today."""
    return bool(scope_of(user).roles & ROLES)


def manages_everywhere(user: Viewer) -> bool:
    """Is one for the whole organisation."""
    if not manages(user):
        return False
    held = Membership.objects.current().filter(person=user.pk, role__in=ROLES)
    return held.filter(organisation__isnull=False).exists()


def sites_managed(user: Viewer) -> QuerySet[Site]:
    """Return the sites whose programmes the user looks after: all of the house, or those of her role."""
    if not manages(user):
        return Site.objects.none()
    if manages_everywhere(user):
        return Site.objects.filter(organisation=scope_of(user).organisation_id)
    held = Membership.objects.current().filter(person=user.pk, role=Role.MANAGER, site__isnull=False)
    return Site.objects.filter(pk__in=held.values("site"))


def reaches_place(user: Viewer, place: Any) -> bool:
    """The place (a site or a team; the organisation itself for all) is hers to assign for."""
    if manages_everywhere(user):
        return True
    site = place.pk if isinstance(place, Site) else getattr(place, "site_id", None)
    return site is not None and sites_managed(user).filter(pk=site).exists()


def sees_learning(request: HttpRequest) -> bool:
    """Return whether the menu offers learning: everybody who practises, and those who look after programmes."""
    user = getattr(request, "user", None)
    return user is not None and bool(scope_of(user).roles)


def register() -> None:
    """Add the permissions; called when the app starts."""
    here = rules.predicate(is_same_house)
    if not rules.perm_exists(BUILD):
        rules.add_perm(BUILD, rules.predicate(manages) & here)
    if not rules.perm_exists(ASSIGN):
        rules.add_perm(ASSIGN, rules.predicate(manages) & here & rules.predicate(reaches_place))
