"""The drills and cards of this build, found by their name, and the order in which new ones are met."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from warmline.adapters.packs import load_drill_sets
from warmline.core.practice.drills import CARD_SECONDS, DRILL_SECONDS, Drill, RecallCard


@dataclass(frozen=True, slots=True)
class Item:
    """One drill or card. `id` is its name everywhere, `skill.key`; `place` counts within its kind and skill."""

    id: str
    skill: str
    version: int
    thing: Drill | RecallCard
    place: int
    skill_place: int

    @property
    def is_drill(self) -> bool:
        """Whether it is answered in own words; a card is recalled."""
        return isinstance(self.thing, Drill)

    @property
    def behaviour(self) -> str:
        """The key of the behaviour it is about."""
        return self.thing.behaviour

    @property
    def seconds(self) -> int:
        """How long it is planned for."""
        return DRILL_SECONDS if self.is_drill else CARD_SECONDS

    @property
    def opening(self) -> str:
        """The words by which it is known again."""
        return self.thing.customer if isinstance(self.thing, Drill) else self.thing.prompt


@cache
def items() -> dict[str, Item]:
    """Return everything there is to practise, by name."""
    found: dict[str, Item] = {}
    for skill_place, each in enumerate(load_drill_sets()):
        kinds: tuple[Sequence[Drill | RecallCard], ...] = (each.drills, each.cards)
        for things in kinds:
            for place, thing in enumerate(things):
                name = f"{each.skill}.{thing.key}"
                found[name] = Item(name, each.skill, each.version, thing, place, skill_place)
    return found


def drill_of(name: str) -> Drill | None:
    """Return the drill of this name; None for a card, and for what this build no longer has."""
    item = items().get(name)
    return item.thing if item and isinstance(item.thing, Drill) else None


def new_order(known: Collection[str], missed: Collection[str] = ()) -> list[Item]:
    """Return what was never answered, in the order in which it should be met.

    Lower levels first; within a level what was missed elsewhere first, and then the skills in turn.
    """
    fresh = [item for item in items().values() if item.id not in known]
    return sorted(
        fresh,
        key=lambda item: (
            item.thing.level,
            item.behaviour not in missed,
            item.place,
            item.skill_place,
            not item.is_drill,
            item.id,
        ),
    )
