"""The signed link at the foot of each letter, with which its reader stops letters of that group without signing in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

from warmline.apps.notices.groups import ALWAYS, Group
from warmline.apps.people.models import Person

_SALT: Final = "warmline.notices.stop"


def stop_address(person: Person, groups: Iterable[Group]) -> str:
    """Return the whole address that stops e-mail of these groups to the person.

    It does not run out: letters are kept.
    """
    token = signing.Signer(salt=_SALT).sign_object([person.pk, sorted(group.value for group in groups)])
    return f"{settings.WARMLINE_URL}{reverse('notices:stop', args=[token])}"


def read_stop(token: str) -> tuple[Person, tuple[Group, ...]] | None:
    """Return whose letters of which groups a token stops; None where it was not made here or the person is gone."""
    try:
        key, names = signing.Signer(salt=_SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(erased_at=None, pk=key).first()
    groups = tuple(group for group in Group if group.value in names and group not in ALWAYS)
    return (person, groups) if person is not None and groups else None
