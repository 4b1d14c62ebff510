"""Reacting to a step: two questions, once a day at most, kept without a name."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.improvement import tasks
from warmline.apps.improvement.holding import GROUP, PURPOSE, asked_today, own_rows
from warmline.apps.improvement.models import OwnReaction, Reaction, ReactionQuerySet, Step
from warmline.apps.improvement.things import Thing
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person
from warmline.apps.shifts.selectors import zone_of
from warmline.core.conversation.redaction import redact

LONGEST: Final = 600
CLOSED: Final = 0
"""The group of answers that were shown together and have lost one; groups that still take answers count from 1."""


@transaction.atomic
def react(*, owner: Person, thing: Thing, use: int, words: str, now: datetime) -> None:
    """Keep what somebody says of a step; an earlier answer of hers to the same version gives way to it.

    Raises Refused where she answered today already.
    """
    if not 1 <= use <= 5:
        raise Refused(_("Choose one of the five answers."))
    for row, held in own_rows(owner):
        if held and (held["kind"], held["ref"], held["version"]) == (thing.kind.value, thing.ref, thing.version):
            _forget(row, held)
    made = Reaction.objects.create(
        organisation_id=owner.organisation_id,
        kind=thing.kind,
        ref=thing.ref,
        version=thing.version,
        use=use,
        words=redact(words.strip()[:LONGEST], names=_names_around(owner)).text,
        week=_monday(now),
        batch=_open_batch(owner.organisation_id, thing),
    )
    _note(owner, {"id": str(made.pk), "kind": thing.kind.value, "ref": thing.ref, "version": thing.version}, now)
    record(actor=owner, verb="improvement.reacted", about=owner, private=True)
    transaction.on_commit(lambda: tasks.begin_looking(owner.organisation_id, now))


@transaction.atomic
def wave_off(*, owner: Person, now: datetime) -> None:
    """Note that she does not want to be asked again today."""
    if not asked_today(owner, now):
        _note(owner, {}, now)


@transaction.atomic
def take_back(*, owner: Person, reaction: UUID) -> None:
    """Delete one of her own reactions. Raises Refused where it is none of hers."""
    for row, held in own_rows(owner):
        if held and held["id"] == str(reaction):
            _forget(row, held)
            record(actor=owner, verb="improvement.taken_back", about=owner, private=True)
            return
    raise Refused(_("This answer is not there any more."))


def _note(owner: Person, held: dict[str, Any], now: datetime) -> None:
    sealed = vault.seal(owner, json.dumps(held).encode(), purpose=PURPOSE)
    day = now.astimezone(zone_of(owner)).date()
    _row, fresh = OwnReaction.objects.get_or_create(owner=owner, day=day, defaults={"sealed": sealed})
    if not fresh:
        raise Refused(_("You have answered today already. Thank you: once a day is plenty."))


def _forget(row: OwnReaction, held: dict[str, Any]) -> None:
    """Delete a reaction. The day stays, so that she is asked once a day; what it held does not.

    A group that was whole takes nobody in after that: the next answer would stand out between two looks at it.
    """
    gone = Reaction.objects.filter(pk=held["id"]).first()
    if gone is not None:
        group = _of(gone.organisation_id, Thing(Step(gone.kind), gone.ref, gone.version)).filter(batch=gone.batch)
        if group.count() >= GROUP:
            group.update(batch=CLOSED)
        gone.delete()
    row.sealed = vault.seal(row.owner, b"{}", purpose=PURPOSE)
    row.save(update_fields=["sealed"])


def _open_batch(house: int, thing: Thing) -> int:
    batches = list(_of(house, thing).values_list("batch", flat=True))
    last = max(batches, default=CLOSED)
    return last + 1 if last == CLOSED or batches.count(last) >= GROUP else last


def _of(house: int, thing: Thing) -> ReactionQuerySet:
    found: ReactionQuerySet = Reaction.objects.filter(
        organisation=house, kind=thing.kind, ref=thing.ref, version=thing.version
    )
    return found


def _monday(now: datetime) -> date:
    return now.date() - timedelta(days=now.date().weekday())


def _names_around(owner: Person) -> list[str]:
    """Return the names of the people she works with, whole and in parts."""
    teams = Membership.objects.current().filter(person=owner, team__isnull=False).values("team")
    near = Membership.objects.current().filter(team__in=teams).values("person")
    names = [owner.name, *Person.objects.filter(pk__in=near).values_list("name", flat=True)]
    return sorted({part for name in names for part in (name, *name.split()) if len(part) > 2})
