"""Simulated people and banks. They answer by the model itself, so these rows show precision and not validity."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np

from warmline.core.measurement.items.ability import weighted_ability
from warmline.core.measurement.items.adaptive import Candidate, Given, Rules, ability_of, next_item, why_stop
from warmline.core.measurement.items.calibrate import calibrate
from warmline.core.measurement.items.model import Model, Parameters, probabilities

SKILLS = ("empathy", "active_listening", "patience", "clear_communication")
EVEN = dict.fromkeys(SKILLS, 1 / len(SKILLS))


def make_bank(size: int, *, seed: int, spread: float = 0.25, answers: int = 400) -> list[Candidate]:
    """A bank with difficulties of a normal spread and slopes around 1, evenly over four skills."""
    dice = np.random.default_rng(seed)
    slopes, places = np.exp(dice.normal(0, spread, size)), dice.normal(0, 1.1, size)
    return [
        Candidate(f"item{n:03}", SKILLS[n % 4], Parameters(float(slopes[n]), float(places[n]), n=answers))
        for n in range(size)
    ]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One simulated test: where the person stands, where the test put her, and what she was asked."""

    theta: float
    found: float
    se: float
    asked: tuple[str, ...]


def sit_adaptive(theta: float, bank: list[Candidate], rules: Rules, seed: str) -> Sitting:
    """One adaptive test of a person who answers by the model."""
    given: list[Given] = []
    while why_stop(given, bank, rules) is None:
        item = next_item(bank, given, rules, Random(f"{seed}:{len(given)}:item"))
        assert item is not None
        given.append(Given(item, answers(theta, item, seed)))
    ability = ability_of(given)
    return Sitting(theta, ability.theta, ability.se, tuple(each.item.key for each in given))


def sit_fixed(theta: float, form: list[Candidate], seed: str) -> Sitting:
    """The same person on a fixed form, scored with the same parameters."""
    ability = weighted_ability([(item.parameters, answers(theta, item, seed)) for item in form])
    return Sitting(theta, ability.theta, ability.se, tuple(item.key for item in form))


def answers(theta: float, item: Candidate, seed: str) -> bool:
    """Whether this person gets this item right: the same on every form."""
    return bool(Random(f"{seed}:{item.key}:answer").random() < probabilities(theta, [item.parameters])[0])


def middle_form(bank: list[Candidate], length: int) -> list[Candidate]:
    """The usual fixed form: items of middling difficulty, evenly over the skills."""
    per_skill = length // len(SKILLS)
    return [
        item
        for skill in SKILLS
        for item in sorted((one for one in bank if one.skill == skill), key=lambda one: abs(one.parameters.b))[
            :per_skill
        ]
    ]


@dataclass(frozen=True, slots=True)
class Recovery:
    """How known parameters come back: mean error, root mean squared error, and how often 90 % intervals cover."""

    model: Model
    persons: int
    bias_b: float
    rmse_b: float
    rmse_a: float
    covered_b: float


def recover(model: Model, persons: int, *, items: int = 30, runs: int = 4, seed: int = 7) -> Recovery:
    """Calibrate simulated answers of known items a few times over."""
    off_b, off_a, inside = [], [], []
    for run in range(runs):
        dice = np.random.default_rng([seed, run, persons])
        slopes = np.exp(dice.normal(0, 0.25, items)) if model is Model.TWO else np.ones(items)
        true = [Parameters(float(a), float(b)) for a, b in zip(slopes, np.linspace(-2, 2, items), strict=True)]
        p = probabilities(dice.standard_normal(persons), true).T
        found = calibrate((dice.random(p.shape) < p).astype(float), model, tolerance=1e-4).items
        off_b += [each.b - was.b for each, was in zip(found, true, strict=True)]
        off_a += [each.a - was.a for each, was in zip(found, true, strict=True)]
        inside += [abs(each.b - was.b) <= 1.645 * each.se_b for each, was in zip(found, true, strict=True)]
    b, a = np.array(off_b), np.array(off_a)
    return Recovery(
        model,
        persons,
        float(b.mean()),
        float(np.sqrt((b**2).mean())),
        float(np.sqrt((a**2).mean())),
        float(np.mean(inside)),
    )
