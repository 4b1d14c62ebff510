"""Taking a test: beginning, answering, finishing. Two devices, one attempt: the first answer to an item counts."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.closing import settle, with_outcome
from warmline.apps.knowledge.models import Assignment, Attempt, Form, ItemVersion
from warmline.apps.knowledge.panels import panels_of
from warmline.apps.knowledge.papers import first_paper, go_on
from warmline.apps.knowledge.results import waits
from warmline.apps.knowledge.scale import run_to_use
from warmline.apps.knowledge.sheets import Entry, Sheet, read_sheet, write_sheet
from warmline.apps.knowledge.showing import read_answer
from warmline.apps.knowledge.tries import check_try
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.core.measurement.items import counts, mark
from warmline.core.measurement.items.timing import is_too_fast


class AlreadyAnswered(Refused):
    """Another device answered this item first; that answer counts."""


def start(*, user: Person, form: Form, key: UUID, now: datetime) -> Attempt:
    """Begin a test, or return the attempt that is running: from another device, or from a form sent twice.

    Refused where the test is closed or belongs to another house, where she would read her own result as its reader
    alone, and where an assessed one was tried too often or too lately, or a try waits for a person.
    """
    known = Attempt.objects.filter(pk=key).first()
    if known is not None and known.person_id != user.pk:
        raise Refused(_("This test cannot be begun."))
    running = known or Attempt.objects.filter(form=form, person=user, state=Attempt.State.RUNNING).first()
    if running is not None:
        return running
    if not Form.objects.visible_to(user).open().filter(pk=form.pk).exists():
        raise Refused(_("This test is closed."))
    readers = [person for person in form.readers.all() if person.pk != user.pk and person.is_active]
    if form.is_assessed and not readers:
        raise Refused(
            _("Nobody else is here to see these results, so this test cannot begin. Tell the person who made it.")
        )
    check_try(user, form, now)
    try:
        with transaction.atomic():
            return _begin(user, form, key, readers, now)
    except IntegrityError:  # the other device was first
        return Attempt.objects.get(form=form, person=user, state=Attempt.State.RUNNING)


def _begin(user: Person, form: Form, key: UUID, readers: Sequence[Person], now: datetime) -> Attempt:
    run = run_to_use(form, user.organisation_id)
    attempt = Attempt(id=key, form=form, person=user, room=form.room, run=run, seed=secrets.randbits(40))
    attempt.begun_at = attempt.touched_at = now
    attempt.due_at = None if form.minutes is None else now + timedelta(minutes=form.minutes)
    sheet = first_paper(attempt)
    if sheet.current is None:
        raise Refused(_("This test has no items any more."))
    write_sheet(attempt, sheet)
    attempt.save(force_insert=True)
    attempt.readers.set(readers)
    target = f"attempt:{attempt.pk}"
    record(actor=user, verb="knowledge.begun", about=user, target=target, private=not attempt.is_assessed)
    return attempt


@transaction.atomic
def answer(*, user: Person, attempt: Attempt, place: int, key: UUID, sent: Sequence[str], now: datetime) -> Attempt:
    """Answer the item at `place` (from 0). The same `key` again changes nothing.

    Raises `AlreadyAnswered` where another device was first, Refused where the time is over or the attempt has ended,
    `BadAnswer` for what is no answer, and `vault.NotTheOwner` for anybody but the person herself.
    """
    found = _own(user, attempt)
    sheet = read_sheet(user, found)
    if any(entry.key == key for entry in sheet.entries):
        return found
    if not found.is_running:
        raise Refused(_("This test has ended."))
    if is_over(found, now):
        raise Refused(_("The time is over. What you answered before counts."))
    if place != len(sheet.entries) or sheet.current is None:
        raise AlreadyAnswered(_("You answered this one already, perhaps on another device. That answer counts."))
    entry = _entry(found, sheet.current, key, sent, now)
    sheet = go_on(found, sheet.with_entry(entry))
    if sheet.current is None:
        return _close(found, sheet, now)
    found.touched_at = now
    write_sheet(found, sheet)
    found.save()
    return found


def _entry(attempt: Attempt, version_id: int, key: UUID, sent: Sequence[str], now: datetime) -> Entry:
    version = ItemVersion.objects.get(pk=version_id)
    item = item_of(version)
    given = read_answer(item, str(attempt.seed), sent)
    panel = panels_of(attempt.person.organisation_id, [version.pk])[version.pk]
    points = mark(item, given, panel)
    seconds = max(0.0, (now - attempt.touched_at).total_seconds())
    return Entry(
        version=version.pk,
        key=key,
        answer=given,
        score=points.score,
        right=points.right,
        # Nobody marks a quiz but its owner: what no rule can mark is left out there.
        counts=counts(item, panel) and (attempt.is_assessed or points.score is not None),
        seconds=round(seconds, 1),
        too_fast=is_too_fast(seconds, item.words()),
        at=now,
    )


@transaction.atomic
def finish(*, user: Person, attempt: Attempt, now: datetime) -> Attempt:
    """End a test before its last item; what was not reached counts as wrong. Twice is harmless."""
    found = _own(user, attempt)
    return _close(found, read_sheet(user, found), now) if found.is_running else found


def close_overdue(*, now: datetime) -> int:
    """Close assessed attempts whose time is over and return how many; a quiz waits for its owner."""
    late = Attempt.objects.filter(room="assessed", state=Attempt.State.RUNNING, due_at__lt=now).select_related("person")
    closed = 0
    for attempt in late:
        finish(user=attempt.person, attempt=attempt, now=now)
        closed += 1
    return closed


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Say whether the time is over, by the clock of the house."""
    return attempt.due_at is not None and now > attempt.due_at


def _own(user: Person, attempt: Attempt) -> Attempt:
    found = Attempt.objects.select_for_update(of=("self",)).select_related("form", "run", "person").get(pk=attempt.pk)
    if found.person_id != user.pk:
        raise vault.NotTheOwner
    return found


def _close(attempt: Attempt, sheet: Sheet, now: datetime) -> Attempt:
    """End an attempt: its outcome where all is marked, and the rows that others may see."""
    marking = attempt.is_assessed and waits(sheet)
    sheet = sheet if marking else with_outcome(attempt, sheet)
    attempt.state = Attempt.State.MARKING if marking else Attempt.State.DONE
    # What nobody ended ended with its time: the days until another try count from there.
    attempt.finished_at = attempt.touched_at = min(now, attempt.due_at or now)
    write_sheet(attempt, sheet)
    attempt.save()
    Assignment.objects.filter(form=attempt.form, person=attempt.person, done_at=None).update(done_at=now)
    settle(attempt, sheet, now)
    private = not attempt.is_assessed
    record(
        actor=attempt.person,
        verb="knowledge.finished",
        about=attempt.person,
        target=f"attempt:{attempt.pk}",
        private=private,
    )
    return attempt
