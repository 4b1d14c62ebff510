"""Failures and being heard in them: L15, L16, L19, L29, L30."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from exams.customer import words
from exams.customer.agents import Breaking, Failing, Just, OnlyKind
from exams.customer.branches import Branch, History
from exams.customer.rows import BUILT_IN, Claim, Data, Law, above, below
from exams.customer.stats import Figure, mean, share

RAGE: Final = 0.8
"""Anger from which we speak of rage. Chosen."""


def _breaks(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(history.index % 2)
    return {"breaks": Branch(start, agent=Breaking()), "kind": Branch(start, agent=OnlyKind(), more=4)}


def _l15(data: Data) -> list[Claim]:
    trails = [step for each in data.samples for arm in each.values() for step in arm.trail]

    def rage(least: int, most: int) -> list[bool]:
        return [anger >= RAGE for failures, anger in trails if least <= failures <= most]

    first, second, third = (_chance(rage(*bounds)) for bounds in ((0, 1), (2, 2), (3, 99)))
    return [
        Claim("P(rage), one failure (< .10)", first, first.value < 0.10),
        above("P(rage), from the third failure - second", third, second.value),
        Claim("P(rage), from the third failure (> .50)", third, third.value > 0.50),
    ]


def _chance(cases: list[bool]) -> Figure:
    return share(sum(cases), len(cases))


def _recoveries(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(0)
    return {str(times): Branch(start, agent=Failing(times)) for times in range(3)}


def _l16(data: Data) -> list[Claim]:
    loyal = mean(data.diff("1", "0", "loyalty"))
    return [
        above("satisfaction, one failure recovered - none", mean(data.diff("1", "0", "satisfaction"))),
        below("satisfaction, two failures recovered - none", mean(data.diff("2", "0", "satisfaction"))),
        Claim("loyalty, one failure recovered - none (not above 0)", loyal, loyal.low <= 0.0),
    ]


def _one_good(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start = history.at(history.index % 4)
    good = f"{words.said(words.FEELS, dice)} {words.said(words.OWNS, dice)} {words.said(words.TIMES, dice)}"
    return {"good": Branch(start, (good,)), "none": Branch(start, (words.said(words.NEUTRAL, dice),))}


def _l19(data: Data) -> list[Claim]:
    angry = [each for each in data.samples if each["good"].angry_before >= 0.35]
    gone = mean([(e["none"].angry_after - e["good"].angry_after) / e["good"].angry_before for e in angry])
    return [above("share of anger that one good answer takes", gone), below("the same, below a third", gone, 1 / 3)]


def _listens(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start = history.at(history.index % 4)
    listen = f"{words.said(words.FEELS, dice)} What was the worst of it for you?"
    return {"listen": Branch(start, (listen,)), "none": Branch(start, (words.said(words.NEUTRAL, dice),))}


def _l29(data: Data) -> list[Claim]:
    ranked = sorted(data.samples, key=lambda each: each["none"].angry_before)
    third = max(1, len(ranked) // 3)
    gains = [each["listen"].warmth - each["none"].warmth for each in ranked]
    most = mean(gains[-third:])
    return [
        above("gain of listening, angriest third", most),
        above("the same, trust", mean([e["listen"].trust - e["none"].trust for e in ranked[-third:]])),
        above("gain, angriest - calmest third", most, mean(gains[:third]).value),
    ]


def _kind_alone(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(0)
    return {"kind": Branch(start, agent=OnlyKind(), more=5), "helped": Branch(start, agent=Just(), more=5)}


def _l30(data: Data) -> list[Claim]:
    def is_open(arm: str) -> list[float]:
        return [float(not each[arm].solved or each[arm].angry_after >= 0.35) for each in data.samples]

    kind, helped = is_open("kind"), is_open("helped")
    return [
        above("P(anger or wish open) after kind words alone", share(int(sum(kind)), len(kind))),
        above("the same, kind words alone - with help", mean([a - b for a, b in zip(kind, helped, strict=True)])),
        above("anger left by kind words alone - with help, points",
              mean([100 * (e["kind"].angry_after - e["helped"].angry_after) for e in data.samples])),
    ]  # fmt: skip


LAWS: Final = (
    Law(
        "L15",
        "Rage needs repeated failure",
        "Surachartkumtonkun 2015",
        "P(rage) low at one failure, dominant at the third",
        BUILT_IN,
        "An agent offers and takes back, again and again; another is kind and does nothing. Rage: anger from .8.",
        _l15,
        _breaks,
        ("limit on anger before a second failure", words.changed(failures_for_rage=0)),
    ),
    Law(
        "L16",
        "The recovery paradox is narrow",
        "de Matos 2007; Maxham & Netemeyer 2002",
        "satisfaction after one recovered failure > none; not after two; never loyalty",
        BUILT_IN,
        "A trained agent to the end, taking back none, one or two offers first and owning up to it.",
        _l16,
        _recoveries,
        ("memory of failures", words.changed(loyalty_per_failure=0.0, per_failure=0.0)),
    ),
    Law(
        "L19",
        "Frustration is sticky",
        "Zuters & Leonova 2020",
        "one good answer takes some anger, below a third (chosen)",
        BUILT_IN,
        "Naming the feeling, owning it and giving a time, beside a neutral answer; customers with anger from .35.",
        _l19,
        _one_good,
        (
            "stickiness and the limits of one turn",
            words.changed(stickiness=0.0, most_anger_relief=1.0, room_to_cool=0.0, anger_by_talk=0.0),
        ),
    ),
    Law(
        "L29",
        "Listening works on the very upset",
        "Herhausen 2023",
        "gain > 0 without any recovery, larger for the angriest",
        BUILT_IN,
        "A sentence of listening with an open question against a neutral one, by the customer's anger.",
        _l29,
        _listens,
        ("listening's gain with anger", words.changed(listening_for_upset=0.0)),
    ),
    Law(
        "L30",
        "Empathy and apology alone may leave anger or an open wish",
        "EmoWOZ-CS 2025",
        "P > 0 until there is objective help",
        BUILT_IN,
        "Five answers of kind words alone, or five kind ones that help.",
        _l30,
        _kind_alone,
        ("limits of talk", words.both(words.changed(anger_by_talk=0.0, trust_by_talk=1.0, kind_turns_allowed=99),
                                      words.without("kind_only"))),
    ),
)  # fmt: skip
