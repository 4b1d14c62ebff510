"""What one gets, how one is treated, how it is done: L6 to L8, and what a cause is put down to: L14."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from exams.customer import words
from exams.customer.agents import Just
from exams.customer.branches import Branch, History
from exams.customer.rows import BUILT_IN, Claim, Data, Law, above
from exams.customer.stats import mean
from warmline.core.customer.scene import begin
from warmline.core.customer.setting import JusticeWeights

_ARMS: Final = {
    "all": Just(),
    "distributive": Just(gives=False),
    "interactional": Just(feels=False),
    "procedural": Just(clear=False),
}


def _justices(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(0)
    return {arm: Branch(start, agent=agent) for arm, agent in _ARMS.items()}


def _harm(data: Data, arm: str, what: str) -> list[float]:
    return data.diff("all", arm, what)


def _less(one: list[float], other: list[float]) -> list[float]:
    return [a - b for a, b in zip(one, other, strict=True)]


def _l6(data: Data) -> list[Claim]:
    d, i, p = (_harm(data, arm, "satisfaction") for arm in ("distributive", "interactional", "procedural"))
    return [
        above("satisfaction lost, distributive - interactional", mean(_less(d, i))),
        above("interactional - procedural", mean(_less(i, p))),
        above("procedural", mean(p)),
    ]


def _l7(data: Data) -> list[Claim]:
    d, i = (_harm(data, arm, "loyalty") for arm in ("distributive", "interactional"))
    found = mean(_less(i, d))
    return [Claim("loyalty lost, interactional - distributive (not below 0)", found, found.high >= 0.0)]


def _as_telecom(history: History, _: random.Random) -> Mapping[str, Branch]:
    scene = history.at(0)
    weights = JusticeWeights(distributive=0.7, procedural=1.6, interactional=0.7)
    start = begin(replace(scene.scenario, weights=weights), scene.language, seed=scene.seed)
    return {arm: Branch(start, agent=_ARMS[arm]) for arm in ("all", "distributive", "procedural")}


def _l8(data: Data) -> list[Claim]:
    d, p = (_harm(data, arm, "satisfaction") for arm in ("distributive", "procedural"))
    return [above("satisfaction lost, procedural - distributive", mean(_less(p, d)))]


_CAUSES: Final = ("cause_avoidable", "cause_beyond", "cause_stays")


def _causes(history: History, _: random.Random) -> Mapping[str, Branch]:
    start, agent = history.at(history.index % 3), history.agent
    return {
        "ours": Branch(start, ("We could have prevented this and nobody here took the trouble.",), agent),
        "chance": Branch(
            start, ("The storm last night caused this, and nobody could have prevented it.",), history.agent
        ),
        "stable": Branch(start, ("This happens all the time with us, I see it every day.",), agent),
        "once": Branch(start, ("This happened only once, I have never seen it before.",), agent),
    }


def _l14(data: Data) -> list[Claim]:
    angry = ([100 * each[arm].trail[0][1] for each in data.samples] for arm in ("ours", "chance"))
    return [
        above("anger at once, preventable - not, points", mean([a - b for a, b in zip(*angry, strict=True)])),
        above("satisfaction, once - stable", mean(data.diff("once", "stable", "satisfaction"))),
    ]


LAWS: Final = (
    Law(
        "L6",
        "Justice in a single complaint",
        "Orsingher 2010",
        "distributive > interactional > procedural on satisfaction",
        BUILT_IN,
        "A trained agent plays to the end; then again giving only the least offers, being curt, or slow and unclear.",
        _l6,
        _justices,
        (
            "points for solved and for feelings met",
            words.changed(solved_points=0.0, unsolved_points=0.0, met_points=0.0, unmet_points=0.0),
        ),
    ),
    Law(
        "L7",
        "Justice in a relationship",
        "Gelbrich & Roschk 2011",
        "interactional >= distributive for loyalty",
        BUILT_IN,
        "The conversations of L6, by loyalty.",
        _l7,
        _justices,
        (
            "trust's weight in loyalty",
            words.changed(loyalty_trust=0.25, loyalty_calm=0.25, loyalty_mean=0.5, unmet_feeling=1.0),
        ),
    ),
    Law(
        "L8",
        "Weights of justice differ by industry",
        "Del Rio-Lanza 2009",
        "telecom: procedural strongest",
        BUILT_IN,
        "The conversations of L6 with each customer's weights set to procedural 1.6, the others 0.7.",
        _l8,
        _as_telecom,
        ("which kind of justice a reason belongs to", lambda p: replace(p, justice={})),
        needs=("justice",),
        missing="one set of weights serves all customers; scenarios carry none of their own",
    ),
    Law(
        "L14",
        "What the cause is put down to",
        "Van Vaerenbergh 2014",
        "controllable cause: more anger; stable cause: less satisfaction",
        BUILT_IN,
        "The agent names a cause that could be prevented or not (anger at once), that is lasting or not (to the end).",
        _l14,
        _causes,
        ("effects of the cause that is named", words.both(words.without(*_CAUSES), words.changed(stays_points=0.0))),
        ("cause_",),
        "what is said of a cause is not weighed; only how often it went wrong is",
    ),
)  # fmt: skip
