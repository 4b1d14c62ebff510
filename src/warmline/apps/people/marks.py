"""A mark by which a browser tells one person's things from another's, and which says nothing about her."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from warmline.apps.people.models import Person


def person_mark(person: Person) -> str:
    """Return 32 hex digits: the same for a person at every sign-in to this house, and of use nowhere else."""
    return salted_hmac("warmline.people.marks", str(person.pk), algorithm="sha256").hexdigest()[:32]
