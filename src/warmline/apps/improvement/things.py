"""What somebody can react to, and the token that says that she was asked about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.improvement.models import Step
from warmline.apps.people.models import Person

_SALT = "warmline.improvement.asked"
_STAYS = 7 * 24 * 3600

USES: tuple[tuple[int, str | Promise], ...] = (
    (5, _("Yes, surely")),
    (4, _("Probably")),
    (3, _("Perhaps")),
    (2, _("Hardly")),
    (1, _("No")),
)
"""Answers to "Will you use it on your next shift?"."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One version of one thing; version 0 where there are none."""

    kind: Step
    ref: str
    version: int = 0


def token_for(person: Person, thing: Thing) -> str:
    """Return what the form carries: nobody can react to what she was not asked about."""
    return signing.dumps([person.pk, thing.kind.value, thing.ref, thing.version], salt=_SALT, compress=True)


def read_token(person: Person, token: str) -> Thing | None:
    """Return what a person was asked about within the last week, None for anything else."""
    try:
        pk, kind, ref, version = signing.loads(token, salt=_SALT, max_age=_STAYS)
    except (signing.BadSignature, ValueError):
        return None
    return Thing(Step(kind), ref, version) if pk == person.pk else None
