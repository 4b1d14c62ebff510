"""Reading what reviews show, and what of it is in force."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.apps.people.errors import require
from warmline.apps.people.models import Organisation, Person
from warmline.apps.reviews.gathering import as_judged, by_models, gather, reviewed_criteria, stale_count
from warmline.apps.reviews.machine import Desk
from warmline.apps.reviews.models import Activation, LearnedVersion
from warmline.apps.reviews.rules import TEACH
from warmline.apps.reviews.services.force import in_force
from warmline.apps.reviews.states import Taught, dice, taught
from warmline.core.measurement.agreement import Agreement
from warmline.core.measurement.proof import Figures, figures
from warmline.core.scoring.criteria import LearnedCriteria
from warmline.core.scoring.scorecard import Status


@dataclass(frozen=True, slots=True)
class Shown:
    """Where one criterion stands today.

    `reason` is the verdict of the newest version ("not_fitted" before the first, "set_aside" where it is proven and
    was taken back). `stale` counts reviewed conversations that an earlier machine read, and that do not count before
    they are given again. `models` has the agreement with people of each language model that rated too; its anchors
    count nowhere else.
    """

    criterion: str
    figures: Figures
    status: Status
    reason: str
    stale: int
    models: tuple[tuple[str, Agreement], ...] = ()


def shown(user: Person, organisation: Organisation, desk: Desk) -> list[Shown]:
    """Return every reviewed criterion with its figures, for the machine as it scores now. Raises PermissionDenied."""
    require(TEACH, user, organisation)
    machine = str(desk.machine())
    force = _working(organisation, machine)
    newest = LearnedVersion.objects.filter(organisation=organisation, machine=machine).first()
    reasons = {} if newest is None else taught(newest.body)
    activation = in_force(organisation)
    drifted = set() if activation is None else set(activation.off)
    return [
        Shown(
            key,
            figures(as_judged(gather(organisation.pk, key, machine), force.get(key)), dice(f"show:{key}")),
            Status.PROVEN if key in force else Status.SUGGESTED,
            "drifted" if key in drifted else _reason(reasons.get(key), key in force),
            stale_count(organisation.pk, key, machine),
            _models(organisation, key),
        )
        for key in reviewed_criteria(organisation.pk)
    ]


def criteria_of(organisation: Organisation, desk: Desk) -> LearnedCriteria | None:
    """Return what of the learned is in force for this machine, ready for `score`; None where nothing is.

    For the house itself: it carries no reviews and no words. The version is the number of the learned version and
    that of its activation, so that a criterion that was turned off is told by it.
    """
    machine = desk.machine()
    force = _working(organisation, str(machine))
    if not force:
        return None
    activation = in_force(organisation)
    assert activation is not None
    assert activation.version is not None
    version = f"criteria-{activation.version.number}.{activation.number}"
    return LearnedCriteria(version, machine, {key: each.head for key, each in force.items()}, desk.encoder)


def versions(user: Person, organisation: Organisation) -> list[LearnedVersion]:
    """Return all versions that `user` may see, newest first."""
    return list(LearnedVersion.objects.visible_to(user).filter(organisation=organisation))


def history(user: Person, organisation: Organisation) -> list[Activation]:
    """Return what was in force and why, newest first, as far as `user` may see it."""
    rows = Activation.objects.visible_to(user).filter(organisation=organisation)
    return list(rows.select_related("version", "by"))


def _reason(verdict: Taught | None, in_force: bool) -> str:
    if verdict is None:
        return "not_fitted"
    return "set_aside" if verdict.proven and not in_force else verdict.reason


def _models(organisation: Organisation, criterion: str) -> tuple[tuple[str, Agreement], ...]:
    found = by_models(organisation.pk, criterion)
    return tuple((rater, figures(rows, dice(f"model:{criterion}:{rater}")).machine) for rater, rows in found.items())


def _working(organisation: Organisation, machine: str) -> dict[str, Taught]:
    """Return the proven criteria that are in force for exactly this machine."""
    activation = in_force(organisation)
    if activation is None or activation.version is None or activation.version.machine != machine:
        return {}
    return {
        key: each for key, each in taught(activation.version.body).items() if each.proven and key not in activation.off
    }
