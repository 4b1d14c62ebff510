"""Pairs of answers in the same moment of the same talk: what differs is the words, so is what they do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from statistics import fmean

from tests.scenes import english, rules

from warmline.adapters.packs import load_scenarios
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scenario import Offer, OfferRule, Scenario
from warmline.core.customer.scene import Scene, answer, begin, outcome
from warmline.core.trials.agents.model import to_customer

WHO = (
    "airline_seat_split",
    "bank_card_abroad",
    "energy_disconnection",
    "food_late_order",
    "parcel_birthday",
    "shop_wrong_size_twice",
    "telecom_engineer_noshow",
    "telecom_price_jump",
)
# What an ordinary agent says before: nothing much, a question, a rule, a promise without a time.
_BEFORE = (
    "Good day, Robin speaking, I am opening the file.",
    "What would you like us to do about it?",
    "I will go through the notes with a colleague.",
    "Who did you speak with the last time?",
    "There is a line about it in the file, one moment.",
)


@cache
def one_of(key: str) -> Scenario:
    """Return a published customer by key."""
    return next(one for one in load_scenarios() if one.key == key)


@cache
def after(key: str, answers: int, seed: int = 1) -> Scene:
    """Return the talk with this customer after so many ordinary answers."""
    if not answers:
        return begin(one_of(key), english(), seed=seed)
    return answer(after(key, answers - 1, seed), _BEFORE[answers - 1], reader=rules())


def moments(answers: int, seeds: range = range(1, 3)) -> Iterator[Scene]:
    """Yield the talks that are still going on after so many ordinary answers."""
    for key in WHO:
        for seed in seeds:
            scene = after(key, answers, seed)
            if scene.ended is None and scene.state.accepted is None:
                yield scene


def said(scene: Scene, *texts: str, parameters: Parameters = PARAMETERS) -> Scene:
    """Return the talk after these answers; whoever has gone hears no more."""
    for text in texts:
        if scene.ended is None:
            scene = answer(scene, text, reader=rules(), parameters=parameters)
    return scene


def warmth(scene: Scene, *texts: str, parameters: Parameters = PARAMETERS) -> float:
    """Return by how many points of 100 these answers warm the customer."""
    return 100 * (said(scene, *texts, parameters=parameters).state.mood.warmth - scene.state.mood.warmth)


def satisfaction(scene: Scene, *texts: str, parameters: Parameters = PARAMETERS) -> float:
    """Return how satisfied the customer would be were the talk to stop after these answers."""
    return outcome(said(scene, *texts, parameters=parameters), parameters).satisfaction


def mean_of(values: Iterator[float]) -> float:
    return fmean(values)


def offers(scene: Scene) -> list[Offer]:
    """Return what the agent may still offer, the most useful first."""
    standing = scene.state.standing()
    own = [o for o in scene.scenario.offers if o.rule is OfferRule.ALLOWED and o.key not in standing]
    return sorted(own, key=lambda offer: -offer.worth)


def offering(offer: Offer) -> str:
    label = offer.label.rstrip(".")
    return to_customer(f"Here is what we can do now: {label[:1].lower()}{label[1:]}.")
