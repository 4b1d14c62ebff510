"""Everything a conversation of the exam is played with: scenarios, language, reader; readings are kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.encoder import local_reader
from warmline.adapters.packs import load_language, load_scenario_file, load_scenarios
from warmline.core.conversation import Conversation
from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.moves import MoveReader, Reading, TurnReading
from warmline.core.moves.rules import RuleReader

_KEPT: Final = 20_000


class KeptReader:
    """A reader that remembers what it read: branches of one history read the same words after the same talk."""

    def __init__(self, reader: MoveReader) -> None:
        self._reader = reader
        self._kept: OrderedDict[tuple[str, ...], TurnReading] = OrderedDict()

    @property
    def version(self) -> str:
        """Name and version of the reader inside."""
        return self._reader.version

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Read one turn, from memory where the talk up to it was the same, word for word."""
        key = tuple(said.text for said in conversation.turns[: turn + 1])
        if key not in self._kept:
            self._kept[key] = self._reader.read_turn(conversation, turn)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    def read(self, conversation: Conversation) -> Reading:
        """Read every turn."""
        turns = range(len(conversation.turns))
        return Reading(self.version, tuple(self.read_turn(conversation, turn) for turn in turns))


@dataclass(frozen=True)
class World:
    """What all conversations of one run share."""

    scenarios: tuple[Scenario, ...]
    language: Language
    reader: MoveReader


@cache
def world(reader: str = "rules", files: tuple[str, ...] = ()) -> World:
    """Return the world of the published scenarios, or of these files; `reader` is "rules" or "model"."""
    inside = local_reader() if reader == "model" else RuleReader()
    scenarios = _from(files) if files else load_scenarios()
    return World(scenarios, load_language("en"), KeptReader(inside))


def _from(files: Iterable[str]) -> tuple[Scenario, ...]:
    return tuple(sorted((load_scenario_file(Path(file)) for file in files), key=lambda scenario: scenario.key))
