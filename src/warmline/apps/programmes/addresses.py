"""Where a step leads."""

from __future__ import annotations

from django.urls import reverse

from warmline.apps.modules.models import Module
from warmline.apps.people.models import Person
from warmline.apps.programmes.models import Pilot
from warmline.core.curriculum.programme import Step, StepKind
from warmline.core.curriculum.splitting import arm_of

ROOMS = {StepKind.TEST: "knowledge:home", StepKind.WORKSHOP: "workshops:front", StepKind.CERTIFICATE: "assessment:mine"}


def address_of(step: Step) -> str:
    """Return where somebody goes to take a step."""
    if step.kind is StepKind.MODULE:
        return reverse("modules:overview", args=[step.ref])
    if step.kind is StepKind.ROLEPLAY:
        return reverse("roleplay:before", args=[step.ref])
    if step.kind is StepKind.DRILLS:
        return reverse("drills:start")
    return step.ref if step.kind is StepKind.LINK else reverse(ROOMS[step.kind])


def is_safe_link(address: str) -> bool:
    """Return whether a link leads into the house or, encrypted, somewhere else; nothing that runs in the page."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return inside or address.startswith("https://")


def arm_for(pilot: Pilot, person: int) -> int:
    """Return the version of the module that a person gets while the pilot runs."""
    return (pilot.first, pilot.second)[arm_of(pilot.seed, person)]


def version_compared(person: Person, module: Module) -> int | None:
    """Return the version that a person is given while two of the module are compared in her house; else None."""
    pilot = Pilot.objects.running().filter(organisation=person.organisation_id, module=module.key).first()
    return None if pilot is None else arm_for(pilot, person.pk)
