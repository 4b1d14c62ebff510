"""What other rooms saw of a person: read from them each time and stored nowhere else, so that what is taken back there
is taken back here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Person
from warmline.apps.reviews.about import told_of
from warmline.core.practice.evidence import Evidence, Source

# (owner, since, now) -> what a room knows of her, for her own eyes.
Read = Callable[[Person, datetime, datetime], Iterable[Evidence]]

LOOKS_BACK: Final = timedelta(days=730)
"""How far back other rooms are asked: as long as reviews are kept."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room that is asked: its name, and the kind of evidence it gives."""

    name: str
    kind: Source
    read: Read


_ROOMS: dict[str, Room] = {}


def register_source(name: str, kind: Source, read: Read) -> None:
    """Say where evidence of a kind is read; called in the ready() of the app that has it."""
    _ROOMS[name] = Room(name, kind, read)


def told_elsewhere(owner: Person, now: datetime, kind: Source | None = None) -> tuple[Evidence, ...]:
    """Return what all rooms, or those with one kind of evidence, know of a person until `now`, oldest first.

    Whoever calls has checked that it is herself who reads. The queries do not grow with what there is.
    """
    found: list[Evidence] = []
    for room in _ROOMS.values():
        if kind in (None, room.kind):
            found += [each for each in room.read(owner, now - LOOKS_BACK, now) if each.at <= now]
    return tuple(sorted(found, key=lambda each: each.at))


def reviewed(owner: Person, since: datetime, now: datetime) -> list[Evidence]:
    """Return what reviews of her own real conversations say, those of behaviours that the rubric still has."""
    told = told_of(owner.organisation_id, [owner.pk])
    skills = {behaviour.key: skill.key for skill, behaviour in rubric().behaviours()} if told else {}
    return [
        Evidence(each.behaviour, skills[each.behaviour], Source.REVIEW, each.success, each.sureness, each.at)
        for each in told
        if each.behaviour in skills and each.at >= since
    ]
