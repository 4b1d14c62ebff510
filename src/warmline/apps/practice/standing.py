"""Where a person stands from practice: pure values, and how one finished conversation changes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter

from warmline.core.practice.difficulty import of_level
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Learner
from warmline.core.scoring.feedback_model import Feedback
from warmline.core.scoring.scorecard import Scorecard
from warmline.core.scoring.weighing import weights_of
from warmline.core.skills import ProgrammeLevel

KEPT = 10  # how many sightings of one behaviour are kept; older ones say little about today
KEPT_OVERTURNED = 200  # appeals that are kept in mind; the daily practice looks at them
MISSED = 2  # the highest anchor that is a miss
CASES_A_LEVEL = 2  # different cases to solve before the next level is offered


@dataclass(frozen=True, slots=True)
class Sighting:
    """One behaviour seen once: the anchor reached (1-4), how sure the reading was (0-1), and when."""

    behaviour: str
    skill: str
    anchor: int
    confidence: float
    at: datetime


@dataclass(frozen=True, slots=True)
class LastTry:
    """The one thing that the last feedback asked to try, and where it came from."""

    behaviour: str
    skill: str
    name: str
    next_step: str
    scenario: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Finished:
    """A conversation that was carried to its end."""

    scenario: str
    level: int
    solved: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """All that practice has shown so far, oldest first.

    `overturned` names what an appeal showed to be no miss: the behaviour, and when its conversation was finished.
    """

    sightings: tuple[Sighting, ...] = ()
    finished: tuple[Finished, ...] = ()
    last_try: LastTry | None = None
    learner: Learner | None = None
    overturned: tuple[tuple[str, datetime], ...] = ()

    def known(self) -> Learner:
        """Return what is known of the person; a standing from before there was a model is read from its sightings."""
        if self.learner is not None:
            return self.learner
        return Learner().with_more(_evidence(seen, seen.confidence, None) for seen in self.sightings)

    def level(self) -> ProgrammeLevel:
        """Return the level to offer: one up for every level at which two different cases were solved."""
        for level in ProgrammeLevel:
            cases = {case.scenario for case in self.finished if case.solved and case.level >= level}
            if len(cases) < CASES_A_LEVEL:
                return level
        return ProgrammeLevel.EXPERT

    def met(self) -> frozenset[str]:
        """Return the keys of the scenarios that were carried to an end at least once."""
        return frozenset(case.scenario for case in self.finished)

    def of(self, behaviour: str) -> tuple[Sighting, ...]:
        """Return the sightings of one behaviour, oldest first."""
        return tuple(seen for seen in self.sightings if seen.behaviour == behaviour)


def after(standing: Standing, *, card: Scorecard, feedback: Feedback, case: Finished) -> Standing:
    """Return the standing after one more finished conversation. A try stays until the next feedback names another."""
    seen = tuple(Sighting(o.behaviour, o.skill, o.anchor, o.confidence, case.at) for o in card.observations)
    weights = weights_of(card.observations)
    told = [_evidence(one, weight, of_level(case.level)) for one, weight in zip(seen, weights, strict=True)]
    return replace(
        standing,
        learner=standing.known().with_more(told),
        sightings=_newest(standing.sightings + seen),
        finished=(*standing.finished, case),
        last_try=_try_from(feedback, case),
    )


def noted(standing: Standing, evidence: Iterable[Evidence]) -> Standing:
    """Return the standing after evidence from elsewhere: a drill, a card, a test, a review."""
    return replace(standing, learner=standing.known().with_more(evidence))


def corrected(standing: Standing, *, behaviour: str, anchor: int, grade: int | None, at: datetime) -> Standing:
    """Return the standing after a person overturned one sighting: with her grade, or without it where that is None.

    The sighting is the one of this behaviour and anchor from the conversation finished `at`. A try that rested on the
    same behaviour of the same conversation is dropped with it. Where nothing fits, the standing is the same.
    """
    places = [
        place
        for place, seen in enumerate(standing.sightings)
        if (seen.behaviour, seen.anchor, seen.at) == (behaviour, anchor, at)
    ]
    if not places:
        return standing
    place, kept = places[0], list(standing.sightings)
    kept[place : place + 1] = [] if grade is None else [replace(kept[place], anchor=grade)]
    last, learner = standing.last_try, _put_right(standing.known(), standing.sightings[place], grade)
    gone = last is not None and (last.behaviour, last.at) == (behaviour, at)
    still = any((seen.behaviour, seen.at) == (behaviour, at) and seen.anchor <= MISSED for seen in kept)
    no_miss = () if anchor > MISSED or still else ((behaviour, at),)
    overturned = (*standing.overturned, *no_miss)[-KEPT_OVERTURNED:]
    return replace(
        standing, sightings=tuple(kept), last_try=None if gone else last, learner=learner, overturned=overturned
    )


def _put_right(learner: Learner, seen: Sighting, grade: int | None) -> Learner:
    wanted = (Source.ROLEPLAY, seen.behaviour, seen.at, _success(seen.anchor))
    for told in learner.recent:
        if (told.source, told.behaviour, told.at, told.success) == wanted:
            new = None if grade is None else replace(told, success=_success(grade))
            return learner.with_one_changed(told, new)
    return learner


def _evidence(seen: Sighting, confidence: float, difficulty: float | None) -> Evidence:
    return Evidence(seen.behaviour, seen.skill, Source.ROLEPLAY, _success(seen.anchor), confidence, seen.at, difficulty)


def _success(anchor: int) -> float:
    return (anchor - 1) / 3


def _newest(sightings: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    kept: list[Sighting] = []
    counts: dict[str, int] = {}
    for seen in reversed(sightings):
        counts[seen.behaviour] = counts.get(seen.behaviour, 0) + 1
        if counts[seen.behaviour] <= KEPT:
            kept.append(seen)
    return tuple(reversed(kept))


def _try_from(feedback: Feedback, case: Finished) -> LastTry | None:
    if not feedback.tries:
        return None
    first = feedback.tries[0]
    return LastTry(first.behaviour, first.skill, first.name, first.next_step or "", case.scenario, case.at)


_ADAPTER: TypeAdapter[Standing] = TypeAdapter(Standing)


def pack(standing: Standing) -> bytes:
    """Return the standing as bytes, ready to be sealed."""
    return _ADAPTER.dump_json(standing)


def unpack(data: bytes) -> Standing:
    """Return the standing these bytes hold. Raises ValueError where they hold none."""
    return _ADAPTER.validate_json(data)
