"""The next best step, why, and why none of the others."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from warmline.core.practice.mastery import Estimate, Masteries
from warmline.core.practice.recommending.candidates import Candidate, Context, Target
from warmline.core.practice.recommending.reasons import Code, Passed, Reason, Recommendation
from warmline.core.practice.recommending.weighing import WEIGHTS, Term, Weighed, total, weigh

ALIKE: Final = 1e-9
SAID: Final[Mapping[Term, float]] = MappingProxyType(
    {Term.GAP: 0.15, Term.DOUBT: 0.5, Term.AIM: 0.9, Term.DUE: 0.5, Term.VARIETY: 0.75, Term.LEVEL: 1.0}
)
"""From this worth on a term is given as a reason for a step."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    candidate: Candidate
    terms: Weighed
    worth: float


def recommend(masteries: Masteries, candidates: Sequence[Candidate], context: Context) -> Recommendation:
    """Return the step that most speaks for among those that fit the time, the level and what is to be spared.

    The same question always gets the same answer: ties are broken by a draw from the context's seed, and the order in
    which the candidates come decides nothing. Nothing rests on how somebody "likes to learn": matching to learning
    styles has no effect (Pashler et al. 2008).
    """
    barred = [Passed(each, reason) for each in candidates if (reason := _barred(each, context))]
    out = {passed.candidate.key for passed in barred}
    known = _known(masteries, [each for each in candidates if each.key not in out])
    rows = sorted(
        (_weighed(each, known, context) for each in candidates if each.key not in out),
        key=lambda row: (-row.worth, row.candidate.key),
    )
    barred.sort(key=lambda passed: passed.candidate.key)
    if not rows:
        return Recommendation(None, (), tuple(barred))
    first = _drawn(rows, context.seed)
    others = (Passed(row.candidate, _why_not(first, row)) for row in rows if row is not first)
    return Recommendation(first.candidate, _why(first), (*others, *barred))


def _barred(candidate: Candidate, context: Context) -> Reason | None:
    if candidate.themes & context.spared:
        return Reason(Code.SPARED, 0.0)
    if candidate.minutes > context.minutes:
        return Reason(Code.TOO_LONG, candidate.minutes)
    if candidate.level > context.level + 1:
        return Reason(Code.LEVEL_TOO_HIGH, float(candidate.level))
    return None


def _known(masteries: Masteries, candidates: Sequence[Candidate]) -> dict[Target, Estimate]:
    targets = {target for each in candidates for target in each.targets}
    return {
        target: masteries.behaviour(target.behaviour, target.skill)
        if target.behaviour
        else masteries.skill(target.skill)
        for target in targets
    }


def _weighed(candidate: Candidate, known: Mapping[Target, Estimate], context: Context) -> _Weighed:
    terms = weigh(candidate, known, context)
    return _Weighed(candidate, terms, total(terms))


def _drawn(rows: Sequence[_Weighed], seed: str) -> _Weighed:
    best = [row for row in rows if rows[0].worth - row.worth <= ALIKE]
    return random.Random(f"{seed}:{len(rows)}:tie").choice(best)


def _why(row: _Weighed) -> tuple[Reason, ...]:
    ranked = sorted(Term, key=lambda term: -WEIGHTS[term] * row.terms[term].worth)
    speaking = [term for term in ranked if row.terms[term].worth >= SAID[term] and not _empty(row, term)]
    by_code: dict[Code, Reason] = {}
    for term in speaking or ranked[:1]:
        by_code.setdefault(row.terms[term].pro.code, row.terms[term].pro)
    return tuple(by_code.values())


def _empty(row: _Weighed, term: Term) -> bool:
    """Say whether the term says nothing: a step that is never due is not due today either."""
    return term is Term.DUE and row.candidate.due is None


def _why_not(best: _Weighed, row: _Weighed) -> Reason:
    """Return the reason of the term in which the step falls behind the best one most."""
    if best.worth - row.worth <= ALIKE:
        return Reason(Code.DRAWN, 0.0)
    behind = {term: WEIGHTS[term] * (best.terms[term].worth - row.terms[term].worth) for term in Term}
    return row.terms[max(behind, key=lambda term: behind[term])].contra
