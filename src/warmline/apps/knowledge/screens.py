"""What the pages of tests show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID, uuid4

from django.utils.functional import Promise

from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import (
    Assignment,
    Attempt,
    Decision,
    ExpertAnswer,
    Form,
    ItemVersion,
    Room,
)
from warmline.apps.knowledge.panels import panels_of
from warmline.apps.knowledge.selectors import (
    assignments_of,
    entries_with_items,
    open_forms,
    own_attempts,
    read_by,
    sheet_of,
    to_judge,
)
from warmline.apps.knowledge.sheets import Entry, Outcome, Sheet
from warmline.apps.knowledge.showing import Shown, show
from warmline.apps.knowledge.tries import limits_of, next_try, tries_at, waits_for_person
from warmline.apps.knowledge.words import BANDS
from warmline.apps.library.ports import reader, rubric
from warmline.apps.library.words import LEVELS, skill_names
from warmline.apps.people.models import Person
from warmline.core.certifying import Attempts
from warmline.core.measurement.items import Answer, Item, Kind
from warmline.core.measurement.items.bank import JUDGED
from warmline.core.measurement.items.judgement import FEWEST_EXPERTS, most_chosen
from warmline.core.measurement.items.saying import suggest

Asked = Sequence[tuple[Entry | None, ItemVersion, Item]]


@dataclass(frozen=True, slots=True)
class LevelGroup:
    """Quizzes of one level."""

    name: str | Promise
    forms: Sequence[Form]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What a person may take, was asked to take, has begun and has done; and what waits for her as a judge."""

    assigned: Sequence[Assignment]
    running: Sequence[Attempt]
    assessed: Sequence[Form]
    quizzes: Sequence[LevelGroup]
    done: Sequence[Attempt]
    waiting: int
    reads: bool


def home_page(user: Person) -> HomePage:
    """Return the first page of the tests."""
    attempts = own_attempts(user)
    quizzes = open_forms(user, Room.QUIZ)
    marks, decisions = to_judge(user)
    asked = assignments_of(user)
    elsewhere = {row.form_id for row in asked} | {row.form_id for row in attempts if row.is_running}
    groups = [LevelGroup(name, [form for form in quizzes if form.level == level]) for level, name in LEVELS.items()]
    return HomePage(
        assigned=[row for row in asked if row.form_id not in {one.form_id for one in attempts if one.is_running}],
        running=[row for row in attempts if row.is_running],
        assessed=[form for form in open_forms(user, Room.ASSESSED) if form.pk not in elsewhere],
        quizzes=[group for group in groups if group.forms],
        done=[row for row in attempts if not row.is_running],
        waiting=len(marks) + len(decisions),
        reads=bool(read_by(user)),
    )


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said before a test begins.

    `limits` says how often it may be tried and after how many days again. `opens` is when another try may begin, None
    where it may now; `waits` that a person has still to mark or decide the last one. `fewer` is how many items its
    maker had asked for, None where the list holds them.
    """

    form: Form
    level: str | Promise
    skills: Sequence[str]
    length: int
    cut: int
    readers: Sequence[Person]
    running: Attempt | None
    key: UUID
    limits: Sequence[tuple[int, int, int]]
    opens: datetime | None
    waits: bool
    fewer: int | None


def announcement(user: Person, form: Form, now: datetime) -> Announcement:
    """Return the announcement of a test for this person."""
    limits, tries = (limits_of(form), tries_at(user, form)) if form.is_assessed else ((), [])
    opens = next_try(limits, tries, now)
    names = skill_names()
    return Announcement(
        form=form,
        level=LEVELS[form.level],
        skills=[names[skill] for skill in form.shares if skill in names],
        length=form.places.count(),
        cut=round(form.cut * 100),
        readers=[person for person in form.readers.all() if person.pk != user.pk and person.is_active],
        running=Attempt.objects.filter(form=form, person=user, state=Attempt.State.RUNNING).first(),
        key=uuid4(),
        limits=[(one.most, one.within_days, _days_after(one, len(tries) + 1)) for one in limits],
        opens=opens if opens > now else None,
        waits=any(waits_for_person(each) for each in tries),
        fewer=form.asked_for,
    )


def _days_after(limit: Attempts, number: int) -> int:
    return limit.wait_days[min(number, len(limit.wait_days)) - 1]


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One item of a running attempt, without anything that follows from its key."""

    attempt: Attempt
    shown: Shown
    place: int
    of: int | None
    key: UUID
    due_at: datetime | None
    error: str = ""
    typed: Sequence[str] = ()

    @property
    def number(self) -> int:
        """The item's number on screen."""
        return self.place + 1


