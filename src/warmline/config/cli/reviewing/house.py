"""Who asks, and the machine that reads here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from warmline.config.cli.output import database_words, unusable

if TYPE_CHECKING:
    from warmline.apps.people.models import Person
    from warmline.apps.reviews.machine import Desk


@contextmanager
def asked_by(email: str) -> Iterator[Person]:
    """Open the house and yield the person with this address; refusals and a silent database end with exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    import django

    django.setup()
    from django.core.exceptions import PermissionDenied
    from django.db import DatabaseError

    from warmline.adapters.packs import PackError
    from warmline.apps.people.models import Person

    try:
        person = Person.objects.present().filter(email=email.strip().lower()).select_related("organisation").first()
        if person is None:
            unusable(f"Nobody here has the address {email}.")
        yield person
    except PermissionDenied:
        unusable(f"{email} may not do this. Reviews are a matter of analysts and admins of the organisation.")
    except DatabaseError as error:
        unusable(database_words(error))
    except PackError as error:
        unusable(str(error))


def desk() -> Desk:
    """Return the reader, rubric and encoder of this house; a build without weights has no encoder. Raises PackError."""
    from warmline.adapters.encoder import LocalEncoder, UnusableWeights
    from warmline.apps.reviews.machine import Desk
    from warmline.config import wiring

    try:
        encoder = LocalEncoder.load()
    except UnusableWeights:
        encoder = None
    return Desk(wiring.reader(), wiring.rubric(), encoder)
