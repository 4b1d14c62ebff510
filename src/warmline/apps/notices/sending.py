"""Sending the messages that wait."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from time import monotonic

from django.db.models import F, Min, Q

from warmline.apps.notices.digests import send_digests
from warmline.apps.notices.envelope import enclose, in_words_of
from warmline.apps.notices.letters import Kind, Letter, kind_of
from warmline.apps.notices.models import Notice
from warmline.apps.notices.post import Fate, Post, Unreachable
from warmline.apps.notices.routing import Routes
from warmline.apps.notices.trying import CLAIM, TRIES, Budget, pause_after

__all__ = ["BATCH", "CLAIM", "TRIES", "next_due", "send_waiting", "something_waits"]

logger = logging.getLogger(__name__)

BATCH = 50


def send_waiting(
    *, now: dt.datetime, seconds: float | None = None, clock: Callable[[], float] = monotonic
) -> dict[str, int]:
    """Send what is due and return how many ended in which state.

    "later": will be tried again; "held": wait for the end of quiet hours; "digest": wait for a digest; "digests": sent
    ones. "unreachable": there was no mail server, and nothing was tried. "more": `seconds` were over before the end.
    """
    outcome: Counter[str] = Counter()
    budget = Budget(clock, seconds)
    with Post() as post:
        try:
            for notice, routes in _claimed(now):
                outcome[_deliver(notice, routes, post)] += 1
                if budget.is_spent():
                    return {**outcome, "more": 1}
            if not send_digests(now=now, post=post, outcome=outcome, budget=budget):
                return {**outcome, "more": 1}
        except Unreachable:
            return {**outcome, "unreachable": 1}
    return dict(outcome)


def something_waits(now: dt.datetime) -> bool:
    """Return whether anything is due, or in the hands of a worker that may have died."""
    states = (Notice.State.QUEUED, Notice.State.DIGEST)
    return any(Notice.objects.due(state, now).exists() for state in states)


def next_due(now: dt.datetime) -> dt.datetime | None:
    """Return when the next message that waits for its time is due."""
    waiting = Notice.objects.filter(state__in=(Notice.State.QUEUED, Notice.State.DIGEST), due_at__gt=now)
    found: dt.datetime | None = waiting.aggregate(first=Min("due_at"))["first"]
    return found


def _claimed(now: dt.datetime) -> Iterator[tuple[Notice, Routes]]:
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM)
    while True:
        waiting = Notice.objects.due(Notice.State.QUEUED, now).filter(free).order_by("queued_at", "pk")
        batch = list(waiting.select_related("person")[:BATCH])
        if not batch:
            return
        routes = Routes((notice.person for notice in batch), now)
        for notice in batch:
            # One statement claims the row, so that of two workers only one sends it.
            mine = Notice.objects.filter(free, pk=notice.pk, state=Notice.State.QUEUED)
            if mine.update(claimed_at=now, tries=F("tries") + 1):
                notice.tries += 1
                yield notice, routes


def _deliver(notice: Notice, routes: Routes, post: Post) -> str:
    person, kind, now = notice.person, kind_of(notice.kind), routes.now
    if person.erased_at is not None:
        return _done(notice, Notice.State.DROPPED, now)
    if kind is None:
        logger.error("nobody writes notices of the kind %s", notice.kind)
        return _done(notice, Notice.State.FAILED, now)
    with in_words_of(person):
        try:
            letter = kind.write(notice)
        except Exception:
            # Whatever it is, it must not hold up the letters behind it.
            logger.exception("notice %s could not be written", notice.pk)
            return _later(notice, now)
        return _done(notice, Notice.State.DROPPED, now) if letter is None else _take(notice, kind, letter, routes, post)


def _take(notice: Notice, kind: Kind, letter: Letter, routes: Routes, post: Post) -> str:
    """Bring a letter on its way."""
    now, route = routes.now, routes.of(notice.person, kind, letter)
    if route.at is not None:
        _wait(notice, route.at, route.state)
        return "held" if route.state is Notice.State.QUEUED else route.state.value
    if route.state is not Notice.State.SENT:
        return _done(notice, route.state, now)
    try:
        fate = post.send(enclose(letter, notice.person, [kind.group]))
    except Unreachable:
        _wait(notice, None)
        raise
    if fate is Fate.LATER:
        return _later(notice, now)
    return _done(notice, Notice.State.SENT if fate is Fate.SENT else Notice.State.FAILED, now)


def _later(notice: Notice, now: dt.datetime) -> str:
    if notice.tries >= TRIES:
        return _done(notice, Notice.State.FAILED, now)
    Notice.objects.filter(pk=notice.pk).update(claimed_at=None, due_at=now + pause_after(notice.tries))
    return "later"


def _wait(notice: Notice, until: dt.datetime | None, state: Notice.State = Notice.State.QUEUED) -> None:
    """Put a notice back that was not tried."""
    back = {"claimed_at": None, "due_at": until, "tries": notice.tries - 1, "state": state}
    Notice.objects.filter(pk=notice.pk).update(**back)


def _done(notice: Notice, state: Notice.State, now: dt.datetime) -> str:
    ended: dict[str, object] = {"state": state, "done_at": now}
    if state is Notice.State.DROPPED:
        ended["read_at"] = notice.read_at or now
    Notice.objects.filter(pk=notice.pk).update(**ended)
    return state.value
