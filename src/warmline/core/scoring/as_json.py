"""A scorecard as the object that files and programs rely on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from warmline.core.scoring.scorecard import Evidence, Scorecard, SkillScore


def to_json(card: Scorecard) -> dict[str, Any]:
    """Return the Score object: all 23 skills, None where not observed; points to one place, confidence to two."""
    return {
        "id": card.conversation,
        "versions": {
            "engine": card.versions.engine,
            "reader": card.versions.reader,
            "rubric": card.versions.rubric,
            **({"criteria": card.versions.criteria} if card.versions.criteria else {}),
            **({"words": card.versions.words} if card.versions.words else {}),
        },
        "overall": _points(card.overall),
        "resolved": card.resolved.value,
        "critical": [{"name": each.name, "turn": each.turn, "quote": each.quote} for each in card.critical],
        "skills": {skill.skill: _skill(skill) for skill in card.skills},
        "evidence": [_evidence(each) for each in card.evidence],
    }


def to_line(card: Scorecard, beside: Mapping[str, Any] = MappingProxyType({})) -> str:
    """Return the Score object as one line of JSON without its line end; the same card gives the same bytes.

    `beside` are keys that follow those of the score, such as notes.
    """
    return json.dumps({**to_json(card), **beside}, ensure_ascii=False, separators=(", ", ": "))


def _skill(skill: SkillScore) -> dict[str, Any]:
    return {
        "score": _points(skill.score),
        "low": _points(skill.low),
        "high": _points(skill.high),
        "level": skill.level,
        "opportunities": skill.opportunities,
        "status": skill.status.value,
    }


def _evidence(each: Evidence) -> dict[str, Any]:
    return {
        "turn": each.turn,
        "quote": each.mark.quote,
        "kind": each.mark.kind.value,
        "name": each.mark.name,
        "skill": each.skill,
        "confidence": round(each.mark.confidence, 2),
        "effect": round(each.effect, 1) + 0.0,
    }


def _points(value: float | None) -> float | None:
    return None if value is None else round(value, 1) + 0.0
