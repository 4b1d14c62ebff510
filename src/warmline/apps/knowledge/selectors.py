"""Reading tests: lists begin with what a person may see, a quiz with its owner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Assignment, Attempt, Decision, Form, ItemVersion, Response, Room
from warmline.apps.knowledge.sheets import Entry, Outcome, Sheet, read_own_quizzes, read_sheet
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.core.measurement.items import Item, Kind
from warmline.core.practice.evidence import Evidence, Source

_QUIZZES: Final = 40
"""So many of a person's newest quizzes are opened for what they tell: older ones weigh little beside them."""


@dataclass(frozen=True, slots=True)
class Settled:
    """An assessed test that is decided: passed or not_yet; `decided_by` is a person's key, None for the rule."""

    attempt: UUID
    verdict: str
    outcome: Outcome
    decided_by: int | None
    at: datetime

    @property
    def passed(self) -> bool:
        """Whether it was passed."""
        return self.verdict == Decision.Verdict.PASSED


def passed_tests(people: Iterable[int], form_key: str, organisation: int | None = None) -> dict[int, Settled]:
    """Return, by person, the newest passed attempt at an assessed test of this key; who has not passed is not there.

    For rules of certificates, whose callers have asked what their viewer may see. One query.
    """
    found: dict[int, Settled] = {}
    rows = _decided(people, form_key, organisation).filter(verdict=Decision.Verdict.PASSED)
    for row in rows:
        found.setdefault(row.attempt.person_id, _settled(row))
    return found


def results_of(person: int, form_key: str, organisation: int | None = None) -> list[Settled]:
    """Return a person's decided attempts at an assessed test of this key, the newest first."""
    return [_settled(row) for row in _decided([person], form_key, organisation)]


def result_of(attempt: Attempt) -> Settled | None:
    """Return what an assessed attempt came to; None for a quiz, and while a person has still to mark or decide."""
    row = Decision.objects.select_related("attempt").filter(attempt=attempt, attempt__room=Room.ASSESSED).first()
    return None if row is None or row.is_open else _settled(row)


def _decided(people: Iterable[int], form_key: str, organisation: int | None) -> QuerySet[Decision]:
    rows = Decision.objects.exclude(verdict=Decision.Verdict.BORDERLINE).filter(
        attempt__person__in=list(people), attempt__form__key=form_key
    )
    if organisation is not None:
        rows = rows.filter(attempt__form__organisation=organisation)
    return rows.select_related("attempt").order_by("-attempt__finished_at", "-pk")


def _settled(row: Decision) -> Settled:
    assert row.attempt.result is not None
    return Settled(row.attempt.pk, row.verdict, Outcome(**row.attempt.result), row.by_id, row.at)


def assessed_evidence(person: Person, since: datetime) -> list[Evidence]:
    """Return what a person's finished assessed tests since then say about single behaviours, the oldest first."""
    rows = Response.objects.filter(
        attempt__person=person,
        attempt__state=Attempt.State.DONE,
        answered_at__gte=since,
        score__isnull=False,
        counts=True,
    )
    found = []
    for row in rows.select_related("version__item").order_by("answered_at", "pk"):
        seen = _evidence(row.version, row.score or 0.0, row.answered_at, Source.ASSESSED)
        found += [seen] if seen is not None else []
    return found


def quiz_evidence(owner: Person, since: datetime) -> list[Evidence]:
    """Return what a person's newest quizzes since then say about single behaviours. For her own recommendations alone.

    The caller has checked that it is herself who reads. Three queries however many they are, one where there are none.
    """
    rows = Attempt.objects.filter(person=owner, room=Room.QUIZ, state=Attempt.State.DONE, touched_at__gte=since)
    newest = list(rows.order_by("-touched_at")[:_QUIZZES])
    entries = [entry for sheet in read_own_quizzes(owner, newest) for entry in sheet.entries] if newest else []
    if not entries:
        return []
    versions = ItemVersion.objects.select_related("item").in_bulk({entry.version for entry in entries})
    found = []
    for entry in sorted(entries, key=lambda one: one.at):
        if entry.at >= since and entry.counts and entry.score is not None:
            seen = _evidence(versions[entry.version], entry.score, entry.at, Source.QUIZ)
            found += [seen] if seen is not None else []
    return found


