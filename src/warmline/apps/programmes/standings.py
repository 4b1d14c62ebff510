"""Where one person stands on a programme: what is done, proven and due. For herself; and what others may know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from warmline.apps.people.models import Person
from warmline.apps.programmes import providers
from warmline.apps.programmes.models import Enrolment, StepDone
from warmline.apps.programmes.packing import unpack
from warmline.apps.shifts.selectors import calendar_of, zone_of
from warmline.apps.shifts.work_calendar import WorkCalendar
from warmline.core.curriculum.deadlines import Pause, moved, working_day, working_days_between
from warmline.core.curriculum.path import Path, Proof, Standing, find_path
from warmline.core.curriculum.programme import Programme, Step, StepKind


@dataclass(frozen=True, slots=True)
class Own:
    """All that is needed for the paths of one person, read once: her calendar, her proofs, what she did."""

    today: date
    calendar: WorkCalendar
    proofs: Mapping[str, Proof]
    seen: Mapping[tuple[StepKind, str], date]
    ticked: Mapping[int, Mapping[str, date]]
    roleplays: Mapping[str, date]
    drill_days: Sequence[date]


def pauses_of(enrolment: Enrolment) -> tuple[Pause, ...]:
    """Return the pauses of an enrolment as values."""
    return tuple(
        Pause(date.fromisoformat(first), date.fromisoformat(last) if last else None) for first, last in enrolment.pauses
    )


def outline_of(enrolment: Enrolment) -> Programme:
    """Return what she follows. The plan must have been read with the enrolment."""
    return unpack(enrolment.plan.body)


def read_own(person: Person, enrolments: Sequence[Enrolment], now: datetime) -> Own:
    """Read everything at once: the queries grow neither with the enrolments nor with a year of history."""
    steps = [step for enrolment in enrolments for step in outline_of(enrolment).steps()]
    since = min((enrolment.started_on for enrolment in enrolments), default=now.date())
    zone = zone_of(person)
    return Own(
        today=now.astimezone(zone).date(),
        calendar=calendar_of(person),
        proofs=providers.own_proofs(person, now) if any(step.behaviours for step in steps) else {},
        seen=_seen_by([person.pk], steps, now).get(person.pk, {}),
        ticked=_ticked(enrolments),
        roleplays=providers.own_roleplays(person, _refs(steps, StepKind.ROLEPLAY), since),
        drill_days=providers.own_days_of_drills(person, since) if _refs(steps, StepKind.DRILLS) else (),
    )


def own_path(enrolment: Enrolment, own: Own) -> tuple[Path, Standing]:
    """Return her path on one programme, practice included: for her own eyes."""
    outline = outline_of(enrolment)
    done = _public_done(outline, own.seen) | dict(own.ticked.get(enrolment.pk, {}))
    for step in outline.steps():
        day = _practised(step, enrolment, own)
        if day is not None:
            done[step.key] = day
    due = due_days(enrolment, outline, own.calendar)
    left = {key: _left(own.today, day, own.calendar) for key, day in due.items()}
    standing = Standing(own.today, done, own.proofs, due, left, enrolment.is_paused)
    return find_path(outline, standing), standing


def due_days(enrolment: Enrolment, outline: Programme, calendar: WorkCalendar) -> dict[str, date]:
    """Return the day by which each step is due for her; her leave, days off and pauses move it.

    A date for the whole holds for every step without one of its own, and no step is due after it. While a pause lasts
    nothing is due.
    """
    if enrolment.is_paused:
        return {}
    pauses, start = pauses_of(enrolment), enrolment.started_on
    whole = _whole(enrolment, calendar, pauses)
    found = {}
    for step in outline.steps():
        own = working_day(start, step.due_days, calendar, pauses) if step.due_days else None
        days = [day for day in (own, whole) if day is not None]
        if days:
            found[step.key] = min(days)
    return found


def public_done(enrolments: Sequence[Enrolment], now: datetime) -> dict[int, dict[str, date]]:
    """Return by enrolment the steps that others may know to be done: never drills, never role-play.

    The queries grow with the kinds of steps and the sessions' plans, not with the people.
    """
    outlines = {enrolment.pk: outline_of(enrolment) for enrolment in enrolments}
    steps = {step for outline in outlines.values() for step in outline.steps()}
    people = [enrolment.person_id for enrolment in enrolments]
    seen, ticked = _seen_by(people, steps, now), _ticked(enrolments)
    return {
        each.pk: _public_done(outlines[each.pk], seen.get(each.person_id, {})) | dict(ticked.get(each.pk, {}))
        for each in enrolments
    }


def _whole(enrolment: Enrolment, calendar: WorkCalendar, pauses: tuple[Pause, ...]) -> date | None:
    if enrolment.due_on is None:
        return None
    away = (*pauses, *(Pause(first, last) for first, last in calendar.leave))
    return moved(enrolment.due_on, enrolment.started_on - timedelta(days=1), calendar, away)


def _left(today: date, due: date, calendar: WorkCalendar) -> int:
    """Return the working days until a day; after it, how many days ago it was, negative."""
    return working_days_between(today, due, calendar) if due >= today else (due - today).days


def _public_done(outline: Programme, seen: Mapping[tuple[StepKind, str], date]) -> dict[str, date]:
    return {step.key: seen[step.kind, step.ref] for step in outline.steps() if (step.kind, step.ref) in seen}


def _practised(step: Step, enrolment: Enrolment, own: Own) -> date | None:
    if step.kind is StepKind.ROLEPLAY:
        day = own.roleplays.get(step.ref)
        return day if day is not None and day >= enrolment.started_on else None
    if step.kind is StepKind.DRILLS:
        days = [day for day in own.drill_days if day >= enrolment.started_on]
        needed = providers.days_needed(step)
        return days[needed - 1] if len(days) >= needed else None
    return None


def _refs(steps: Iterable[Step], kind: StepKind) -> set[str]:
    return {step.ref for step in steps if step.kind is kind}


def _seen_by(
    people: Sequence[int], steps: Iterable[Step], now: datetime
) -> dict[int, dict[tuple[StepKind, str], date]]:
    listed = list(steps)
    found: dict[int, dict[tuple[StepKind, str], date]] = {}
    for kind, provider in providers.SEEN.items():
        refs = _refs(listed, kind)
        if refs:
            for (person, ref), day in provider(people, refs, now).items():
                found.setdefault(person, {})[kind, ref] = day
    return found


def _ticked(enrolments: Sequence[Enrolment]) -> dict[int, dict[str, date]]:
    """Return the links that people said they had followed; those alone are kept here and nowhere else."""
    links = {
        (each.pk, step.key) for each in enrolments for step in outline_of(each).steps() if step.kind is StepKind.LINK
    }
    found: dict[int, dict[str, date]] = {}
    rows = StepDone.objects.filter(enrolment__in=[each.pk for each in enrolments])
    for enrolment, step, on in rows.values_list("enrolment_id", "step", "on") if links else ():
        if (enrolment, step) in links:
            found.setdefault(enrolment, {})[step] = on
    return found
