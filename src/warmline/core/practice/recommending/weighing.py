"""How much speaks for a step: six figures of 0-1, each with what was measured for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from warmline.core.practice.difficulty import TARGET, outside_target
from warmline.core.practice.mastery import Estimate, Telling
from warmline.core.practice.recommending.candidates import Candidate, Context, Target
from warmline.core.practice.recommending.reasons import Code, Reason

DAY: Final = 86_400.0
FAR_OUTSIDE: Final = 0.35
"""So far outside the aimed range of success a step is worth nothing for its difficulty."""
URGENT_DAYS: Final = 14.0
"""A deadline is felt from two weeks before it."""
REMEMBERED: Final = 4
"""How many steps back variety looks."""


class Term(StrEnum):
    """What speaks for a step."""

    GAP = "gap"
    DOUBT = "doubt"
    AIM = "aim"
    DUE = "due"
    VARIETY = "variety"
    LEVEL = "level"


WEIGHTS: Final[Mapping[Term, float]] = MappingProxyType(
    {Term.GAP: 0.20, Term.DOUBT: 0.05, Term.AIM: 0.20, Term.DUE: 0.35, Term.VARIETY: 0.15, Term.LEVEL: 0.05}
)
"""How much each counts. Chosen on simulated learners of the development seeds (docs/methods/mastery.md)."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One term of one step: its worth (0-1), and what to say for and against the step because of it."""

    worth: float
    pro: Reason
    contra: Reason


Weighed = Mapping[Term, Spoken]


def weigh(candidate: Candidate, known: Mapping[Target, Estimate], context: Context) -> Weighed:
    """Return what speaks for a step and what against it. `known` has an estimate of each of its targets."""
    return {
        Term.GAP: _gap(candidate, known, context),
        Term.DOUBT: _doubt(candidate, known),
        Term.AIM: _aim(candidate, known),
        Term.DUE: _due(candidate, context),
        Term.VARIETY: _variety(candidate, context),
        Term.LEVEL: _level(candidate, context),
    }


def total(weighed: Weighed) -> float:
    """Return the worth of a step as a whole, 0-1."""
    return sum(weight * weighed[term].worth for term, weight in WEIGHTS.items())


def _gap(candidate: Candidate, known: Mapping[Target, Estimate], context: Context) -> Spoken:
    weakest = min(candidate.targets, key=lambda target: (known[target].probability, target))
    gaps = [max(0.0, context.goal - known[target].probability) / context.goal for target in candidate.targets]
    chance = known[weakest].probability
    pro = Reason(Code.GAP, chance, weakest)
    if known[weakest].telling is Telling.TOO_LITTLE:  # a gap that nobody saw is no reason to give
        pro = Reason(Code.UNCERTAIN, known[weakest].high - known[weakest].low, weakest)
    against = Code.HELD if chance >= context.goal else Code.SMALLER_GAP
    return Spoken(sum(gaps) / len(gaps), pro, Reason(against, chance, weakest))


def _doubt(candidate: Candidate, known: Mapping[Target, Estimate]) -> Spoken:
    widths = {target: known[target].high - known[target].low for target in candidate.targets}
    widest = max(candidate.targets, key=lambda target: (widths[target], target))
    mean = sum(widths.values()) / len(widths)
    return Spoken(
        mean, Reason(Code.UNCERTAIN, widths[widest], widest), Reason(Code.KNOWN_BETTER, widths[widest], widest)
    )


def _aim(candidate: Candidate, known: Mapping[Target, Estimate]) -> Spoken:
    chances = [known[target].chance_at(candidate.difficulty) for target in candidate.targets]
    chance = sum(chances) / len(chances)
    wrong = Code.TOO_HARD if chance < sum(TARGET) / 2 else Code.TOO_EASY
    worth = max(0.0, 1 - outside_target(chance) / FAR_OUTSIDE)
    return Spoken(worth, Reason(Code.AIMED, chance), Reason(wrong, chance))


def _due(candidate: Candidate, context: Context) -> Spoken:
    if candidate.due is None:
        return Spoken(0.5, Reason(Code.DUE, 0.0), Reason(Code.NO_HURRY, -1.0))
    days = (candidate.due - context.now).total_seconds() / DAY
    if candidate.kind.is_spaced:
        worth = 0.0 if days > 0 else min(1.0, 0.7 - days / 20)
        against = Reason(Code.NOT_DUE, days) if days > 0 else Reason(Code.LESS_DUE, -days)
        return Spoken(worth, Reason(Code.DUE, -days), against)
    worth = min(1.0, max(0.0, 1 - days / URGENT_DAYS))
    return Spoken(worth, Reason(Code.DEADLINE, days), Reason(Code.NO_HURRY, days))


def _variety(candidate: Candidate, context: Context) -> Spoken:
    shared = [n for n, other in enumerate(context.recent[:REMEMBERED]) if other.skills & candidate.skills]
    since = shared[0] if shared else REMEMBERED
    worth = since / REMEMBERED
    if candidate.last_done is not None and (context.now - candidate.last_done).total_seconds() < DAY:
        worth = 0.0
    return Spoken(worth, Reason(Code.VARIED, float(since)), Reason(Code.SAME_AGAIN, float(since)))


def _level(candidate: Candidate, context: Context) -> Spoken:
    apart = abs(candidate.level - context.level)
    level = float(candidate.level)
    return Spoken(1 - apart / 3, Reason(Code.LEVEL, level), Reason(Code.OTHER_LEVEL, level))
