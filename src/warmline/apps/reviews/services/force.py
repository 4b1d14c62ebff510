"""What is in force: turning off what drifted, and going back to an earlier version."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import require
from warmline.apps.people.models import Organisation, Person
from warmline.apps.reviews.gathering import as_judged, gather
from warmline.apps.reviews.models import Activation, LearnedVersion
from warmline.apps.reviews.rules import TEACH
from warmline.apps.reviews.states import Taught, dice, taught
from warmline.core.measurement.proof import newest_figures
from warmline.core.scoring.criteria import decide

NOTHING = 0
"""The number to go back to where nothing learned shall be in force."""


class NoSuchVersion(ValueError):
    """There is no version of this number; the message says which there are."""


def in_force(organisation: Organisation) -> Activation | None:
    """Return the newest activation with its version, or None where nothing was ever in force."""
    return Activation.objects.filter(organisation=organisation).select_related("version").first()


def activate(
    *,
    actor: Person,
    organisation: Organisation,
    version: LearnedVersion | None,
    why: Activation.Why,
    now: datetime,
    off: Iterable[str] = (),
) -> Activation:
    """Add the row that says what is in force from now on. Call it inside a transaction, after the permission."""
    last = in_force(organisation)
    return Activation.objects.create(
        organisation=organisation,
        number=1 if last is None else last.number + 1,
        version=version,
        off=sorted(off),
        why=why,
        at=now,
        by=actor,
    )


@transaction.atomic
def put_back(*, actor: Person, organisation: Organisation, number: int, machine: str, now: datetime) -> Activation:
    """Put an earlier version in force again; 0 puts nothing in force, so that every criterion is suggested only.

    What drifts in it by the newest reviews is off at once. Raises PermissionDenied and `NoSuchVersion`.
    """
    require(TEACH, actor, organisation)
    version = None if number == NOTHING else _version(organisation, number)
    activate(actor=actor, organisation=organisation, version=version, why=Activation.Why.BACK, now=now)
    target = f"version:{number}"
    record(actor=actor, verb="reviews.put_back", target=target, data={"version": number})
    turn_off_what_drifted(actor=actor, organisation=organisation, machine=machine, now=now)
    found = in_force(organisation)
    assert found is not None
    return found


@transaction.atomic
def turn_off_what_drifted(*, actor: Person, organisation: Organisation, machine: str, now: datetime) -> tuple[str, ...]:
    """Set criteria back to suggested where the newest 30 doubly rated conversations do not bear them out.

    Returns their keys. A criterion whose version was made by another machine is not in force and left alone. Raises
    PermissionDenied.
    """
    require(TEACH, actor, organisation)
    found = in_force(organisation)
    if found is None or found.version is None or found.version.machine != machine:
        return ()
    drifted = tuple(
        key
        for key, each in sorted(taught(found.version.body).items())
        if each.proven and key not in found.off and not _bears_out(organisation.pk, key, machine, each)
    )
    if drifted:
        off = [*found.off, *drifted]
        why = Activation.Why.DRIFTED
        activate(actor=actor, organisation=organisation, version=found.version, why=why, now=now, off=off)
        data = {"version": found.version.number, "criteria": list(drifted)}
        record(actor=actor, verb="reviews.turned_off", target=f"version:{found.version.number}", data=data)
    return drifted


def _bears_out(organisation: int, criterion: str, machine: str, learned: Taught) -> bool:
    judged = as_judged(gather(organisation, criterion, machine), learned)
    return decide(newest_figures(judged, dice(f"drift:{criterion}")).shown()).proven


def _version(organisation: Organisation, number: int) -> LearnedVersion:
    rows = LearnedVersion.objects.filter(organisation=organisation)
    found = rows.filter(number=number).first()
    if found is None:
        there = ", ".join(str(each) for each in rows.order_by("number").values_list("number", flat=True))
        told = {"number": number, "there": there or _("none yet")}
        raise NoSuchVersion(_("There is no version %(number)s. Versions: %(there)s; 0 is none.") % told)
    return found
