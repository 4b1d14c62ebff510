"""Assigning a programme to an audience, and stopping that."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.programmes import tasks
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.lacking import lacking_words
from warmline.apps.programmes.models import Assignment, Programme, ProgrammeVersion
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.plans import newest_version
from warmline.apps.programmes.rules import ASSIGN
from warmline.apps.programmes.words import plan_words
from warmline.apps.shifts.selectors import zone_of
from warmline.core.curriculum.deadlines import MondayToFriday, check_plan

MINUTES_A_DAY = 30
"""Minutes of learning that one working day has room for when a date for all is checked."""


@transaction.atomic
def assign(
    *,
    actor: Person,
    programme: Programme,
    audience: Audience,
    now: datetime,
    starts_on: date | None = None,
    due_on: date | None = None,
    even_lacking: bool = False,
) -> Assignment:
    """Let an audience follow a programme, from a day on or each from her own first one; the enrolment runs behind.

    The same once more is the assignment that is there. Refused without a published version, and for a date that has
    passed or leaves too few working days: the message says which day would fit. Refused too where a step leads to
    something that the house does not have, unless `even_lacking`: for an invented house, whose tests may have been
    left out.
    """
    require(ASSIGN, actor, audience.place)
    if audience.cohort is not None and audience.cohort.organisation_id != actor.organisation_id:
        raise Refused(_("This group of newcomers belongs to another house."))
    check_dates(actor=actor, programme=programme, now=now, starts_on=starts_on, due_on=due_on)
    if not even_lacking:
        check_steps(actor=actor, programme=programme)
    mode = Assignment.Mode.DATED if starts_on else Assignment.Mode.SELF_PACED
    wanted = {
        "organisation": audience.organisation,
        "programme": Programme.objects.select_for_update().get(pk=programme.pk),
        "role": audience.role,
        "site": audience.site,
        "team": audience.team,
        "cohort": audience.cohort,
        "level": audience.level,
        "mode": mode,
        "starts_on": starts_on,
        "due_on": due_on,
    }
    same = Assignment.objects.open().filter(**wanted).first()
    if same is not None:
        return same
    row = Assignment.objects.create(**wanted, made_by=actor, made_at=now)
    record(actor=actor, verb="programmes.assigned", target=f"programme:{programme.pk}", data={"assignment": row.pk})
    tasks.begin(row)
    return row


@transaction.atomic
def stop_assigning(*, actor: Person, assignment: Assignment, now: datetime) -> None:
    """Enrol nobody any more. Who is on the programme stays on it. Twice is harmless."""
    require(ASSIGN, actor, assignment.team or assignment.site or assignment.organisation)
    if Assignment.objects.filter(pk=assignment.pk, stopped_at=None).update(stopped_at=now):
        target = f"programme:{assignment.programme_id}"
        record(actor=actor, verb="programmes.stopped", target=target, data={"assignment": assignment.pk})


def _published(actor: Person, programme: Programme) -> ProgrammeVersion:
    if programme.organisation_id not in (None, actor.organisation_id):
        raise Refused(_("This programme belongs to another house."))
    version = newest_version(programme)
    if version is None or programme.withdrawn_at is not None:
        raise Refused(_("There is no published version. Publish it first."))
    return version


def check_dates(
    *, actor: Person, programme: Programme, now: datetime, starts_on: date | None = None, due_on: date | None = None
) -> None:
    """Refuse dates that nobody could keep, and a programme without a published version; say what would do."""
    version, today = _published(actor, programme), now.astimezone(zone_of(actor)).date()
    if starts_on is not None and starts_on < today:
        raise Refused(_("The first day has passed. Choose today or a later day."))
    if due_on is None:
        return
    minutes = unpack(version.body).minutes
    problem = check_plan(
        due=due_on,
        start=starts_on or today,
        today=today,
        minutes=minutes,
        minutes_a_day=MINUTES_A_DAY,
        days=MondayToFriday(),
    )
    if problem is not None:
        raise Refused(plan_words(problem))


def check_steps(*, actor: Person, programme: Programme) -> None:
    """Refuse a programme with a step that leads to something that the house lacks; say which, and what to do."""
    if said := lacking_words(actor, unpack(_published(actor, programme).body)):
        raise Refused(said)
