"""Answers that a phone gathered without a network: taken in once each, in her order, at a time that can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from warmline.apps.drills import models
from warmline.apps.drills.answers import Sent, answer_id
from warmline.apps.drills.content import items
from warmline.apps.drills.offline.clocks import by_our_clock
from warmline.apps.drills.offline.slips import read_slip
from warmline.apps.drills.services import MOST_AT_ONCE, merge_answers
from warmline.apps.people.models import Person
from warmline.core.practice.spacing import Grade

LONGEST_AWAY: Final = timedelta(days=31)
"""How far back an answer may lie where the phone cannot show when it fetched its drills."""
_LAST_MILLISECOND: Final = 253_402_300_799_000  # the end of the year 9999, where dates end


class Answered(BaseModel):
    """One answer as a phone sends it. `at` is the phone's clock, in milliseconds since 1970."""

    key: UUID
    item: str = Field(max_length=120)
    at: int = Field(ge=0, le=_LAST_MILLISECOND)
    text: str = ""
    grade: Grade | None = None
    seconds: int = 0


class Parcel(BaseModel):
    """What a phone sends at once: whose it is (a mark), its slip, what its clock says now, and answers in her order."""

    person: str
    slip: str = ""
    clock: int = Field(ge=0, le=_LAST_MILLISECOND)
    answers: list[dict[str, Any]] = Field(max_length=MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a parcel, by the keys as they were sent; the phone may forget all of them.

    `read` are the answers in own words among the new ones: id, and the customer's words that she answered.
    """

    kept: tuple[str, ...]
    known: tuple[str, ...]
    strange: tuple[str, ...]
    read: tuple[tuple[UUID, str], ...]


_ADAPTER: TypeAdapter[Answered] = TypeAdapter(Answered)


def receive(*, user: Person, parcel: Parcel, now: datetime) -> Receipt:
    """Merge the answers of a parcel into the user's deck.

    The same answer twice is one, and what she changed since (a grade) stays. An answer that cannot be understood is
    named as strange and holds up no other. Raises `vault.KeyErased` after the user's erasure.
    """
    sound, broken = _sorted_out(parcel.answers)
    here = _known(user, (each.key for each in sound))
    new = _timed(user, parcel, sound, here, now)
    merged = merge_answers(user=user, answers=new, now=now)
    kept = {each.key: each for each in new if each.key in set(merged.kept)}
    read = [
        (answer_id(user.pk, key), items()[each.item].opening)
        for key, each in kept.items()
        if each.text.strip() and items()[each.item].is_drill
    ]
    return Receipt(
        kept=tuple(str(key) for key in kept),
        known=tuple(str(key) for key in (*here, *merged.known)),
        strange=tuple(str(key) for key in (*merged.strange, *broken)),
        read=tuple(read),
    )


def _sorted_out(rows: Sequence[dict[str, Any]]) -> tuple[list[Answered], list[str]]:
    sound: list[Answered] = []
    broken: list[str] = []
    for row in rows:
        try:
            sound.append(_ADAPTER.validate_python(row))
        except ValidationError:
            broken.append(str(row.get("key", "")))
    return sound, broken


def _known(user: Person, keys: Iterable[UUID]) -> set[UUID]:
    by_id = {answer_id(user.pk, key): key for key in keys}
    found = models.Answer.objects.visible_to(user).filter(pk__in=list(by_id)).values_list("pk", flat=True)
    return {by_id[pk] for pk in found}


def _timed(user: Person, parcel: Parcel, sound: Sequence[Answered], here: set[UUID], now: datetime) -> list[Sent]:
    slip = read_slip(parcel.slip)
    oldest = now - LONGEST_AWAY
    fetched = slip.fetched if slip and slip.person == user.pk else oldest
    times = by_our_clock(
        [_moment(each.at) for each in sound],
        phone=_moment(parcel.clock),
        fetched=min(max(fetched, oldest), now),
        now=now,
    )
    return [
        Sent(each.key, each.item, at, each.text, each.grade, each.seconds)
        for each, at in zip(sound, times, strict=True)
        if each.key not in here
    ]


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