def room_page(user: Person, attempt: Attempt, *, error: str = "", typed: Sequence[str] = ()) -> RoomPage | None:
    """Return the item that waits for its answer; None where nothing does."""
    sheet = sheet_of(user, attempt)
    if sheet.current is None:
        return None
    version = ItemVersion.objects.get(pk=sheet.current)
    return RoomPage(
        attempt=attempt,
        shown=show(item_of(version), str(attempt.seed)),
        place=len(sheet.entries),
        of=None if attempt.is_adaptive else len(sheet.paper),
        key=uuid4(),
        due_at=attempt.due_at,
        error=error,
        typed=typed,
    )


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One thing that could be chosen: its text, whether she chose it and how, whether it is right, and why."""

    text: str
    chosen: str
    right: str
    is_chosen: bool
    is_right: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One item of a finished test with its key and explanation."""

    number: int
    item: Item
    entry: Entry | None
    lines: Sequence[AnswerLine]
    said: str
    accepted: Sequence[str]
    verdict: str  # right, part, wrong, waiting, uncounted, missed
    suggestion: int | None
    by_authors: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A finished attempt as its owner or a named reader sees it.

    `explained` is empty for the owner of an assessed attempt: its items are asked again, so their keys stay closed.
    `another_look` names the behaviours where she reached less than the line.
    """

    attempt: Attempt
    outcome: Outcome | None
    decision: Decision | None
    bands: Sequence[tuple[str, str | Promise]]
    another_look: Sequence[str]
    explained: Sequence[Explained]
    is_owner: bool
    score: int | None
    se: int | None
    cut: int


def result_page(user: Person, attempt: Attempt) -> ResultPage:
    """Return what came of an attempt; explained to the owner of a quiz, and to named readers of an assessed one."""
    sheet, is_owner = sheet_of(user, attempt), attempt.person_id == user.pk
    names = skill_names()
    outcome = sheet.outcome
    asked = entries_with_items(sheet)
    closed = attempt.is_assessed and is_owner
    bands = [] if outcome is None else [(names.get(key, key), BANDS[found]) for key, found in outcome.bands.items()]
    return ResultPage(
        attempt=attempt,
        outcome=outcome,
        decision=Decision.objects.select_related("by").filter(attempt=attempt).first(),
        bands=bands,
        another_look=_another_look(asked, attempt.form.cut) if closed and outcome is not None else [],
        explained=[] if closed else _all_explained(attempt, sheet, asked),
        is_owner=is_owner,
        score=None if outcome is None or not outcome.n else round(outcome.score * 100),
        se=None if outcome is None or not outcome.n else round(outcome.se * 100),
        cut=round(attempt.form.cut * 100),
    )


def _another_look(asked: Asked, cut: float) -> list[str]:
    """The behaviours whose answers that count reached less than the line, by name. It names no item."""
    points: dict[str, list[float]] = {}
    for entry, _version, item in asked:
        if item.behaviour and entry is not None and entry.counts and entry.score is not None:
            points.setdefault(item.behaviour, []).append(entry.score)
    return [rubric().behaviour(key)[1].name for key, found in points.items() if sum(found) / len(found) < cut]


def _all_explained(attempt: Attempt, sheet: Sheet, asked: Asked) -> list[Explained]:
    panels = panels_of(attempt.person.organisation_id, sheet.paper)
    return [_explained(n, entry, item, panels.get(version.pk, [])) for n, (entry, version, item) in enumerate(asked, 1)]


def _explained(number: int, entry: Entry | None, item: Item, panel: Sequence[Answer]) -> Explained:
    said = entry.answer[0] if entry is not None and item.kind in (Kind.SHORT, Kind.SAY) else ""
    suggestion = suggest(item, said, reader=reader(), rubric=rubric()) if said and item.kind is Kind.SAY else None
    return Explained(
        number=number,
        item=item,
        entry=entry,
        lines=answer_lines(item, entry.answer if entry is not None else (), panel),
        said=said,
        accepted=item.accepted or item.good,
        verdict=_verdict(entry),
        suggestion=None if suggestion is None else suggestion.anchor,
        by_authors=item.kind in JUDGED and len(panel) < FEWEST_EXPERTS,
    )


def _verdict(entry: Entry | None) -> str:
    if entry is None:
        return "missed"
    if not entry.counts:
        return "uncounted"
    if entry.score is None:
        return "waiting"
    return "right" if entry.score >= 1 else "part" if entry.score > 0 else "wrong"


def answer_lines(item: Item, answer: Sequence[str], panel: Sequence[Answer] = ()) -> list[AnswerLine]:
    """Return the lines of an item with its key, in the authors' order, and what was answered.

    In situational judgement the key is the panel's from five experts on, the authors' own view before.
    """
    letters = item.letters()
    if item.kind in JUDGED:
        return _judged_lines(item, answer, panel if len(panel) >= FEWEST_EXPERTS else ())
    if item.kind is Kind.ORDERING:
        places = {letter: str(n) for n, letter in enumerate(answer, 1)}
        return [
            AnswerLine(text, places.get(letter, ""), str(n), bool(answer), places.get(letter) == str(n), "")
            for n, (letter, text) in enumerate(zip(letters, item.steps, strict=True), 1)
        ]
    if item.kind is Kind.MATCHING:
        rights = dict(zip(letters, item.choices(), strict=True))
        given = answer or [""] * len(letters)
        return [
            AnswerLine(pair.left, rights.get(mine, ""), pair.right, bool(mine), mine == letter, "")
            for letter, mine, pair in zip(letters, given, item.pairs, strict=True)
        ]
    return [
        AnswerLine(each.text, "", "", letter in answer, each.right, each.why)
        for letter, each in zip(letters, item.options, strict=True)
    ]


def _judged_lines(item: Item, answer: Sequence[str], panel: Sequence[Answer]) -> list[AnswerLine]:
    if item.kind is Kind.RATE:
        given = answer or [""] * len(item.options)
        keys = [
            f"{sum(int(each[n]) for each in panel) / len(panel):.1f}" if panel else str(option.rating)
            for n, option in enumerate(item.options)
        ]
        rows = zip(item.options, given, keys, strict=True)
        return [AnswerLine(each.text, mine, key, bool(mine), None, each.why) for each, mine, key in rows]
    best = most_chosen([each[0] for each in panel]) if panel else frozenset()
    return [
        AnswerLine(each.text, "", "", letter in answer, letter in best if panel else each.right, each.why)
        for letter, each in zip(item.letters(), item.options, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class ExpertPage:
    """A situational item as an expert answers it, and how many have."""

    version: ItemVersion
    item: Item
    options: Sequence[tuple[str, str, str]]
    experts: int
    needed: int
    scale: Sequence[str]


def expert_page(user: Person, version: ItemVersion) -> ExpertPage:
    """Return the page on which one expert answers alone: what others answered is not shown."""
    item = item_of(version)
    mine = ExpertAnswer.objects.filter(version=version, person=user).first()
    given = list(mine.answer) if mine is not None else []
    chosen = (
        [given[n] if given else "" for n in range(len(item.options))]
        if item.kind is Kind.RATE
        else [letter if letter in given else "" for letter in item.letters()]
    )
    options = list(zip(item.letters(), item.choices(), chosen, strict=True))
    # Each expert sees an order of her own: the first in a list is chosen more often.
    Random(f"{user.pk}:{version.pk}:panel").shuffle(options)  # noqa: S311
    return ExpertPage(
        version=version,
        item=item,
        options=options,
        experts=len(panels_of(user.organisation_id, [version.pk])[version.pk]),
        needed=FEWEST_EXPERTS,
        scale=("1", "2", "3", "4", "5") if item.kind is Kind.RATE else (),
    )
