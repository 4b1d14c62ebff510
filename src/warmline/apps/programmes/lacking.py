"""What a programme leads to and the house does not have: a test, a workshop, a certificate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Person
from warmline.apps.programmes.screens.choices import LISTS
from warmline.core.curriculum.programme import Programme, Step, StepKind

_SAID: Final[Mapping[StepKind, Promise]] = {
    StepKind.TEST: _(
        "The step “%(step)s” leads to the test “%(ref)s”, which is not open in your house. Make one under Tests with "
        "the title “%(title)s”, or let the step lead to one that is open: with a programme of the standard, in a "
        "copy of it."
    ),
    StepKind.WORKSHOP: _(
        "The step “%(step)s” leads to the workshop “%(ref)s”, for which your house has no plan. Write it under "
        "Workshops, The plans, or let the step lead to another one: with a programme of the standard, in a copy of it."
    ),
    StepKind.CERTIFICATE: _(
        "The step “%(step)s” leads to the certificate “%(ref)s”, which your house does not give. Take over its rule "
        "under Certificates, or let the step lead to another one: with a programme of the standard, in a copy of it."
    ),
}


def lacking(user: Person, outline: Programme) -> list[Step]:
    """Return the steps that lead to a test, workshop or certificate that the user's house does not have."""
    steps = outline.steps()
    found = {kind: dict(LISTS[kind](user)) for kind in _SAID if any(step.kind is kind for step in steps)}
    return [step for step in steps if step.kind in found and step.ref not in found[step.kind]]


def lacking_words(user: Person, outline: Programme) -> str:
    """Return which steps lead to something that is not there, and what to do about each; empty where none does."""
    said = (
        str(_SAID[step.kind]) % {"step": step.title, "ref": step.ref, "title": step.ref.replace("_", " ").capitalize()}
        for step in lacking(user, outline)
    )
    return " ".join(said)
