"""What a scripted agent is, and what it can see of a scene."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

from warmline.core.customer.scenario import CustomerFact, GoodEnd, Offer, OfferRule
from warmline.core.customer.scene import Scene

_PERSONS: Final = {
    "she": "you",
    "he": "you",
    "they": "you",
    "her": "your",
    "his": "your",
    "their": "your",
    "him": "you",
    "them": "you",
    "herself": "yourself",
    "himself": "yourself",
}
_VERBS: Final = {"has": "have", "is": "are", "was": "were", "does": "do", "wants": "want", "needs": "need"}


class ScriptedAgent(Protocol):
    """Answers a customer from a script. The same scene always gets the same answer."""

    @property
    def name(self) -> str:
        """A short name for tables."""
        ...

    def reply(self, scene: Scene) -> str | None:
        """Return the next answer, or None to stop."""
        ...


def turn_line(lines: Sequence[str], scene: Scene, shift: int = 0) -> str:
    """Return the line for this turn: each turn another one, another order with another seed."""
    return lines[(scene.agent_turns + shift + scene.seed) % len(lines)]


def cues(scene: Scene) -> frozenset[str]:
    """Return the cues in the customer's last message."""
    return scene.turns[-1].customer_reading.names()


def first_name(scene: Scene) -> str:
    """Return the customer's first name, which is on the agent's screen."""
    return scene.scenario.persona.first_name


def own_offers(scene: Scene) -> tuple[Offer, ...]:
    """Return the offers the policy allows an agent, most useful first."""
    allowed = [offer for offer in scene.scenario.offers if offer.rule is OfferRule.ALLOWED]
    return tuple(sorted(allowed, key=lambda offer: -offer.worth))


def open_facts(scene: Scene, end: GoodEnd | None) -> tuple[CustomerFact, ...]:
    """Return the facts a skilled agent would still ask for: those the end rests on, the real need first."""
    scenario = scene.scenario
    wanted = {scenario.need.hidden_fact} | set(end.facts if end is not None else ())
    for key in end.offers if end is not None else ():
        wanted |= set(scenario.offer(key).after)
    return tuple(fact for fact in scenario.facts if fact.key in wanted and fact.key not in scene.state.told)


def question_for(fact: CustomerFact) -> str:
    """Return a fact's label, as said to the customer, for use in a question."""
    return lowered(to_customer(fact.label.rstrip(".").replace(". ", ", ")))


def lowered(text: str) -> str:
    """Return a text that begins small, unless its first word is a name or an abbreviation."""
    first = text.split()[0] if text.split() else ""
    keep = first.isupper() or any(char.isdigit() for char in first) or first.endswith("'s")
    return text if keep else text[:1].lower() + text[1:]


def to_customer(text: str) -> str:
    """Return a sentence about the customer as a sentence to the customer: "Her parcel" becomes "your parcel"."""
    words = text.split()
    turned: list[str] = []
    for word in words:
        bare = re.sub(r"[^\w']", "", word).lower()
        swapped = _PERSONS.get(bare)
        if swapped is None and turned and turned[-1].lower() == "you":
            swapped = _VERBS.get(bare)
        turned.append(word.lower().replace(bare, swapped) if swapped else word)
    return " ".join(turned)


def last_told(scene: Scene) -> str:
    """Return what an attentive agent would say back: the last thing told, at first what the case is about."""
    told = scene.turns[-1].facts_told if scene.agent_turns else ()
    text = scene.scenario.fact(told[-1]).label if told else scene.scenario.summary
    return lowered(to_customer(text.rstrip(".").replace(". ", ", and ")))
