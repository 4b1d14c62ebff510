"""Figures by skill over many conversations, kept as running totals so that a page need not count again.

A suggested score is never averaged (F2): the totals of scores hold proven ones alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warmline.core.scoring.scorecard import Scorecard, Status
from warmline.core.skills.keys import SKILL_KEYS


@dataclass(frozen=True, slots=True)
class SkillTotal:
    """One skill: in how many conversations it was observed and not observed, and the chances in the former.

    `proven` of the observed ones are proven; `mean` is their mean score, None where there is none.
    """

    skill: str
    observed: int
    not_observed: int
    chances: int
    proven: int
    mean: float | None


def add_card(totals: Mapping[str, Any], card: Scorecard | None) -> dict[str, Any]:
    """Return the totals with one more conversation; None is one that could not be scored."""
    if card is None:
        return {**totals, "unscored": totals.get("unscored", 0) + 1}
    skills = dict(totals.get("skills", {}))
    for each in card.skills:
        if each.score is not None:
            seen, chances, proven, points = skills.get(each.skill, (0, 0, 0, 0.0))
            is_proven = each.status is Status.PROVEN
            skills[each.skill] = (
                seen + 1,
                chances + each.opportunities,
                proven + is_proven,
                points + (round(each.score, 1) if is_proven else 0.0),
            )
    resolved = dict(totals.get("resolved", {}))
    resolved[card.resolved.value] = resolved.get(card.resolved.value, 0) + 1
    critical = totals.get("critical", 0) + bool(card.critical)
    return {**totals, "skills": skills, "resolved": resolved, "critical": critical}


def skill_totals(totals: Mapping[str, Any], scored: int) -> list[SkillTotal]:
    """Return every skill, in the order of the rubric's keys; `scored` conversations are in the totals."""
    counted = scored - totals.get("unscored", 0)
    found = totals.get("skills", {})
    rows = ((key, found.get(key, (0, 0, 0, 0.0))) for key in SKILL_KEYS)
    return [
        SkillTotal(key, seen, counted - seen, chances, proven, round(points / proven, 1) if proven else None)
        for key, (seen, chances, proven, points) in rows
    ]
