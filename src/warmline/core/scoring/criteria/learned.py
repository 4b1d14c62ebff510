"""The criteria that an organisation proved, at work in a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from warmline.core.conversation import Conversation
from warmline.core.moves import Reading
from warmline.core.moves.encoding import Encoder
from warmline.core.scoring.criteria.features import FEATURES, graded_chances
from warmline.core.scoring.criteria.heads import Head
from warmline.core.scoring.scorecard import Observation, Status


@dataclass(frozen=True, slots=True)
class Machine:
    """The exact machine whose agreement was shown: with another version of any part nothing is proven."""

    engine: str
    reader: str
    rubric: str
    encoder: str = ""
    features: str = FEATURES

    def __str__(self) -> str:
        return " ".join((self.engine, self.reader, self.rubric, self.encoder or "no-encoder", self.features))


class LearnedCriteria:
    """The heads of the proven criteria, under one version."""

    def __init__(self, version: str, machine: Machine, heads: Mapping[str, Head], encoder: Encoder | None) -> None:
        self.version, self.machine = version, machine
        self._heads, self._encoder = dict(heads), encoder

    @property
    def proven(self) -> frozenset[str]:
        """The keys of the proven criteria."""
        return frozenset(self._heads)

    def made_for(self, engine: str, reader: str, rubric: str) -> bool:
        """Say whether these are the parts with which agreement was shown; if not, nothing here may be used."""
        encoder = "" if self._encoder is None else self._encoder.version
        return self.machine == Machine(engine, reader, rubric, encoder)

    def judge(
        self, conversation: Conversation, reading: Reading, observations: Sequence[Observation]
    ) -> list[Observation]:
        """Return the observations with the anchors of the heads; those of other criteria stay as they are."""
        mine = [each for each in observations if each.behaviour in self._heads]
        chances = iter(graded_chances(conversation, reading, mine, self._encoder))
        return [
            replace(each, anchor=self._heads[each.behaviour].anchor(next(chances)))
            if each.behaviour in self._heads
            else each
            for each in observations
        ]

    def status(self, observations: Iterable[Observation]) -> Status:
        """Return the status of a skill: proven only where every behaviour that was observed for it is."""
        seen = {each.behaviour for each in observations}
        return Status.PROVEN if seen and seen <= self.proven else Status.SUGGESTED
