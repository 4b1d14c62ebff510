"""What single observations gave to a score, and the same score after people judged some of them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from warmline.core.moves import AnswerGrade, Kind, Mark
from warmline.core.scoring.answers import MEETS, MISSES, GradedAnswer, overall
from warmline.core.scoring.contested import (
    OVERALL,
    Grades,
    answer_place,
    contested_at,
    critical_place,
    is_observation,
    quality_of,
    whole_answers,
    within_level,
)
from warmline.core.scoring.estimate import PRIOR_MEAN, estimate
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


def revised(card: Scorecard, grades: Grades) -> Scorecard:
    """Return the card as it stands after people judged some observations anew.

    `grades` maps an observation's place (from 0) to the anchor 1-4 that a person gave it, or to None where it must not
    count at all. Only the grade changes: confidence and weight stay, since the person judged what was done and not how
    clearly it was seen. Skills, evidence and `overall` with its caps are worked out again by the rules that made them.
    A skill that loses its last observation is not observed.

    Places of `contested` are judged, too. A critical error that must not count is struck, and its cap with it. An
    answer as a whole gets the grade (anchor - 1) / 3 of the person, or counts no more. Where the overall figure itself
    was judged, it moves to the nearest figure in the level 1-4 that the person gave, whatever the caps say, or stands
    no more. Raises ValueError for a place or an anchor that there is not.
    """
    _check(card, grades)
    card = _contested(card, grades)
    observations = tuple(
        _judged(each, grades.get(place, each.anchor))
        for place, each in enumerate(card.observations)
        if place not in grades or grades[place] is not None
    )
    return replace(
        card,
        overall=_by_person(_overall(card, observations), grades),
        skills=tuple(_skill(known, observations) for known in card.skills),
        observations=observations,
        evidence=_evidence(card, observations),
    )


def _check(card: Scorecard, grades: Grades) -> None:
    for place, grade in grades.items():
        if (is_observation(place) and place >= len(card.observations)) or place < 0:
            raise ValueError(f"{place} is no observation of this card; expected 0 to {len(card.observations) - 1}")
        if not is_observation(place):
            _check_contested(card, place, grade)
        if grade is not None and not 1 <= grade <= 4:
            raise ValueError(f"{grade} is no anchor; expected 1 to 4, or None")


def _check_contested(card: Scorecard, place: int, grade: int | None) -> None:
    try:
        found = contested_at(card, place)
    except IndexError:
        raise ValueError(f"{place} is nothing of this card that can be judged") from None
    if found.error is not None and grade is not None:
        raise ValueError(f"A critical error has no anchor; expected None, found {grade}")


def _contested(card: Scorecard, grades: Grades) -> Scorecard:
    """The card without the critical errors that people struck, and with their grades of whole answers."""
    critical = tuple(each for n, each in enumerate(card.critical) if critical_place(n) not in grades)
    evidence: list[Evidence] = []
    number = 0
    for each in card.evidence:
        if not _is_answer(each):
            evidence.append(each)
            continue
        place, number = answer_place(number), number + 1
        grade = grades.get(place, 0)
        if grade is not None:
            evidence.append(_regraded(each, grade) if grade else each)
    return replace(card, critical=critical, evidence=tuple(evidence))


def _regraded(each: Evidence, anchor: int) -> Evidence:
    value = round((anchor - 1) / 3, 2)
    name = MEETS if value >= PRIOR_MEAN else MISSES
    return replace(each, mark=replace(each.mark, name=name, confidence=round(max(value, 1 - value), 2)))


def _by_person(figure: float | None, grades: Grades) -> float | None:
    if figure is None or OVERALL not in grades:
        return figure
    level = grades[OVERALL]
    return None if level is None else within_level(figure, level)


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
    return [
        GradedAnswer(each.turn, AnswerGrade(quality_of(each), each.mark.start, each.mark.end))
        for each in whole_answers(card)
    ]


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
    return (*found, *(replace(each, effect=next(effects)) if _is_answer(each) else each for each in rest))


def _is_answer(each: Evidence) -> bool:
    return each.skill is None and each.mark.name in (MEETS, MISSES)


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
