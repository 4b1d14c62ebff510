"""The criteria that can be rated, by their keys: what `warmline reviews criteria` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from warmline.apps.reviews.selectors import Shown
from warmline.core.scoring.scorecard import Status
from warmline.core.skills import Moment, Rubric

PEOPLE_ONLY = "people"
"""The state of a criterion that only people can see: the machine gives it no figure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One criterion. `state` is suggested or proven, or PEOPLE_ONLY."""

    key: str
    name: str
    skill: str
    state: str


def entries(rubric: Rubric, reviewed: Iterable[Shown]) -> list[Entry]:
    """Return every criterion of the rubric in its order; what nobody has reviewed yet is suggested."""
    states = {row.criterion: row.status for row in reviewed}
    return [
        Entry(
            each.key,
            each.name,
            skill.key,
            PEOPLE_ONLY if each.opportunity.moment is Moment.HUMAN else states.get(each.key, Status.SUGGESTED).value,
        )
        for skill, each in rubric.behaviours()
    ]


def as_json(found: Sequence[Entry]) -> str:
    """Return the criteria as a JSON list."""
    return json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1)


def as_text(found: Sequence[Entry]) -> str:
    """Return the criteria in lines of at most 80 characters, skill by skill; keys stand whole."""
    lines: list[str] = []
    widest = max((len(each.key) for each in found), default=0)
    for skill, group in groupby(found, key=lambda each: each.skill):
        lines.append(skill)
        for each in group:
            room = 80 - widest - 2 - 2 - len("suggested") - 2
            name = each.name if len(each.name) <= room else f"{each.name[: room - 1].rstrip()}…"
            lines.append(f"  {each.key:<{widest}}  {each.state:<9}  {name}")
    lines.append("\nproven: agreement with people was shown. suggested: it was not. people: only people can see it.")
    return "\n".join(lines)
