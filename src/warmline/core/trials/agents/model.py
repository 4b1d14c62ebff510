"""What a scripted agent is, and what it can see of a scene."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

from warmline.core.customer.scenario import CustomerFact, GoodEnd, Offer, OfferRule
from warmline.core.customer.scene import Scene

_SWAPS: Final = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "am": "are",
    "your": "our",
    "you": "we",
    "yours": "ours",
    "was": "was",
}


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
    """Return a fact's label as the object of a question."""
    return lowered(fact.label.rstrip("."))


def lowered(text: str) -> str:
    """Return a text that begins small, unless its first word is a name or an abbreviation."""
    first = text.split()[0] if text.split() else ""
    keep = first.isupper() or any(char.isdigit() for char in first) or first.endswith("'s")
    return text if keep else text[:1].lower() + text[1:]


def mirrored(text: str) -> str:
    """Return the customer's first full sentence with the persons swapped: "I waited" becomes "you waited"."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", text.strip()) if len(s.split()) >= 5]
    sentence = (sentences or [text])[0].rstrip(".!?")
    swapped = [_SWAPS.get(word.lower().replace("’", "'"), word) for word in sentence.split()]
    return lowered(" ".join(swapped))
