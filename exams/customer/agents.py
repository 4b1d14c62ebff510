"""Agents made for a comparison: the trained one of the population with one thing left out, or failing on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from exams.customer import words
from exams.customer.branches import NotHere
from exams.customer.population import agent
from exams.customer.population.phrases import lowered, may_offer
from warmline.core.customer.scene import Scene

_BRUSQUE: Final = ("Please be brief.", "You have to get to the point.", "You must listen to me now.")
_OPEN: Final = ("What matters most to you in this?", "When do you need it by?", "What worries you most about it?")
_ROUND: Final = (
    "It takes as long as it takes.",
    "You have to ask the other department as well.",
    "I have to ask you all of it once more: what happened?",
)


@dataclass(frozen=True)
class Just:
    """A trained agent who is just in three ways, each of which can be left out.

    `gives` is what the customer gets (else only the least useful offers), `feels` how they are treated (else curtly),
    `clear` how it is done (else slow, sent round, no times).
    """

    gives: bool = True
    feels: bool = True
    clear: bool = True
    name: str = "just"

    def reply(self, scene: Scene) -> str | None:
        """Return the next answer."""
        turn = scene.agent_turns
        if scene.state.accepted is not None:
            return f"{words.TIMES[0]} Take care, {scene.scenario.persona.first_name}." if self.feels else words.TIMES[0]
        parts = [f"{words.FEELS[turn % 3]} {words.OWNS[0]}" if turn == 0 else words.FEELS[turn % 3]]
        treated = parts if turn < 3 else []
        if not self.feels:
            treated = [_BRUSQUE[turn % 3]]
        return " ".join([*treated, *self._work(scene)])

    def _work(self, scene: Scene) -> list[str]:
        turn = scene.agent_turns
        asking = [_OPEN[turn % 3]] if turn < 3 else []
        given = [] if turn == 0 else self._offered(scene)
        how = [words.TIMES[turn % 2]] if self.clear else [_ROUND[turn % 3]]
        return [*given, *how, *asking]

    def _offered(self, scene: Scene) -> list[str]:
        offers = sorted(may_offer(scene.scenario), key=lambda offer: -offer.worth)
        if not self.gives:
            offers = [offer for offer in offers if offer.worth < 0.35]
        left = [offer for offer in offers if offer.key not in scene.state.standing()]
        return [words.offering(offer) for offer in left[:2]]


@dataclass(frozen=True)
class Failing:
    """A trained agent who takes back the first offers (`times` of them), owns up, and then recovers as well as any."""

    times: int = 0
    name: str = "failing"

    def reply(self, scene: Scene) -> str | None:
        """Return the next answer: offer, withdrawal, offer, withdrawal ..., then the trained agent."""
        turn = scene.agent_turns
        if turn < 2 * self.times:
            offers = sorted(may_offer(scene.scenario), key=lambda offer: offer.worth)
            chosen = offers[turn // 2 % len(offers)]
            return words.offering(chosen) if turn % 2 == 0 else words.taking_back(chosen)
        sorry = f"{words.SORRY[1]} {words.OWNS[0]} " if self.times and turn == 2 * self.times else ""
        return sorry + (agent("plain", "high").reply(scene) or "")


@dataclass(frozen=True)
class Breaking:
    """An agent who offers and takes back again and again."""

    name: str = "breaking"

    def reply(self, scene: Scene) -> str | None:
        """Return the next offer or withdrawal."""
        offers, turn = may_offer(scene.scenario), scene.agent_turns
        if not offers:
            raise NotHere
        chosen = offers[turn // 2 % len(offers)]
        return words.offering(chosen) if turn % 2 == 0 else words.taking_back(chosen)


@dataclass(frozen=True)
class OnlyKind:
    """Kind words alone, from the population's warmest phrases; nothing is offered and no time named."""

    name: str = "all flattery"

    def reply(self, scene: Scene) -> str | None:
        """Return kind words."""
        warm, praise = agent("warm", "high").style.lines, agent("flatterer", "high").style.lines
        turn, name = scene.agent_turns, scene.scenario.persona.first_name
        line = f"{warm['feel'][turn % 4]} {praise['praise'][turn % 4]} {warm['sorry'][turn % 2]}"
        return line.format(name=name)


@dataclass(frozen=True)
class OnlySolving:
    """Offers and times alone, in their plainest words."""

    name: str = "all solution"

    def reply(self, scene: Scene) -> str | None:
        """Return offers with a time."""
        offers, turn = may_offer(scene.scenario), scene.agent_turns
        if turn < len(offers):
            return f"I can do this: {lowered(offers[turn].label)}. Done by {13 + turn % 5}:30 today."
        return f"It will be done by {15 + turn % 5}:{10 + 5 * (turn % 7)} today."
