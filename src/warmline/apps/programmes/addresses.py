"""Where a step leads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from warmline.apps.assessment.models import CertificationRule
from warmline.apps.knowledge.models import Form, Room
from warmline.apps.modules.models import Module
from warmline.apps.people.models import Person
from warmline.apps.programmes.models import Pilot
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State
from warmline.core.curriculum.programme import Step, StepKind
from warmline.core.curriculum.splitting import arm_of

ROOMS = {StepKind.TEST: "knowledge:home", StepKind.WORKSHOP: "workshops:front", StepKind.CERTIFICATE: "assessment:mine"}
LACKING: Final[Mapping[StepKind, Promise]] = {
    StepKind.TEST: gettext_lazy("This test is not open in your house yet. Ask your trainer about it."),
    StepKind.WORKSHOP: gettext_lazy("No date is planned yet that you could join. Ask your trainer for one."),
    StepKind.CERTIFICATE: gettext_lazy("Your house does not give this certificate yet. Ask your programme manager."),
}


@dataclass(frozen=True, slots=True)
class Way:
    """Where a step leads. `lacks` says in words that the thing itself is not there, and whom to ask; else empty."""

    address: str
    lacks: str = ""


# (ref) -> the address of that very thing.
_Found = dict[str, str]


def address_of(step: Step) -> str:
    """Return where somebody goes to take a step."""
    if step.kind is StepKind.MODULE:
        return reverse("modules:overview", args=[step.ref])
    if step.kind is StepKind.ROLEPLAY:
        return reverse("roleplay:before", args=[step.ref])
    if step.kind is StepKind.DRILLS:
        return reverse("drills:start")
    return step.ref if step.kind is StepKind.LINK else reverse(ROOMS[step.kind])


def ways_for(person: Person, steps: Iterable[Step], now: datetime) -> dict[Step, Way]:
    """Return where each of these steps leads a person: to that very test, date or certificate.

    One query for each of these three kinds that is among the steps, however many steps there are.
    """
    listed = set(steps)
    found: dict[StepKind, _Found] = {}
    for kind, look in _LOOKS.items():
        refs = {step.ref for step in listed if step.kind is kind}
        found[kind] = look(person, refs, now) if refs else {}
    return {step: _way(step, found) for step in listed}


def _way(step: Step, found: Mapping[StepKind, _Found]) -> Way:
    if step.kind not in _LOOKS:
        return Way(address_of(step))
    address = found[step.kind].get(step.ref)
    return Way(address) if address else Way(address_of(step), str(LACKING[step.kind]))


def _tests(person: Person, refs: Collection[str], _now: datetime) -> _Found:
    """Return the newest open version of each test, the house's own before one that came with Warmline."""
    rows = Form.objects.visible_to(person).open().filter(room=Room.ASSESSED, key__in=refs).order_by("number")
    listed = sorted(
        rows.values_list("organisation", "number", "key", "pk"), key=lambda row: (row[0] is not None, row[1])
    )
    return {key: reverse("knowledge:begin", args=[pk]) for _house, _number, key, pk in listed}


def _dates(person: Person, refs: Collection[str], now: datetime) -> _Found:
    """Return the next date of each plan: the one in which she has a seat, else the next one that she can join."""
    held = Seat.objects.filter(session=OuterRef("pk"), person=person.pk).exclude(state=Place.LEFT)
    rows = Session.objects.visible_to(person).to_come(now).filter(plan__key__in=refs, state=State.OPEN)
    found: dict[str, tuple[bool, str]] = {}
    for row in rows.annotate(is_hers=Exists(held)).values_list("pk", "plan__key", "is_hers", "sign_up_until"):
        pk, key, is_hers, until = row
        if (is_hers or until > now) and (key not in found or (is_hers and not found[key][0])):
            found[key] = (is_hers, reverse("workshops:session", args=[pk]))
    return {key: address for key, (_hers, address) in found.items()}


def _certificates(person: Person, refs: Collection[str], _now: datetime) -> _Found:
    rows = CertificationRule.objects.visible_to(person).in_force().filter(key__in=refs).values_list("key", "pk")
    return {key: f"{reverse('assessment:mine')}#cert-{pk}" for key, pk in rows}


_LOOKS: Final[Mapping[StepKind, Callable[[Person, Collection[str], datetime], _Found]]] = {
    StepKind.TEST: _tests,
    StepKind.WORKSHOP: _dates,
    StepKind.CERTIFICATE: _certificates,
}


def is_safe_link(address: str) -> bool:
    """Return whether a link leads into the house or, encrypted, somewhere else; nothing that runs in the page."""
    if any(not sign.isprintable() for sign in address):  # browsers leave some out, so that "/\t/" would be "//"
        return False
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return inside or address.startswith("https://")


def arm_for(pilot: Pilot, person: int) -> int:
    """Return the version of the module that a person gets while the pilot runs."""
    return (pilot.first, pilot.second)[arm_of(pilot.seed, person)]


def version_compared(person: Person, module: Module) -> int | None:
    """Return the version that a person is given while two of the module are compared in her house; else None."""
    pilot = Pilot.objects.running().filter(organisation=person.organisation_id, module=module.key).first()
    return None if pilot is None else arm_for(pilot, person.pk)
