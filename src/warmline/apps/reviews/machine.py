"""The machine that reads and scores here, as the reviews see it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from warmline.core.conversation import Conversation
from warmline.core.moves.encoding import Encoder
from warmline.core.moves.reading import MoveReader
from warmline.core.scoring.criteria import GradedChance, Machine, graded_chances
from warmline.core.scoring.score import ENGINE, observed
from warmline.core.skills import Rubric

ByCriterion = Mapping[str, tuple[GradedChance, ...]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Reader, rubric and encoder of this house; without an encoder the heads lean on the reader's marks alone."""

    reader: MoveReader
    rubric: Rubric
    encoder: Encoder | None = None

    def machine(self) -> Machine:
        """Return the versions of all parts."""
        encoder = "" if self.encoder is None else self.encoder.version
        return Machine(ENGINE, self.reader.version, self.rubric.version, encoder)

    def criteria(self) -> frozenset[str]:
        """Return the keys of all behaviours of the rubric."""
        return frozenset(behaviour.key for _, behaviour in self.rubric.behaviours())

    def look(self, conversation: Conversation, criteria: Collection[str]) -> ByCriterion:
        """Return what the machine sees in a conversation for each of the criteria; an empty tuple: no chance."""
        reading = self.reader.read(conversation)
        seen = [each for each in observed(conversation, reading, self.rubric) if each.behaviour in criteria]
        found: dict[str, list[GradedChance]] = {key: [] for key in criteria}
        for each, chance in zip(seen, graded_chances(conversation, reading, seen, self.encoder), strict=True):
            found[each.behaviour].append(chance)
        return {key: tuple(chances) for key, chances in found.items()}


def pack(chances: tuple[GradedChance, ...]) -> bytes:
    """Return the features of chances as bytes: 16-bit numbers, little-endian, row after row."""
    return b"".join(chance.known.astype("<f2").tobytes() for chance in chances)


def unpack(anchors: list[int], data: bytes) -> tuple[GradedChance, ...]:
    """Return the chances that were packed. Raises ValueError where the bytes do not fit the anchors."""
    if not anchors:
        return ()
    rows = np.frombuffer(data, "<f2").astype(np.float32).reshape(len(anchors), -1)
    return tuple(GradedChance(int(anchor), row) for anchor, row in zip(anchors, rows, strict=True))
