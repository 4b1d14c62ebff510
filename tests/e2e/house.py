"""Builds a small house in the folder WARMLINE_DATA and prints who can come in; run as a program of its own.

It prints one JSON object: for each name the cookie of a session that is signed in.
"""

from __future__ import annotations

import json
import sys

import django

AGENTS = 40  # one for each browser test, so that tests never meet


def build() -> dict[str, str]:
    """Migrate, load content, make the people, and sign everybody in."""
    from django.core.management import call_command
    from tests.cast import gather, person

    from warmline.apps.people.models import Membership, Role

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_content", verbosity=0, stdout=sys.stderr)
    cast = gather()
    people = dict(cast.people())
    for number in range(AGENTS):
        agent = person(cast.organisation, f"Agent{number} Example", f"agent{number}@northwind.example")
        Membership.objects.create(person=agent, role=Role.AGENT, team=cast.team)
        people[f"agent{number}"] = agent
    return {name: _cookie(someone) for name, someone in people.items()}


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
