"""What tests of assessments share: a rule of three cases, Thandi and Anh with licences, a book of tests by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.cast import Cast
from tests.practice_room import GOOD, NOW, harder, parcel, publish

from warmline.apps.assessment import services
from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Attempt, CertificationRule, Licence, ObservedContact, Piece
from warmline.apps.assessment.ports import TestItem, TestResult
from warmline.apps.people.models import Organisation, Person
from warmline.core.certifying import (
    Attempts,
    Band,
    Behavioural,
    ContactType,
    Instead,
    Knowledge,
    Practical,
    Renewal,
    Rule,
    StandIn,
    StrandKind,
    Written,
    WrittenPrompt,
)
from warmline.core.skills import ProgrammeLevel

BANDS = (Band("names_feeling", 3), Band("gives_information", 3))
LETTER = (
    "Two days off and no pump: no wonder you are annoyed. The pump is here since this morning, and the fitter can come "
    "tomorrow between 8 and 10. I have taken both call-out fees off your bill."
)


def days(count: float) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def rule(**changes: Any) -> Rule:
    """A rule that asks for a test, one talk of three cases, a written task and two contacts."""
    made = Rule(
        key="fundamentals",
        version=1,
        title="Service fundamentals",
        level=ProgrammeLevel.FOUNDATION,
        purpose="The ground of service.",
        knowledge=Knowledge("fundamentals", 70.0, 180),
        practical=Practical(
            ("parcel_birthday", "case_b", "case_c"),
            1,
            BANDS,
            minutes=20,
            written=Written(
                (
                    WrittenPrompt("heater", "The pump is in stock.", "I am really annoyed. When do you come?"),
                    WrittenPrompt("desk", "Legs can leave today.", "I am so disappointed. What happens now?"),
                ),
                minutes=15,
            ),
        ),
        behavioural=Behavioural(2, 90, BANDS[:1]),
        attempts=Attempts(2, 365, (14,)),
        valid_days=365,
        renewal=Renewal(60, (Instead(StrandKind.PRACTICAL, StandIn.CONTACTS, 180, contacts=2),)),
        opens=(ContactType("complaints", "Complaints"),),
    )
    return replace(made, **changes)


@dataclass
class Book:
    """A book of tests, filled by hand: results by person, who waits for a mark, items by test."""

    results: dict[int, TestResult] = field(default_factory=dict)
    forms: dict[str, Sequence[TestItem]] = field(default_factory=dict)
    waiting: set[int] = field(default_factory=set)

    def result(self, person: Person, test: str, since: datetime) -> TestResult | None:
        """The result, where it is new enough."""
        found = self.results.get(person.pk)
        return found if found is not None and found.at >= since else None

    def waits(self, person: Person, test: str, since: datetime) -> bool:
        """Whether a person has still to mark it."""
        return person.pk in self.waiting

    def items(self, organisation: Organisation, test: str) -> Sequence[TestItem]:
        """The items of the form."""
        return self.forms.get(test, ())

    def address(self, organisation: Organisation, test: str) -> str:
        """The page of the test."""
        return f"/tests/{test}/"

    def choices(self, organisation: Organisation) -> Sequence[tuple[str, str]]:
        """The tests that have items."""
        return tuple((key, key.capitalize()) for key in self.forms)


def passed(book: Book, person: Person, score: float = 90.0, at: datetime = NOW) -> None:
    """The person has taken the test."""
    book.results[person.pk] = TestResult(score, 5.0, at, "fundamentals 1")


def house(cast: Cast, **changes: Any) -> CertificationRule:
    """The rule in force at Northwind, its cases published, Thandi and Anh licensed."""
    publish(parcel(), harder("case_b"), harder("case_c"))
    made = services.adopt_rule(actor=cast.admin, rule=rule(**changes), now=NOW - days(1))
    for person in (cast.trainer, cast.analyst):
        licence(cast, person)
    return made


def licence(cast: Cast, person: Person, *, until: datetime | None = None) -> Licence:
    """A licence from a year ago."""
    return services.grant_licence(
        actor=cast.admin,
        person=person,
        since=NOW - days(365),
        until=until or NOW + days(900),
        basis="Rater check of May",
    )


def again(attempt: Attempt) -> Attempt:
    """The attempt, fetched anew."""
    return Attempt.objects.select_related("owner", "assessor", "rule", "renews").get(pk=attempt.pk)


def announced(cast: Cast, row: CertificationRule, *, now: datetime = NOW) -> Attempt:
    """Nadia's attempt is announced; Thandi is named."""
    return again(services.announce(user=cast.nadia, rule=row, now=now))