def _evidence(version: ItemVersion, score: float, at: datetime, source: Source) -> Evidence | None:
    item = item_of(version)
    if not item.behaviour:
        return None
    return Evidence(item.behaviour, version.item.skill, source, score, sureness(item, score), at)


def sureness(item: Item, score: float) -> float:
    """Return how sure an answer is to show what was known: a right one less the chance of a guess."""
    if score < 1 or item.kind not in (Kind.SINGLE, Kind.BEST):
        return 1.0
    return 1 - 1 / len(item.options)


def own_attempt(person: Person, key: UUID) -> Attempt | None:
    """Return the person's own attempt of this key, or None for anybody else's."""
    return Attempt.objects.filter(person=person, pk=key).select_related("form", "person", "run").first()


def attempt_seen(user: Person, key: UUID) -> Attempt | None:
    """Return an attempt that this person may read: her own, or an assessed one for which she was named."""
    return Attempt.objects.visible_to(user).filter(pk=key).select_related("form", "person", "run").first()


def sheet_of(user: Person, attempt: Attempt) -> Sheet:
    """Return what was answered. Raises `vault.NotTheOwner` for anybody who may not read it."""
    if not Attempt.objects.visible_to(user).filter(pk=attempt.pk).exists():
        raise vault.NotTheOwner
    return read_sheet(user, attempt)


def entries_with_items(sheet: Sheet) -> list[tuple[Entry | None, ItemVersion, Item]]:
    """Return each place of a paper: the answer (None where it was not reached), the version and its item. One query."""
    versions = ItemVersion.objects.select_related("item").in_bulk(sheet.paper)
    return [
        (sheet.entries[n] if n < len(sheet.entries) else None, versions[key], item_of(versions[key]))
        for n, key in enumerate(sheet.paper)
    ]


def assignments_of(user: Person) -> Sequence[Assignment]:
    """Return what a person was asked to take and has not done yet, the nearest deadline first."""
    rows = Assignment.objects.filter(person=user, done_at=None, form__closed_at=None)
    return list(rows.select_related("form", "by").order_by("due_at", "pk"))


def open_forms(user: Person, room: Room) -> Sequence[Form]:
    """Return the tests of one room that this person can begin."""
    return list(Form.objects.visible_to(user).open().filter(room=room))


def own_attempts(user: Person) -> Sequence[Attempt]:
    """Return a person's own attempts, the newest first, without their contents."""
    rows = Attempt.objects.filter(person=user).select_related("form", "decision")
    return list(rows.defer("sealed", "paper", "result")[:30])


def to_judge(user: Person) -> tuple[Sequence[Response], Sequence[Decision]]:
    """Return the short answers that wait for this person's mark, and the borderline results that wait for her word."""
    named = Attempt.objects.filter(readers=user, room=Room.ASSESSED).exclude(person=user)
    waiting = Response.objects.filter(
        attempt__in=named.filter(state=Attempt.State.MARKING), counts=True, score__isnull=True
    )
    border = Decision.objects.filter(attempt__in=named, verdict=Decision.Verdict.BORDERLINE)
    return (
        list(waiting.select_related("attempt__form", "attempt__person", "version__item")[:50]),
        list(border.select_related("attempt__form", "attempt__person")[:50]),
    )


def read_by(user: Person) -> Sequence[Attempt]:
    """Return the newest finished assessed attempts of others for which this person was named."""
    rows = Attempt.objects.visible_to(user).exclude(person=user).exclude(state=Attempt.State.RUNNING)
    return list(rows.select_related("form", "person", "decision").defer("sealed")[:50])


def done_in(user: Person, form: Form) -> Sequence[Assignment]:
    """Return who was asked to take a test and whether it is done, of the people this person may see. No result."""
    return list(Assignment.objects.visible_to(user).filter(form=form).select_related("person"))


def people_to_name(user: Person) -> QuerySet[Person]:
    """Return who may be named to see results: leads, trainers, analysts, managers of the house."""
    roles = Q(memberships__role__in=("lead", "trainer", "analyst", "manager"), memberships__until=None)
    named: QuerySet[Person] = Person.objects.filter(
        roles, organisation=user.organisation_id, is_active=True, erased_at=None
    )
    return named.distinct()
