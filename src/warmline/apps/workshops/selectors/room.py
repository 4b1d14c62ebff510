"""What the room found: her own notes for each person, counts for whoever runs the session, and what was hard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from warmline.apps.library.ports import rubric
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import RoomNote, RoomQuestion, RoomTally, Session
from warmline.apps.workshops.models.room import Vote
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.notes import PURPOSE, Noted, unpack
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.skills import Behaviour, Skill

FEWEST: Final = 5  # people, or votes: below that nothing is shown
MOST_HARD: Final = 3
HARD_BELOW: Final = 2.5  # a mean anchor below the middle of the scale; chosen
_SURE: Final = 0.7  # how sure a note by a person in the room is taken to be; chosen, like a review without calibration


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note about the person who reads it."""

    behaviour: Behaviour
    skill: Skill
    noted: Noted


@dataclass(frozen=True, slots=True)
class RoomCount:
    """How a behaviour went in the room: people observed, and how often each anchor was noted."""

    behaviour: Behaviour
    people: int
    counts: tuple[int, int, int, int]

    @property
    def mean(self) -> float:
        """The mean anchor, 1-4."""
        return sum(anchor * count for anchor, count in enumerate(self.counts, start=1)) / sum(self.counts)


@dataclass(frozen=True, slots=True)
class Hard:
    """A behaviour that the room found hard: by its mean anchor over so many people, or by `votes` of `of` votes."""

    behaviour: str
    skill: str
    mean: float | None = None
    people: int = 0
    votes: int = 0
    of: int = 0


def is_over(session: Session, now: datetime) -> bool:
    """Return whether the session is over, so that its notes can be read and its counts be seen."""
    return session.state == State.DONE or (session.state == State.OPEN and session.ends_at <= now)


def own_notes(user: Person, session: Session, now: datetime) -> tuple[OwnNote, ...]:
    """Open what was noted about the user, once the session is over; empty before."""
    if not is_over(session, now):
        return ()
    found = read_own_notes(user, user, RoomNote.objects.filter(session=session, observed=user))
    known = {behaviour.key: (behaviour, skill) for skill, behaviour in rubric().behaviours()}
    return tuple(OwnNote(*known[each.behaviour], each) for each in found if each.behaviour in known)


def read_own_notes(owner: Person, reader: Person, rows: Iterable[RoomNote]) -> tuple[Noted, ...]:
    """Open notes about `owner`. Raises `vault.NotTheOwner` for any other reader."""
    sealed = [bytes(row.sealed) for row in rows]
    return tuple(unpack(text) for text in vault.open_many(owner, reader, sealed, purpose=PURPOSE)) if sealed else ()


def own_room_evidence(owner: Person, reader: Person, since: datetime, now: datetime) -> tuple[Evidence, ...]:
    """Return the notes about `owner` since a moment, from sessions that are over, as evidence of the practice room."""
    rows = RoomNote.objects.filter(observed=owner, noted_at__gte=since).select_related("session")
    skills = {behaviour.key: skill.key for skill, behaviour in rubric().behaviours()}
    found = read_own_notes(owner, reader, [row for row in rows if is_over(row.session, now)])
    return tuple(
        Evidence(each.behaviour, skills[each.behaviour], Source.WORKSHOP, (each.anchor - 1) / 3, _SURE, each.at)
        for each in found
        if each.behaviour in skills
    )


def room_evidence(owner: Person, since: datetime, now: datetime) -> tuple[Evidence, ...]:
    """Return the same for her own next steps: whoever calls has checked that it is herself. After her erasure: none."""
    try:
        return own_room_evidence(owner, owner, since, now)
    except vault.KeyErased:
        return ()


def room_counts(session: Session, now: datetime) -> tuple[RoomCount, ...]:
    """Return how the behaviours went, each only from five observed people on, and only once the session is over.

    Before that a count that grows while one person plays would be her result.
    """
    if not is_over(session, now):
        return ()
    known = {behaviour.key: behaviour for _skill, behaviour in rubric().behaviours()}
    rows = RoomTally.objects.filter(session=session, people__gte=FEWEST)
    return tuple(RoomCount(known[row.behaviour], row.people, row.counts()) for row in rows if row.behaviour in known)


def shown_counts(question: RoomQuestion) -> tuple[int, ...]:
    """Return the votes for each answer once the question is closed and five people voted; empty otherwise."""
    counts = tuple(question.counts or ())
    return counts if question.state == Vote.CLOSED and sum(counts) >= FEWEST else ()


def hard_in(session: Session, now: datetime) -> tuple[Hard, ...]:
    """Return up to three behaviours that the room found hard, hardest first; empty before the session is over.

    First those whose mean anchor lies below the middle, lowest first; then what most people voted for in the last
    closed question that names behaviours. Both only from five people on.
    """
    skills = {behaviour.key: skill.key for skill, behaviour in rubric().behaviours()}
    seen = sorted((each for each in room_counts(session, now) if each.mean < HARD_BELOW), key=lambda each: each.mean)
    found = [Hard(each.behaviour.key, skills[each.behaviour.key], each.mean, each.people) for each in seen]
    if is_over(session, now):
        told = {each.behaviour for each in found}
        found += [each for each in _voted(session, skills) if each.behaviour not in told]
    return tuple(found[:MOST_HARD])


def _voted(session: Session, skills: dict[str, str]) -> Sequence[Hard]:
    rows = RoomQuestion.objects.filter(session=session, state=Vote.CLOSED).order_by("-number")
    for question in rows:
        counts = shown_counts(question)
        named = [
            (count, option["behaviour"])
            for count, option in zip(counts, question.options, strict=False)
            if option["behaviour"] in skills
        ]
        if named:
            most = max(count for count, _key in named)
            return [Hard(key, skills[key], votes=most, of=sum(counts)) for count, key in named if count == most]
    return []
