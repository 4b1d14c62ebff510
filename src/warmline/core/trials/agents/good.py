"""A skilled agent: meets the feeling, asks for what the solution rests on, offers it, says when, closes."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.customer.scenario import CustomerFact, GoodEnd, Telling
from warmline.core.customer.scene import Scene
from warmline.core.trials.agents.model import cues, first_name, last_told, lowered, open_facts, question_for, turn_line
from warmline.core.trials.agents.styles import Style

_FEELINGS = frozenset({"shows_anger", "shows_worry", "shows_disappointment", "threatens_to_leave"})
_MOST_QUESTIONS = 7


@dataclass(frozen=True, slots=True)
class Good:
    """A good agent in one style. `end` names the good end to work towards; the first one where it is None.

    Without `feels` it does everything but meet the feeling.
    """

    style: Style
    end: str | None = None
    feels: bool = True

    @property
    def name(self) -> str:
        """The name for tables."""
        return f"good {self.style.key}" if self.feels else f"cool {self.style.key}"

    def reply(self, scene: Scene) -> str | None:
        """Return the next answer."""
        if scene.state.accepted is not None:
            return " ".join([turn_line(self.style.when, scene), self._named(turn_line(self.style.close, scene), scene)])
        return " ".join([*self._opening(scene), *self._feeling(scene), *self._work(scene)])

    def _goal(self, scene: Scene) -> GoodEnd:
        ends = scene.scenario.good_ends
        return next((end for end in ends if end.key == self.end), ends[0])

    def _work(self, scene: Scene) -> list[str]:
        end = self._goal(scene)
        missing = open_facts(scene, end)
        to_offer = [key for key in end.offers if key not in scene.state.standing()]
        if missing and scene.agent_turns < _MOST_QUESTIONS:
            guarded = scene.turns[-1].plan.topics[-1] == "guarded"
            reason = [turn_line(self.style.reason, scene), turn_line(self.style.assure, scene)] if guarded else []
            return [*reason, self._question(scene, missing)]
        if to_offer:
            return self._offers(scene, to_offer)
        return [turn_line(self.style.assure, scene)]

    def _question(self, scene: Scene, missing: tuple[CustomerFact, ...]) -> str:
        hidden = [fact for fact in missing if fact.telling is Telling.TRUSTED]
        if scene.agent_turns == 0 or (hidden and scene.agent_turns % 2 == 0):
            return turn_line(self.style.open, scene)
        fact = missing[scene.agent_turns % len(missing)]
        return turn_line(self.style.ask, scene).format(what=question_for(fact))

    def _opening(self, scene: Scene) -> list[str]:
        if scene.agent_turns:
            return []
        return [self._named(turn_line(self.style.greet, scene), scene)]

    def _feeling(self, scene: Scene) -> list[str]:
        if not self.feels or not (scene.agent_turns == 0 or cues(scene) & _FEELINGS):
            return []
        lines = self.style.feel[:2] if scene.agent_turns < 2 else self.style.feel
        parts = [turn_line(lines, scene).format(said=last_told(scene))]
        if scene.agent_turns in (0, 2):
            parts.append(turn_line(self.style.own, scene))
        return parts

    def _offers(self, scene: Scene, keys: list[str]) -> list[str]:
        labels = [lowered(scene.scenario.offer(key).label.rstrip(".")) for key in keys[:2]]
        said = [self.style.offer[number].format(offer=label) for number, label in enumerate(labels)]
        return [*said, turn_line(self.style.when, scene)]

    def _named(self, line: str, scene: Scene) -> str:
        return line.format(name=first_name(scene))
