"""What the page of coverage shows: which skill can be practised at which level, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.library.selectors import published
from warmline.apps.library.words import LEVELS
from warmline.apps.people.models import Person
from warmline.core.customer.scenario import Scenario
from warmline.core.skills import Rubric


@dataclass(frozen=True, slots=True)
class Cell:
    """The cases for one skill at one level."""

    level: str
    cases: Sequence[Scenario]


@dataclass(frozen=True, slots=True)
class Row:
    """One skill across the levels; `total` counts its cases."""

    skill: str
    cells: Sequence[Cell]
    total: int


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The whole table. `missing` names the skills that no case exercises."""

    levels: Sequence[str]
    rows: Sequence[Row]
    missing: Sequence[str]
    cases: int


def coverage_page(viewer: Person, rubric: Rubric) -> CoveragePage:
    """Return the table for the cases of the viewer's house, skills in the order of the rubric."""
    cases = [found.scenario for found in published(viewer.organisation_id)]
    rows = [_row(skill.name, [case for case in cases if skill.key in case.skills]) for skill in rubric]
    return CoveragePage(
        levels=[str(name) for name in LEVELS.values()],
        rows=[row for row in rows if row.total],
        missing=[row.skill for row in rows if not row.total],
        cases=len(cases),
    )


def _row(skill: str, cases: Sequence[Scenario]) -> Row:
    cells = [Cell(str(name), [case for case in cases if int(case.level) == level]) for level, name in LEVELS.items()]
    return Row(skill, cells, len(cases))
