"""An average agent: polite and busy, asks before listening, offers before knowing, seldom says when."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.customer.scene import Scene
from warmline.core.trials.agents.model import first_name, lowered, open_facts, own_offers, question_for, turn_line
from warmline.core.trials.agents.styles import Style

_POLITE = (
    "Thank you for getting in touch.",
    "I understand your frustration.",
    "I am sorry for the inconvenience.",
    "I see.",
    "Thank you for that information.",
)
_LOOSE = (
    "I will look into it.",
    "We will let you know.",
    "That should be fine then.",
    "I will pass it to the team.",
    "I will do my best for you.",
)


@dataclass(frozen=True, slots=True)
class Average:
    """An average agent in one style."""

    style: Style

    @property
    def name(self) -> str:
        """The name for tables."""
        return f"average {self.style.key}"

    def reply(self, scene: Scene) -> str | None:
        """Return the next answer."""
        turn = scene.agent_turns
        if turn == 0:
            return f"Hello {first_name(scene)}, {lowered(_POLITE[0])} {_POLITE[2]} How can I help you?"
        if scene.state.accepted is not None:
            return "Great, I have done that for you. Have a nice day."
        end = scene.scenario.good_ends[0]
        missing = open_facts(scene, end)
        to_offer = [offer for offer in own_offers(scene) if offer.key not in scene.state.standing()]
        if turn % 3 == 1 and missing:
            ask = turn_line(self.style.ask, scene).format(what=question_for(missing[turn % len(missing)]))
            return f"{_POLITE[turn % len(_POLITE)]} {ask}"
        if turn % 3 == 2 and to_offer:
            offer = turn_line(self.style.offer, scene).format(offer=lowered(to_offer[0].label.rstrip(".")))
            return f"{offer} {_LOOSE[turn % len(_LOOSE)]}"
        if turn % 2 == 0:
            return f"{_POLITE[turn % len(_POLITE)]} {_LOOSE[turn % len(_LOOSE)]}"
        return turn_line(self.style.assure, scene)
