"""What single observations gave to a score, and the same score after people judged some of them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from warmline.core.moves import AnswerGrade, Kind, Mark
from warmline.core.scoring.answers import MEETS, MISSES, GradedAnswer, overall
from warmline.core.scoring.estimate import estimate
from warmline.core.scoring.score import CRITICAL_CAP, UNSOLVED_CAP
from warmline.core.scoring.scorecard import Evidence, Observation, Resolved, Scorecard, SkillScore, of_the_whole


def observation_points(card: Scorecard) -> tuple[float, ...]:
    """Return, for each of the card's observations, the signed points that it gave to its own skill's score."""
    points = [0.0] * len(card.observations)
    for skill in {each.skill for each in card.observations}:
        places = [place for place, each in enumerate(card.observations) if each.skill == skill]
        found = estimate([card.observations[place] for place in places])
        for place, share in zip(places, found.points, strict=True):
            points[place] = share
    return tuple(points)


def revised(card: Scorecard, grades: Mapping[int, int | None]) -> Scorecard:
    """Return the card as it stands after people judged some observations anew.

    `grades` maps an observation's place (from 0) to the anchor 1-4 that a person gave it, or to None where it must not
    count at all. Only the grade changes: confidence and weight stay, since the person judged what was done and not how
    clearly it was seen. Skills, evidence and `overall` with its caps are worked out again by the rules that made them.
    A skill that loses its last observation is not observed. Raises ValueError for a place or an anchor that there is
    not.
    """
    _check(card, grades)
    observations = tuple(
        _judged(each, grades.get(place, each.anchor))
        for place, each in enumerate(card.observations)
        if place not in grades or grades[place] is not None
    )
    return replace(
        card,
        overall=_overall(card, observations),
        skills=tuple(_skill(known, observations) for known in card.skills),
        observations=observations,
        evidence=_evidence(card, observations),
    )


def _check(card: Scorecard, grades: Mapping[int, int | None]) -> None:
    for place, grade in grades.items():
        if not 0 <= place < len(card.observations):
            raise ValueError(f"{place} is no observation of this card; expected 0 to {len(card.observations) - 1}")
        if grade is not None and not 1 <= grade <= 4:
            raise ValueError(f"{grade} is no anchor; expected 1 to 4, or None")


def _judged(seen: Observation, grade: int | None) -> Observation:
    if grade is None or grade == seen.anchor:
        return seen
    return replace(seen, anchor=grade, taken=seen.taken or grade > 1)


def _skill(known: SkillScore, observations: Sequence[Observation]) -> SkillScore:
    own = [each for each in observations if each.skill == known.skill]
    if not own:
        return replace(known, score=None, low=None, high=None, level=None, opportunities=0)
    found = estimate(own)
    return replace(known, score=found.score, low=found.low, high=found.high, level=found.level, opportunities=len(own))


def _overall(card: Scorecard, observations: Sequence[Observation]) -> float | None:
    whole = overall(of_the_whole(observations), _answers(card))
    if whole is None:
        return None
    unsolved = UNSOLVED_CAP if card.resolved is Resolved.NO else 100.0
    return min(whole.score, unsolved, CRITICAL_CAP if card.critical else 100.0)


def _answers(card: Scorecard) -> list[GradedAnswer]:
    """The graded answers, read back from their evidence: its confidence is the grade, or one minus it."""
    found: list[GradedAnswer] = []
    for each in card.evidence:
        if each.skill is None and each.mark.name in (MEETS, MISSES):
            sure = each.mark.confidence
            value = sure if each.mark.name == MEETS else 1 - sure
            found.append(GradedAnswer(each.turn, AnswerGrade(round(value, 2), each.mark.start, each.mark.end)))
    return found


def _evidence(card: Scorecard, observations: Sequence[Observation]) -> tuple[Evidence, ...]:
    """The same quotes with new effects; a quote that only a struck observation rested on goes with it."""
    missed = {(each.turn, each.mark.name): each.mark for each in card.evidence if each.skill is not None}
    found: list[Evidence] = []
    for known in card.skills:
        own = [each for each in observations if each.skill == known.skill]
        if own:
            found.extend(_of_skill(known.skill, own, missed))
    whole = overall(of_the_whole(observations), _answers(card))
    rest = [each for each in card.evidence if each.skill is None]
    if whole is None:
        return tuple(found)
    effects = iter(whole.points)
    return (*found, *(replace(each, effect=next(effects)) if _graded(each) else each for each in rest))


def _graded(each: Evidence) -> bool:
    return each.mark.name in (MEETS, MISSES)


def _of_skill(skill: str, own: Sequence[Observation], missed: Mapping[tuple[int, str], Mark]) -> list[Evidence]:
    effects: dict[tuple[int, str, int], Evidence] = {}

    def add(turn: int, mark: Mark, effect: float) -> None:
        key = (turn, mark.name, mark.start)
        before = effects[key].effect if key in effects else 0.0
        effects[key] = Evidence(turn, mark, skill, before + effect)

    for seen, share in zip(own, estimate(own).points, strict=True):
        if seen.cue is not None and seen.cue_turn is not None:
            add(seen.cue_turn, seen.cue, 0.0)
        shown = list(zip(seen.mark_turns, seen.marks, strict=True)) or [(seen.turn, _missed(seen, missed))]
        for turn, mark in shown:
            add(turn, mark, share / len(shown))
    return sorted(effects.values(), key=lambda each: (each.turn, each.mark.start, each.mark.name))


def _missed(seen: Observation, missed: Mapping[tuple[int, str], Mark]) -> Mark:
    name = f"missed_{seen.behaviour}"
    return missed.get((seen.turn, name), Mark(Kind.MOVE, name, "", 0, 0, seen.confidence))
