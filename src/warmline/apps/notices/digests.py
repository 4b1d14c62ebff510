"""One mail with what a day or a week brought, by group. One worker at a time writes to one person."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.conf import settings
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from warmline.apps.notices.envelope import enclose, in_words_of
from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, kind_of
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.notices.post import Fate, Post
from warmline.apps.notices.routing import Routes
from warmline.apps.notices.telling import address_in
from warmline.apps.notices.trying import CLAIM, TRIES, Budget, pause_after
from warmline.apps.people.models import Person

logger = logging.getLogger(__name__)

PEOPLE: Final = 200
"""So many people are held in memory at a time."""

MOST: Final = 40
"""So many lines has a digest; the rest is counted, and stands on the page of notices."""


@dataclass(slots=True)
class Gathered:
    """What of a person's notices goes into a digest, and what is no longer needed."""

    told: dict[Group, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0
    told_keys: list[int] = field(default_factory=list)
    needless: list[int] = field(default_factory=list)
    read: list[int] = field(default_factory=list)


def send_digests(*, now: dt.datetime, post: Post, outcome: Counter[str], budget: Budget) -> bool:
    """Send the digests that are due and count them; return whether all were done before the budget was spent.

    Raises Unreachable where there is no mail server.
    """
    for person, routes in _readers(now):
        ended = _send_digest(person, routes, post)
        outcome.update([ended] if ended else [])
        if budget.is_spent():
            return False
    return True


def _readers(now: dt.datetime) -> Iterator[tuple[Person, Routes]]:
    """Yield everybody for whom something is due, a handful at a time, whatever becomes of it meanwhile."""
    cursor = 0
    while True:
        due = Notice.objects.due(Notice.State.DIGEST, now).filter(person__gt=cursor)
        keys = list(due.order_by("person").values_list("person", flat=True).distinct()[:PEOPLE])
        if not keys:
            return
        people = Person.objects.in_bulk(keys)
        routes = Routes(people.values(), now)
        yield from ((people[key], routes) for key in keys)
        cursor = keys[-1]


def _send_digest(person: Person, routes: Routes, post: Post) -> str:
    now = routes.now
    at = routes.quiet_of(person).free_from(now)
    if at > now:
        Notice.objects.due(Notice.State.DIGEST, now).filter(person=person).update(due_at=at)
        return "held"
    Mailbox.objects.get_or_create(person=person)
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM)
    # One statement claims the person, so that of two workers only one writes to her.
    if not Mailbox.objects.filter(free, person=person).update(claimed_at=now):
        return ""
    try:
        return _write(person, now, post)
    finally:
        Mailbox.objects.filter(person=person).update(claimed_at=None)


def _write(person: Person, now: dt.datetime, post: Post) -> str:
    rows = Notice.objects.due(Notice.State.DIGEST, now).filter(person=person).order_by("queued_at", "pk")
    with in_words_of(person):
        found = _gather(person, list(rows))
        _end(found.needless, Notice.State.DROPPED, now)
        _end(found.read, Notice.State.IN_APP, now)
        if not found.told_keys:
            return ""
        fate = post.send(enclose(_letter(person, found), person, sorted(found.told, key=list(Group).index)))
    if fate is Fate.LATER:
        return _again(found.told_keys, now)
    _end(found.told_keys, Notice.State.SENT if fate is Fate.SENT else Notice.State.FAILED, now)
    return "digests" if fate is Fate.SENT else "failed"


def _gather(person: Person, rows: list[Notice]) -> Gathered:
    found = Gathered()
    for row in rows:
        row.person = person
        kind = kind_of(row.kind)
        if row.read_at is not None:
            found.read.append(row.pk)
            continue
        letter = _written(row) if kind is not None and person.is_active and person.erased_at is None else None
        if letter is None or kind is None:
            found.needless.append(row.pk)
            continue
        found.told_keys.append(row.pk)
        if found.count < MOST:
            found.told[kind.group].append((" ".join(letter.subject.split()), address_in(letter)))
        found.count += 1
    return found


def _written(row: Notice) -> Letter | None:
    kind = kind_of(row.kind)
    try:
        return None if kind is None else kind.write(row)
    except Exception:
        # Whatever it is, the rest of the digest goes out.
        logger.exception("notice %s could not be written", row.pk)
        return None


def _letter(person: Person, found: Gathered) -> Letter:
    groups = [(group.label, found.told[group]) for group in Group if group in found.told]
    words = {
        "name": person.first_name,
        "groups": groups,
        "more": max(0, found.count - MOST),
        "page": f"{settings.WARMLINE_URL}{reverse('notices:index')}",
    }
    subject = ngettext("One thing is new for you", "%(count)s things are new for you", found.count)
    return Letter(subject % {"count": found.count}, render_to_string("notices/digest.txt", words))


def _again(keys: list[int], now: dt.datetime) -> str:
    """Try the whole digest again later; what was tried often enough is given up."""
    rows = Notice.objects.filter(pk__in=keys)
    rows.update(tries=F("tries") + 1)
    rows.filter(tries__gte=TRIES).update(state=Notice.State.FAILED, done_at=now)
    tried = max(rows.values_list("tries", flat=True))
    rows.filter(state=Notice.State.DIGEST).update(due_at=now + pause_after(tried))
    return "later"


def _end(keys: list[int], state: Notice.State, now: dt.datetime) -> None:
    if keys:
        Notice.objects.filter(pk__in=keys).update(state=state, done_at=now)
        if state is Notice.State.DROPPED:
            Notice.objects.filter(pk__in=keys, read_at=None).update(read_at=now)
