"""Which drill of a behaviour she is likely to master, by what is known of her; and the example that goes before one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Final

from warmline.apps.drills.content import Item, new_order
from warmline.core.practice.difficulty import of_level
from warmline.core.practice.drills import Drill
from warmline.core.practice.mastery import Masteries
from warmline.core.practice.spacing import Option

NOBODY: Final = Masteries(datetime(2020, 1, 1, tzinfo=UTC), {})
"""What is known of somebody of whom nothing is known."""


@cache
def _drills() -> Mapping[str, Sequence[Item]]:
    found: dict[str, list[Item]] = {}
    for item in new_order(()):
        if item.is_drill:
            found.setdefault(item.behaviour, []).append(item)
    return found


def options(behaviour: str, masteries: Masteries) -> list[Option]:
    """Return the drills of a behaviour, each with the chance that she masters it."""
    drills = _drills()[behaviour]
    known = masteries.behaviour(behaviour, drills[0].skill)
    return [Option(each.id, int(each.thing.level), known.chance_at(of_level(each.thing.level))) for each in drills]


def example_for(item: Item) -> Drill | None:
    """Return another drill of the same behaviour whose answer can stand as an example: the nearest one in level, of two
    equally near ones the easier. None where there is no other."""
    level = int(item.thing.level)
    others = [each.thing for each in _drills()[item.behaviour] if each.id != item.id and isinstance(each.thing, Drill)]
    return min(others, key=lambda one: (abs(one.level - level), one.level), default=None)
