"""Where what is done is read: one small function a kind of step. Nothing is kept twice that another room knows.

What others may see too goes by people and refs at once. Practice goes by the owner alone, and no other function of this
app may ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.db.models import QuerySet

from warmline.apps.assessment.models import Certificate
from warmline.apps.drills.models import Answer
from warmline.apps.knowledge.models import Decision, Room
from warmline.apps.modules.models import Done as ModuleDone
from warmline.apps.people.models import Person
from warmline.apps.practice.selectors import read_own_proven
from warmline.apps.roleplay.models import Session, Status
from warmline.apps.shifts.selectors import zone_named, zone_of
from warmline.apps.workshops.selectors import attended
from warmline.core.curriculum.module.skipping import FEWEST, LOW
from warmline.core.curriculum.path import Proof
from warmline.core.curriculum.programme import Step, StepKind

MINUTES_A_DAY: Final = 5
"""Minutes of one day's practice: drills of 25 minutes are done after five days."""

# (person, ref) -> the day on which it was done.
Done = Mapping[tuple[int, str], date]
Provider = Callable[[Collection[int], Collection[str], datetime], Done]


def modules(people: Collection[int], refs: Collection[str], now: datetime) -> Done:
    """Return who has done which module, or had evidence stand in for it, and when first."""
    rows = ModuleDone.objects.filter(person__in=people, module__key__in=refs, at__lte=now).order_by("-at")
    return _by_own_clock(rows.values_list("person_id", "person__timezone", "module__key", "at"))


def workshops(people: Collection[int], refs: Collection[str], now: datetime) -> Done:
    """Return who was at a session of which plan, and when last."""
    return {(person, ref): day for ref in refs for person, day in attended(people, ref).items()}


def certificates(people: Collection[int], refs: Collection[str], now: datetime) -> Done:
    """Return who holds which certificate at this moment, and since when."""
    rows = Certificate.objects.valid_at(now).filter(person__in=people, rule__key__in=refs).order_by("-issued_at")
    return _by_own_clock(rows.values_list("person_id", "person__timezone", "rule__key", "issued_at"))


def tests(people: Collection[int], refs: Collection[str], now: datetime) -> Done:
    """Return who has passed which announced test, and when first. A quiz is practice and counts for nothing."""
    rows = Decision.objects.filter(verdict=Decision.Verdict.PASSED, attempt__room=Room.ASSESSED, at__lte=now)
    rows = rows.filter(attempt__person__in=people, attempt__form__key__in=refs).order_by("-at")
    names = ("attempt__person_id", "attempt__person__timezone", "attempt__form__key", "at")
    return _by_own_clock(rows.values_list(*names))


def _by_own_clock(rows: Iterable[tuple[int, str, str, datetime]]) -> Done:
    """Return the day on which each thing happened where the person is; of several rows the last counts."""
    return {(person, key): at.astimezone(zone_named(zone)).date() for person, zone, key, at in rows}


def certified_at(level: int, now: datetime) -> QuerySet[Certificate, int]:
    """Return the keys of the people who hold a certificate of a level."""
    return Certificate.objects.valid_at(now).filter(rule__level=level).values_list("person_id", flat=True)


SEEN: Final[Mapping[StepKind, Provider]] = {
    StepKind.MODULE: modules,
    StepKind.TEST: tests,
    StepKind.WORKSHOP: workshops,
    StepKind.CERTIFICATE: certificates,
}
"""The kinds of which others may know that they are done."""


def own_roleplays(owner: Person, refs: Collection[str], since: date) -> dict[str, date]:
    """Return the scenarios with which she had a talk to the end since a day, and when last; for herself alone."""
    rows = Session.objects.filter(
        owner=owner, scenario__key__in=refs, status=Status.ENDED, touched_at__gte=_around(since)
    )
    found = rows.order_by("touched_at").values_list("scenario__key", "touched_at")
    zone = zone_of(owner)
    return {key: day for key, at in found if (day := at.astimezone(zone).date()) >= since}


def own_days_of_drills(owner: Person, since: date) -> list[date]:
    """Return the days since a day on which she did daily practice, for herself alone, the first one first."""
    zone = zone_of(owner)
    times = Answer.objects.visible_to(owner).filter(at__gte=_around(since)).order_by("at").values_list("at", flat=True)
    return [day for day in dict.fromkeys(at.astimezone(zone).date() for at in times) if day >= since]


def _around(day: date) -> datetime:
    """A moment before a day has begun anywhere: the day itself is that of her own clock."""
    return datetime.combine(day, time(), tzinfo=UTC) - timedelta(days=1)


def days_needed(step: Step) -> int:
    """Return on how many days drills are practised until the step is done."""
    return -(-step.minutes // MINUTES_A_DAY)


def own_proofs(owner: Person, now: datetime) -> dict[str, Proof]:
    """Return what reviews and assessments prove of her behaviours, for herself alone.

    The same bar as for leaving out a module: seen at least three times, and the low end of the range at 0.7 or more.
    """
    known = read_own_proven(owner, owner, now)
    found = {}
    for skill, behaviour in known.seen():
        estimate = known.behaviour(behaviour, skill)
        if estimate.n >= FEWEST and estimate.low >= LOW and estimate.last is not None:
            found[behaviour] = Proof(behaviour, sightings=estimate.n, last=estimate.last.date())
    return found
