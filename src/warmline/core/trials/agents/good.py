"""A skilled agent: meets the feeling, asks for what the solution rests on, offers it, says when, closes."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.customer.scenario import GoodEnd
from warmline.core.customer.scene import Scene
from warmline.core.trials.agents.model import cues, first_name, lowered, mirrored, open_facts, question_for, turn_line
from warmline.core.trials.agents.styles import Style

_FEELINGS = frozenset({"shows_anger", "shows_worry", "shows_disappointment", "threatens_to_leave"})


@dataclass(frozen=True, slots=True)
class Good:
    """A good agent in one style. `end` names the good end to work towards; the first one where it is None."""

    style: Style
    end: str | None = None
    feels: bool = True

    @property
    def name(self) -> str:
        """The name for tables."""
        return f"good {self.style.key}"

    def reply(self, scene: Scene) -> str | None:
        """Return the next answer, or None once the customer has said yes and goodbye was said."""
        parts = [*self._opening(scene), *self._feeling(scene)]
        if scene.state.accepted is not None:
            return " ".join([turn_line(self.style.when, scene), self._named(turn_line(self.style.close, scene), scene)])
        end = self._goal(scene)
        missing = open_facts(scene, end)
        untried = [fact for fact in missing if scene.state.asked.count(fact.key) == 0] or list(missing)
        to_offer = [key for key in end.offers if key not in scene.state.standing()]
        if untried and not (to_offer == [] and scene.agent_turns > 8):
            ask = turn_line(self.style.ask, scene)
            parts.append(ask.format(what=question_for(untried[scene.agent_turns % len(untried)])))
        elif to_offer:
            parts += self._offers(scene, to_offer)
        else:
            parts.append(turn_line(self.style.assure, scene))
        return " ".join(parts)

    def _goal(self, scene: Scene) -> GoodEnd:
        ends = scene.scenario.good_ends
        return next((end for end in ends if end.key == self.end), ends[0])

    def _opening(self, scene: Scene) -> list[str]:
        if scene.agent_turns:
            return []
        return [self._named(turn_line(self.style.greet, scene), scene)]

    def _feeling(self, scene: Scene) -> list[str]:
        if not self.feels or not (scene.agent_turns == 0 or cues(scene) & _FEELINGS) or scene.state.accepted:
            return []
        said = mirrored(scene.turns[-1].customer)
        lines = self.style.feel[:2] if scene.agent_turns < 2 else self.style.feel
        parts = [turn_line(lines, scene).format(said=said)]
        if scene.agent_turns in (0, 2):
            parts.append(turn_line(self.style.own, scene))
        return parts

    def _offers(self, scene: Scene, keys: list[str]) -> list[str]:
        labels = [lowered(scene.scenario.offer(key).label.rstrip(".")) for key in keys[:2]]
        said = [self.style.offer[number].format(offer=label) for number, label in enumerate(labels)]
        return [*said, turn_line(self.style.when, scene)]

    def _named(self, line: str, scene: Scene) -> str:
        return line.format(name=first_name(scene))