def running(cast: Cast, row: CertificationRule, *, now: datetime = NOW) -> Attempt:
    """Nadia has read the announcement."""
    made = announced(cast, row, now=now)
    services.read(user=cast.nadia, attempt=made, now=now)
    return again(made)


def piece(attempt: Attempt, kind: str = "talk") -> Piece:
    """The talk or task that counts, fetched anew."""
    rows = Piece.objects.select_related("attempt__owner", "attempt__rule", "attempt__assessor", "scenario")
    return rows.get(attempt=attempt, kind=kind, struck_why="")


def say(
    cast: Cast, one: Piece, text: str, *, number: int | None = None, key: UUID | None = None, now: datetime = NOW
) -> Piece:
    """Nadia answers once, on the turn that is due."""
    fresh = Piece.objects.select_related("attempt__owner", "attempt__rule", "scenario").get(pk=one.pk)
    sent = services.SentAnswer(number or fresh.answers + 1, key or uuid4(), text)
    services.answer(user=cast.nadia, piece=fresh, sent=sent, now=now)
    return Piece.objects.select_related("attempt__owner", "attempt__rule", "scenario").get(pk=one.pk)


def begun(cast: Cast, attempt: Attempt, kind: str = "talk", *, now: datetime = NOW) -> Piece:
    """A talk or task that has just begun."""
    services.begin_piece(user=cast.nadia, piece=piece(attempt, kind), now=now)
    return piece(attempt, kind)


def done(cast: Cast, attempt: Attempt, *, now: datetime = NOW) -> None:
    """Nadia has talked, said two things, and written her letter."""
    one = begun(cast, attempt, now=now)
    for text in GOOD[:2]:
        one = say(cast, one, text, now=now)
    services.leave(user=cast.nadia, piece=piece(attempt), now=now)
    services.keep_text(
        user=cast.nadia, piece=begun(cast, attempt, "written", now=now), text=LETTER, final=True, now=now
    )


def judged(attempt: Attempt, anchors: Mapping[str, int | None], *, now: datetime = NOW) -> None:
    """The named assessor judges all that is done, at the same anchors."""
    actor = attempt.assessor
    assert actor is not None
    given = {key: services.Judged(anchor, "I read it so") for key, anchor in anchors.items()}
    for kind in ("talk", "written"):
        services.judge(actor=actor, piece=piece(attempt, kind), judged=given, now=now)


def contact(actor: Person, person: Person, anchor: int = 4, *, ago: float = 5, now: datetime = NOW) -> ObservedContact:
    """A contact that was observed some days ago."""
    noticed = {"names_feeling": services.Noticed(anchor, "No wonder you are annoyed", "Names it in own words")}
    about = services.Contact(now - days(ago), "chat", "A lost parcel")
    return services.observe(actor=actor, person=person, contact=about, noticed=noticed, now=now)


def whole(cast: Cast, book: Book, row: CertificationRule, *, anchor: int = 4, now: datetime = NOW) -> Attempt:
    """An attempt with all that is asked: test, talk, task and contacts, everything judged at one anchor."""
    made = running(cast, row, now=now)
    passed(book, cast.nadia, at=now)
    done(cast, made, now=now)
    judged(made, {"names_feeling": anchor, "gives_information": anchor}, now=now)
    for ago in (3, 6):
        contact(cast.trainer, cast.nadia, ago=ago, now=now)
    return again(made)


def current(row: CertificationRule) -> Rule:
    """The rule of a version."""
    return rule_of(row)
