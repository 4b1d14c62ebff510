"""Learning from all reviews at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.errors import require
from warmline.apps.people.models import Organisation, Person
from warmline.apps.reviews.gathering import gather, held_out, reviewed_criteria
from warmline.apps.reviews.models import Activation, LearnedVersion
from warmline.apps.reviews.rules import TEACH
from warmline.apps.reviews.services.force import activate, in_force
from warmline.apps.reviews.states import dice, digest, entry
from warmline.core.measurement.proof import standing
from warmline.core.scoring.criteria import learn


@dataclass(frozen=True, slots=True)
class Fitted:
    """The version that is in force now, whether it was made just now, and the criteria that it proves."""

    version: LearnedVersion
    made: bool
    proven: tuple[str, ...]


def fit(*, actor: Person, organisation: Organisation, machine: str, now: datetime) -> Fitted:
    """Learn every reviewed criterion, keep the outcome as a version, and put in force what passes the gate.

    The same reviews give the same version, so a second call changes nothing. Criteria that do not pass are kept in
    the version with their figures and are not in force. Raises PermissionDenied.
    """
    require(TEACH, actor, organisation)
    body = {key: _learned(organisation.pk, key, machine) for key in reviewed_criteria(organisation.pk)}
    proven = tuple(key for key, each in body.items() if each["proven"])
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        version, made = _kept(actor, organisation, machine, body, now)
        last = in_force(organisation)
        if last is None or last.version_id != version.pk or last.off:
            activate(actor=actor, organisation=organisation, version=version, why=Activation.Why.FITTED, now=now)
            data = {"version": version.number, "criteria": len(body), "proven": len(proven)}
            record(actor=actor, verb="reviews.fitted", target=f"version:{version.number}", data=data)
    return Fitted(version, made, proven)


def _learned(organisation: int, criterion: str, machine: str) -> dict[str, Any]:
    found = gather(organisation, criterion, machine)
    seen = [each for each in found if each.chances]
    learned = learn([each.reviewed() for each in seen], dice(f"learn:{criterion}"))
    stands = standing(held_out(found, learned), dice(f"standing:{criterion}"))
    return entry(learned, [each.key for each in seen], stands)


def _kept(
    actor: Person, organisation: Organisation, machine: str, body: dict[str, Any], now: datetime
) -> tuple[LearnedVersion, bool]:
    """Return the version with this body: an earlier one where nothing is new."""
    rows = LearnedVersion.objects.filter(organisation=organisation)
    mark = digest(machine, body)
    same = rows.filter(digest=mark).first()
    if same is not None:
        return same, False
    newest = rows.first()
    made = LearnedVersion.objects.create(
        organisation=organisation,
        number=1 if newest is None else newest.number + 1,
        machine=machine,
        digest=mark,
        body=body,
        made_at=now,
        made_by=actor,
    )
    return made, True
