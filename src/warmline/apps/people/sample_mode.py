"""One-click sign-in as a sample person: for a first look on one's own machine, and closed everywhere else."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from warmline.apps.audit.services import record
from warmline.apps.people.models import Person
from warmline.apps.people.sample.faces import FACES, Face

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def is_open(request: HttpRequest) -> bool:
    """Return whether anybody may sign in with one click.

    All must hold: the setting is on, the server listens on loopback only, this request comes from loopback without
    a proxy between, and no real person is in the database.
    """
    return (
        settings.WARMLINE_SAMPLE
        and _is_loopback(settings.WARMLINE_BIND.rpartition(":")[0])
        and _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and "HTTP_X_FORWARDED_FOR" not in request.META
        and not Person.objects.real().exists()
    )


def choosable() -> QuerySet[Person]:
    """Return the sample people who stand on the page."""
    emails = [face.email for face in FACES]
    found: QuerySet[Person] = Person.objects.present().filter(is_sample=True, email__in=emails)
    return found


def faces() -> list[tuple[Person, Face]]:
    """Return the people on the page with what is said of them, in order."""
    people = {person.email: person for person in choosable()}
    return [(people[face.email], face) for face in FACES if face.email in people]


@transaction.atomic
def sign_in(request: HttpRequest, person: Person) -> None:
    """Sign in as a sample person and write it down."""
    login(request, person, backend=BACKEND)
    record(actor=person, verb="sample.signed_in", about=person, private=True)


def _is_loopback(host: str) -> bool:
    name = host.strip("[]")
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
