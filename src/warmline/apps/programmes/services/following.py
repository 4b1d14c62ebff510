"""What happens on a path: a link that was followed, a pause, a newer version, an end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person, Site
from warmline.apps.programmes.models import Enrolment, Programme, StepDone
from warmline.apps.programmes.plans import plan_for, sites_of
from warmline.apps.programmes.rules import ASSIGN
from warmline.apps.programmes.standings import outline_of
from warmline.apps.programmes.working.enrolling import CHANGED
from warmline.apps.shifts.selectors import zone_of
from warmline.core.curriculum.programme import StepKind


class NotHers(PermissionError):
    """Only the person herself says what she followed."""


@transaction.atomic
def tick_link(*, user: Person, enrolment: Enrolment, step: str, now: datetime) -> None:
    """Note that she read or watched what a link leads to. Twice is harmless; other kinds are never ticked by hand."""
    if enrolment.person_id != user.pk:
        raise NotHers
    found = next((each for each in outline_of(enrolment).steps() if each.key == step), None)
    if found is None or found.kind is not StepKind.LINK:
        raise Refused(_("This step is not ticked off by hand."))
    day = now.astimezone(zone_of(user)).date()
    _row, fresh = StepDone.objects.get_or_create(enrolment=enrolment, step=step, defaults={"on": day})
    if fresh:
        record(actor=user, verb="programmes.followed", about=user, target=f"enrolment:{enrolment.pk}")


@transaction.atomic
def pause(*, actor: Person, enrolment: Enrolment, now: datetime) -> None:
    """Let nothing be due until it goes on: by the person herself, or by who looks after the programmes of her place."""
    _may_steer(actor, enrolment)
    row = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if row.is_paused or row.state != Enrolment.State.RUNNING:
        return
    row.pauses = [*row.pauses, [_today(enrolment.person, now).isoformat(), None]]
    row.save(update_fields=["pauses"])
    record(actor=actor, verb="programmes.paused", about=enrolment.person, target=f"programme:{row.programme_id}")


@transaction.atomic
def go_on(*, actor: Person, enrolment: Enrolment, now: datetime) -> None:
    """End the pause; every date has moved by the working days that it took."""
    _may_steer(actor, enrolment)
    row = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if not row.is_paused:
        return
    first = date.fromisoformat(row.pauses[-1][0])
    last = _today(enrolment.person, now) - timedelta(days=1)
    row.pauses = [*row.pauses[:-1], [first.isoformat(), last.isoformat()]] if last >= first else row.pauses[:-1]
    row.save(update_fields=["pauses"])
    record(actor=actor, verb="programmes.resumed", about=enrolment.person, target=f"programme:{row.programme_id}")


@transaction.atomic
def move_on(*, actor: Person, programme: Programme, site: Site | None, now: datetime) -> int:
    """Put everybody who is under way, at a site or (None) everywhere, onto the newest plan; return how many moved.

    What was done stays done: it is found by what the steps lead to. Who moves is told once.
    """
    require(ASSIGN, actor, site or actor.organisation)
    rows = Enrolment.objects.running().filter(programme=programme, person__organisation=actor.organisation_id)
    listed = list(rows.select_related("plan").select_for_update(of=("self",)))
    places = sites_of([row.person_id for row in listed])
    plans = {key: plan_for(programme, found) for key, found in Site.objects.in_bulk(set(places.values())).items()}
    common = plan_for(programme, None)
    moved = []
    for row in listed:
        place = places.get(row.person_id, 0)
        plan = plans.get(place, common)
        if (site is None or place == site.pk) and plan is not None and plan.pk != row.plan_id:
            row.plan = plan
            moved.append(row)
    Enrolment.objects.bulk_update(moved, ["plan"], batch_size=500)
    queue(CHANGED, [(row.person_id, str(programme.pk)) for row in moved])
    record(actor=actor, verb="programmes.moved_on", target=f"programme:{programme.pk}", data={"people": len(moved)})
    return len(moved)


def _may_steer(actor: Person, enrolment: Enrolment) -> None:
    if actor.pk == enrolment.person_id:
        return
    site = Site.objects.filter(pk=sites_of([enrolment.person_id]).get(enrolment.person_id, 0)).first()
    require(ASSIGN, actor, site or enrolment.person.organisation)


def _today(person: Person, now: datetime) -> date:
    return now.astimezone(zone_of(person)).date()
