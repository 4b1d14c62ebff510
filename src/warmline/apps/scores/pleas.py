"""What is sealed of an appeal: the owner's words, what the named person sees, and the decision; as bytes and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import TypeAdapter

from warmline.apps.scores.marked import MarkedTalk
from warmline.apps.scores.wholes import PointInQuestion, whole_at
from warmline.core.scoring.contested import is_observation
from warmline.core.scoring.feedback_model import Point
from warmline.core.scoring.scorecard import Scorecard, Versions
from warmline.core.skills import Rubric


@dataclass(frozen=True, slots=True)
class Plea:
    """What the owner thinks is wrong about a point."""

    words: str
    point: PointInQuestion


@dataclass(frozen=True, slots=True)
class Shown:
    """The copy for the named person: the plea and that one conversation with its marks."""

    plea: Plea
    talk: MarkedTalk
    customer: str
    versions: Versions


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's decision. `grade` is her own grade 1-4 where the appeal was upheld; None then: must not count."""

    upheld: bool
    grade: int | None
    reason: str


__all__ = ["Plea", "PointInQuestion", "Shown", "Verdict", "pack", "place_of", "point_at", "unpack"]

_Sealed = TypeVar("_Sealed", Plea, Shown, Verdict)
_ADAPTERS: Final[dict[type, TypeAdapter[object]]] = {kind: TypeAdapter(kind) for kind in (Plea, Shown, Verdict)}


def pack(thing: Plea | Shown | Verdict) -> bytes:
    """Return it as bytes, ready to be sealed."""
    return _ADAPTERS[type(thing)].dump_json(thing)


def unpack(kind: type[_Sealed], data: bytes) -> _Sealed:
    """Return the thing of this kind that the bytes hold. Raises ValueError where they hold none."""
    found = _ADAPTERS[kind].validate_json(data)
    assert isinstance(found, kind)
    return found


def place_of(card: Scorecard, point: Point) -> int | None:
    """Return the place of a point of the letter among the observations of its card, None where it is not there."""
    alike = [
        (place, each)
        for place, each in enumerate(card.observations)
        if (each.behaviour, each.anchor) == (point.behaviour, point.anchor)
    ]
    # A point is told where the words that carry it stand; its observation may begin in an earlier answer.
    exact = (place for place, each in alike if each.turn == point.turn)
    return next(exact, next((place for place, each in alike if point.turn in each.mark_turns), None))


def point_at(card: Scorecard, place: int, rubric: Rubric) -> PointInQuestion:
    """Return one observation of a card in words. Raises IndexError where there is none at this place."""
    if place < 0:
        raise IndexError(place)
    if not is_observation(place):
        return whole_at(card, place)
    seen = card.observations[place]
    skill, behaviour = rubric.behaviour(seen.behaviour)
    one, two, three, four = (anchor.text for anchor in behaviour.anchors)
    return PointInQuestion(
        place=place,
        behaviour=seen.behaviour,
        name=behaviour.name,
        skill=skill.name,
        anchor=seen.anchor,
        anchors=(one, two, three, four),
        turn=seen.turn,
        since=max(0, min(seen.turn - 1, seen.turn if seen.cue_turn is None else seen.cue_turn)),
        quotes=tuple(mark.quote for mark in seen.marks),
    )
