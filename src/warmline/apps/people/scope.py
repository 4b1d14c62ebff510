"""How far a person sees: worked out from her roles of today, in one query."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Viewer = AbstractBaseUser | AnonymousUser

# These roles look after the people of the team, site or organisation in which they are held.
LOOKS_AFTER = frozenset({"lead", "trainer", "analyst", "manager", "admin"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The keys of what a person reaches. `sites` and `teams_led` are looked after; the `seen` ones are only hers."""

    person_id: int | None = None
    organisation_id: int | None = None
    organisation_wide: bool = False
    sites: frozenset[int] = frozenset()
    sites_seen: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()
    teams_led: frozenset[int] = frozenset()
    teams_seen: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()


_remembered: ContextVar[dict[int, Scope] | None] = ContextVar("remembered_scopes", default=None)


@contextmanager
def remembered_scopes() -> Iterator[None]:
    """Read each person's roles once while this lasts: for one request, since a page asks for them in several places."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def forget_scopes() -> None:
    """Read roles anew from now on; called by every service that changes them."""
    known = _remembered.get()
    if known is not None:
        known.clear()


def scope_of(user: Viewer) -> Scope:
    """Return how far `user` sees today; a stranger, and a person whose account is closed, sees nothing."""
    if not user.is_authenticated or not user.is_active:
        return Scope()
    known = _remembered.get()
    if known is None:
        return _read_scope(user)
    if user.pk not in known:
        known[user.pk] = _read_scope(user)
    return known[user.pk]


def _read_scope(user: Viewer) -> Scope:
    rows = (
        apps.get_model("people", "Membership")
        .objects.filter(person=user.pk, until=None)
        .values_list("role", "organisation_id", "site_id", "team_id", "team__site_id")
    )
    held = list(rows)
    caring = [row for row in held if row[0] in LOOKS_AFTER]
    return Scope(
        person_id=user.pk,
        organisation_id=getattr(user, "organisation_id", None),
        organisation_wide=any(row[1] for row in caring),
        sites=frozenset(row[2] for row in caring if row[2]),
        sites_seen=frozenset(key for row in held for key in (row[2], row[4]) if key),
        teams=frozenset(row[3] for row in caring if row[3]),
        teams_led=frozenset(row[3] for row in held if row[3] and row[0] == "lead"),
        teams_seen=frozenset(row[3] for row in held if row[3]),
        roles=frozenset(row[0] for row in held),
    )
