"""Poor agents, each poor in one way, and single-minded ones that laws are tested with."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.customer.scenario import OfferRule
from warmline.core.customer.scene import Scene
from warmline.core.trials.agents.model import first_name, lowered, own_offers

_NOTHING = ("Okay.", "I see.", "Noted.", "Please wait.", "Hm, okay.", "Right.", "One moment please.", "Yes.")
_STONES = (
    "I understand your frustration. We apologise for any inconvenience. Someone will get back to you soon.",
    "Unfortunately there is nothing I can do from here. You will be contacted shortly.",
    "As I said, somebody will contact you as soon as possible. Please be patient.",
    "I can only repeat that the team is working on it. Thank you for your patience.",
    "That is all I can tell you. You will have to wait.",
    "Please understand that you are not the only one. We will get back to you.",
)
_RULES = (
    "According to our policy I cannot help with that. You have to follow the usual way.",
    "Those are the rules you agreed to. You must follow the process.",
    "The policy does not allow that. You need to wait for the department.",
    "It is not my department. You have to contact them.",
    "I already explained the rule to you. You need to read the rules.",
)
_ARGUES = (
    "The record says otherwise, so you must be mistaken.",
    "That is not true. You should have read the instructions.",
    "You are wrong about that. It is your own fault that it came to this.",
    "Calm down. There is no need to get so upset about a small thing like that.",
    "I am not going to discuss this with you. You did not follow the steps.",
)
_KIND = (
    "Hello {name}! I am so sorry to hear that, that must be so frustrating for you.",
    "I completely understand how you feel, {name}, anybody would be upset. You are such a patient person.",
    "Thank you so much for telling me, I really appreciate it, and I am truly sorry.",
    "You are absolutely right to be angry, {name}, I would feel exactly the same, I promise you.",
    "I am here for you, {name}, and I feel with you, it is a terrible situation.",
    "You are a wonderful person and we value you very much, {name}.",
    "I am so, so sorry, {name}, it breaks my heart to read this.",
)


@dataclass(frozen=True, slots=True)
class _Script:
    """An agent that says its lines in order, whatever the customer says, and begins again at the end."""

    name: str = "script"
    lines: tuple[str, ...] = ()

    def reply(self, scene: Scene) -> str | None:
        """Return the next line."""
        return self.lines[scene.agent_turns % len(self.lines)].format(name=first_name(scene))


@dataclass(frozen=True, slots=True)
class DoNothing(_Script):
    """Says a word or two and does nothing."""

    name: str = "does nothing"
    lines: tuple[str, ...] = _NOTHING


@dataclass(frozen=True, slots=True)
class Stonewaller(_Script):
    """Stock phrases and "soon"."""

    name: str = "stonewaller"
    lines: tuple[str, ...] = _STONES


@dataclass(frozen=True, slots=True)
class ReadsRules(_Script):
    """Reads out rules and gives orders."""

    name: str = "reads rules"
    lines: tuple[str, ...] = _RULES


@dataclass(frozen=True, slots=True)
class Arguer(_Script):
    """Argues, blames and plays it down."""

    name: str = "arguer"
    lines: tuple[str, ...] = _ARGUES


@dataclass(frozen=True, slots=True)
class Flatterer(_Script):
    """All kindness, nothing done."""

    name: str = "flatterer"
    lines: tuple[str, ...] = _KIND


@dataclass(frozen=True, slots=True)
class Copier(_Script):
    """One good sentence, again and again."""

    name: str = "copier"
    lines: tuple[str, ...] = ("You have waited far too long for this, and I can see why that makes you angry.",)


@dataclass(frozen=True, slots=True)
class SolutionOnly:
    """Offers everything the policy allows with a time, and says nothing else."""

    name: str = "solution only"

    def reply(self, scene: Scene) -> str | None:
        """Return the next offer, then times only."""
        offers = own_offers(scene)
        turn = scene.agent_turns
        if turn < len(offers):
            return (
                f"I can do this: {lowered(offers[turn].label.rstrip('.'))}. I will do it by {15 + turn % 4}:30 today."
            )
        return f"It will be done by {15 + turn % 5}:{10 + 5 * (turn % 7)} today."


@dataclass(frozen=True, slots=True)
class Overpromiser:
    """Promises what only a lead may decide, and takes it back later."""

    name: str = "overpromiser"

    def reply(self, scene: Scene) -> str | None:
        """Return a promise that is not the agent's to make, later the withdrawal."""
        offers = [offer for offer in scene.scenario.offers if offer.rule is not OfferRule.ALLOWED]
        turn = scene.agent_turns
        if not offers or turn > 5:
            return "I will look into it."
        label = lowered(offers[0].label.rstrip("."))
        lines = (
            "Hello, I am Sam.",
            f"I can do this for you: {label}.",
            "Yes, that is definite.",
            f"I am sorry, I cannot do this after all: {label}.",
            "It is not possible.",
            "I can only say sorry.",
        )
        return lines[turn]
