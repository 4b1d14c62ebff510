"""Conversations whose true anchor is known, and the files that simulated raters write about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from random import Random

from tests.builders import conversation, small_rubric
from tests.cast import Cast
from tests.core.scoring.criteria.raters import Rater, careful
from tests.reading_fakes import HashingEncoder, OtherReader, TagReader

from warmline.apps.conversations.models import Talk, Upload
from warmline.apps.people.models import Person
from warmline.apps.reviews.machine import Desk
from warmline.apps.reviews.services import Fitted, Imported, fit, import_reviews
from warmline.core.conversation import Conversation

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HEADING = "conversation_id,rater,criterion,anchor,comment"
CRITERION = "names_feeling"
_ANSWERS = {
    1: "and what is the number of it please",
    2: "acknowledges_generically and what is the number",
    3: "acknowledges_feeling and what is the number",
    4: "acknowledges_feeling validates and what is the number",
}


def desk(*, encoder: bool = True, newer: bool = False) -> Desk:
    """The house's machine: small rubric, tags for a reader, and an encoder by hashes."""
    return Desk(OtherReader() if newer else TagReader(), small_rubric(), HashingEncoder() if encoder else None)


def truths(count: int, first: int = 0) -> list[int]:
    """The true anchor of each conversation by its number."""
    return [Random(f"truth {number}").randint(1, 4) for number in range(first, first + count)]


def talks(count: int, *, first: int = 0, shown: int | None = None) -> list[Conversation]:
    """Conversations in which the machine sees the true anchor, or `shown` whatever is true."""
    return [
        conversation("c: shows_worry about my parcel", f"a: {_ANSWERS[shown or truth]}", id=f"talk-{first + number}")
        for number, truth in enumerate(truths(count, first))
    ]


def sheet(count: int, raters: Sequence[Rater], *, first: int = 0, seed: int = 1, criterion: str = CRITERION) -> bytes:
    """A CSV file in which each rater reviews each conversation."""
    dice = Random(seed)
    rows = [
        f"talk-{first + number},Rater {who},{criterion},{rater(truth, dice)},"
        for number, truth in enumerate(truths(count, first))
        for who, rater in enumerate(raters)
    ]
    return csv(rows)


def csv(rows: Iterable[str]) -> bytes:
    return "\n".join([HEADING, *rows, ""]).encode()


def load(actor, data: bytes, conversations: Iterable[Conversation] = (), *, machine: Desk | None = None) -> Imported:
    """Import as this person into her own organisation."""
    return import_reviews(
        actor=actor,
        organisation=actor.organisation,
        data=data,
        desk=machine or desk(),
        conversations=conversations,
        now=NOW,
    )


def load_careful(actor, count: int, *, first: int = 0, seed: int = 1) -> Imported:
    """Import the reviews of two careful raters, with their conversations."""
    return load(actor, sheet(count, [careful(), careful()], first=first, seed=seed), talks(count, first=first))


def learn(actor, machine: Desk | None = None) -> Fitted:
    """Fit as this person in her own organisation."""
    return fit(actor=actor, organisation=actor.organisation, machine=str((machine or desk()).machine()), now=NOW)


def spoke(cast: Cast, agent: Person | None, *names: str, by: Person | None = None) -> None:
    """A file of conversations that names this agent, or nobody that is known."""
    brought = by or cast.analyst
    upload = Upload.objects.create(organisation=brought.organisation, uploaded_by=brought, name="week.jsonl")
    for place, name in enumerate(names):
        Talk.objects.create(upload=upload, position=place, name=name, channel="chat", agent=agent, turns=3)
