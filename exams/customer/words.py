"""Sentences that the experiments type. General ones: no scenario's pattern or example was looked at for them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from exams.customer.branches import NotHere
from exams.customer.population.phrases import lowered, may_offer, policy_sentences
from exams.customer.rows import Off
from warmline.core.customer.parameters import Effect, Parameters
from warmline.core.customer.scenario import Offer
from warmline.core.customer.scene import Scene

NEUTRAL: Final = ("I have your case open in front of me.", "I have read your message.", "I am reading the notes now.")
FEELS: Final = (
    "I can see why you are angry about this.",
    "No wonder that you are upset after all this.",
    "You are worried, and that makes sense to me.",
)
SORRY: Final = ("I am sorry about this.", "I am sorry that this happened.", "I apologise for this.")
OWNS: Final = ("This was our mistake and I take the responsibility for it.", "We caused this, and it is on me now.")
TIMES: Final = (
    "I will do it now and write to you by 17:00 today.",
    "I start with it now and you hear from me by 18:00 today.",
)
WARM: Final = ("It is good that you wrote to us.", "I am glad to help you with this.", "Thank you for explaining it.")
STOCK: Final = (
    "I understand your frustration and we apologise for any inconvenience caused.",
    "Your satisfaction is very important to us and we value you as a customer.",
    "Thank you for your patience and understanding in this matter.",
)


def said(lines: Sequence[str], dice: random.Random) -> str:
    """Return one of the sentences by chance."""
    return dice.choice(lines)


def best(scene: Scene, place: int = 0) -> Offer:
    """Return the most useful offer that is allowed and not yet made, or the next ones. Raises NotHere."""
    standing = scene.state.standing()
    left = sorted((o for o in may_offer(scene.scenario) if o.key not in standing), key=lambda offer: -offer.worth)
    if len(left) <= place:
        raise NotHere
    return left[place]


def offering(offer: Offer) -> str:
    """Return a sentence that makes an offer."""
    return f"I can do this for you: {lowered(offer.label)}."


def taking_back(offer: Offer) -> str:
    """Return a sentence that takes an offer back."""
    return f"I am sorry, I cannot do this after all: {lowered(offer.label)}."


def rule_of(scene: Scene, dice: random.Random) -> str:
    """Return a sentence of the policy, small at first, as it stands after "because"."""
    return lowered(dice.choice(policy_sentences(scene.scenario)))


def case_of(scene: Scene) -> tuple[str, str]:
    """Return the label of the first line of the record, which names the case, and its value up to a mark."""
    fact = next(iter(scene.scenario.record))
    return lowered(fact.label), re.split(r"[,.;:(“]", fact.value)[0].strip()


def record_of(scene: Scene, dice: random.Random) -> tuple[str, str]:
    """Return label and value of a line of the record."""
    fact = dice.choice(tuple(scene.scenario.record))
    return lowered(fact.label), fact.value.rstrip(".")


def without(*reasons: str) -> Off:
    """Return what takes all effect from these reasons."""

    def off(parameters: Parameters) -> Parameters:
        return replace(parameters, effects={**parameters.effects, **{reason: Effect() for reason in reasons}})

    return off


def changed(**values: float) -> Off:
    """Return what sets these parameters."""

    def off(parameters: Parameters) -> Parameters:
        return replace(parameters, **values)  # type: ignore[arg-type]

    return off


def both(*offs: Off) -> Off:
    """Return what does all of these, one after the other."""

    def off(parameters: Parameters) -> Parameters:
        for each in offs:
            parameters = each(parameters)
        return parameters

    return off
