"""Builds a sample house in the folder WARMLINE_DATA and prints who can come in; run as a program of its own.

It prints one JSON object: for each name the cookie of a session that is signed in.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from warmline.apps.people.models import Person


def build() -> dict[str, str]:
    """Migrate, collect files, load content and sample people; sign in the agents and one of each other role."""
    from django.core.management import call_command

    from warmline.apps.people.models import Membership, Role

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("load_content", stdout=sys.stderr)
    call_command("load_items", stdout=sys.stderr)
    call_command("load_modules", stdout=sys.stderr)
    call_command("load_programmes", stdout=sys.stderr)
    call_command("load_sample", stdout=sys.stderr)
    # Nadia is left to the test that signs in by the page.
    agents = Membership.objects.current().filter(role=Role.AGENT).exclude(person__name="Nadia Brandt")
    agents = agents.select_related("person").order_by("pk")[:70]
    lead = Membership.objects.current().filter(role=Role.LEAD).select_related("person").order_by("pk")[0]
    people = {f"agent{n}": held.person for n, held in enumerate(agents)} | {"lead": lead.person}
    for role in (Role.TRAINER, Role.MANAGER, Role.ANALYST):
        held = Membership.objects.current().filter(role=role).select_related("person").order_by("pk")[0]
        people[role.value] = held.person
    _badge(people["manager"])
    return {name: _cookie(someone) for name, someone in people.items()}


def _badge(someone: Person) -> None:
    from django.utils import timezone

    from warmline.apps.badges.sample import welcome
    from warmline.apps.badges.services import issue

    issue(actor=someone, facts=welcome(someone, timezone.now()), now=timezone.now())


def _cookie(someone: object) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(someone.pk)  # type: ignore[attr-defined]
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = someone.get_session_auth_hash()  # type: ignore[attr-defined]
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(build()))  # noqa: T201
