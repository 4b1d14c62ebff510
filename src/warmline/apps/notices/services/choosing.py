"""Choosing how notices come. Each choice is the person's own, by her page or by the signed link in her mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.notices.groups import ALWAYS, Group, Way
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.notices.tasks import send_waiting_notices
from warmline.apps.people.models import Person


@transaction.atomic
def choose(
    *, person: Person, ways: Mapping[Group, Way], quiet_from: dt.time, quiet_until: dt.time, rests: bool
) -> None:
    """Set how the person hears of groups, and her quiet times; what waits goes by the new choice."""
    box = _box(person)
    box.ways |= {group.value: way.value for group, way in ways.items() if group not in ALWAYS}
    box.quiet_from, box.quiet_until, box.rests = quiet_from, quiet_until, rests
    box.save(update_fields=["ways", "quiet_from", "quiet_until", "rests"])
    record(actor=person, verb="notices.chosen", about=person)
    _route_anew(person)


@transaction.atomic
def stop(*, person: Person, groups: Iterable[Group]) -> dict[Group, Way]:
    """Send no more e-mail of these groups and return how they came before. Twice is harmless."""
    box = _box(person)
    before = {group: box.way_of(group) for group in groups if group not in ALWAYS}
    if any(way is not Way.IN_APP for way in before.values()):
        _set(box, dict.fromkeys(before, Way.IN_APP), "notices.stopped")
    return before


@transaction.atomic
def go_on(*, person: Person, ways: Mapping[Group, Way]) -> None:
    """Take a stop back: the groups come as they came before."""
    _set(_box(person), {group: way for group, way in ways.items() if group not in ALWAYS}, "notices.resumed")


def _set(box: Mailbox, ways: Mapping[Group, Way], verb: str) -> None:
    box.ways |= {group.value: way.value for group, way in ways.items()}
    box.save(update_fields=["ways"])
    record(actor=box.person, verb=verb, about=box.person, data={"groups": sorted(ways)})
    _route_anew(box.person)


def _box(person: Person) -> Mailbox:
    Mailbox.objects.get_or_create(person=person)
    box = Mailbox.objects.select_for_update().get(person=person)
    box.person = person
    return box


def _route_anew(person: Person) -> None:
    """Let what waits for a digest or for the end of quiet hours find its way again; what failed keeps its pause."""
    digests = Notice.objects.filter(person=person, state=Notice.State.DIGEST)
    held = Notice.objects.filter(person=person, state=Notice.State.QUEUED, tries=0, due_at__isnull=False)
    moved = digests.update(state=Notice.State.QUEUED, due_at=None, claimed_at=None) + held.update(due_at=None)
    if moved:
        send_waiting_notices.enqueue()
