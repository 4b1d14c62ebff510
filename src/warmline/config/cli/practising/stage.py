"""Everything a talk needs: the scene so far, the reader, the rubric."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from warmline.adapters.packs import load_language, load_rubric
from warmline.config import wiring
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, answer, begin, hint, rewind
from warmline.core.moves import MoveReader
from warmline.core.skills import Rubric
from warmline.core.trials.debrief import Debrief, debrief


@dataclass(frozen=True, slots=True)
class Stage:
    """A scene with what it is played and judged by. An answer makes a new stage."""

    scene: Scene
    reader: MoveReader
    rubric: Rubric

    @classmethod
    def set(cls, scenario: Scenario, seed: int) -> Self:
        """Return the stage with the customer's first message. Raises PackError where the packs cannot be read."""
        return cls(begin(scenario, load_language("en"), seed=seed), wiring.reader(), load_rubric())

    @property
    def over(self) -> bool:
        """Whether the customer has gone."""
        return self.scene.ended is not None

    def answered(self, text: str) -> Self:
        """Return the stage after the agent's words and the customer's reply."""
        return replace(self, scene=answer(self.scene, text, reader=self.reader))

    def rewound(self, answer_number: int) -> Self:
        """Return the stage before an answer. Raises ValueError where there is none of this number."""
        return replace(self, scene=rewind(self.scene, answer_number))

    def hint(self) -> str:
        """Return a nudge towards the next good thing."""
        return hint(self.scene)

    def debrief(self) -> Debrief:
        """Return score and letter of the talk as it stands."""
        name = f"{self.scene.scenario.key}-{self.scene.seed}"
        return debrief(self.scene, self.rubric, name=name, reader=self.reader.version, words=wiring.words())
