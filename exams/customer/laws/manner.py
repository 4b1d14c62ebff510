"""When warmth and scripts have their place: L25, L28."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from exams.customer import words
from exams.customer.branches import Branch, History
from exams.customer.rows import BUILT_IN, Claim, Data, Law, above, below
from exams.customer.stats import mean

_WARM_END: Final = ("It was good to sort this out with you, have a lovely evening.", "Take good care of yourself.")
_ABLE: Final = (
    "I have looked into it, and this is the next step: I check it with the team and write to you by 17:00 today.",
    "I know what to do here: I pass it to the right person now and tell you by 18:00 today how it stands.",
)


def _when_warm(history: History, dice: random.Random) -> Mapping[str, Branch]:
    places = {"start": history.at(0), "middle": history.at(2 + history.index % 2), "end": history.settled}
    base, able = words.said(words.NEUTRAL, dice), words.said(_ABLE, dice)
    arms: dict[str, Branch] = {}
    for place, scene in places.items():
        warm = words.said(_WARM_END if place == "end" else words.WARM, dice)
        arms[place] = Branch(scene, (base,))
        arms[f"{place}:able"] = Branch(scene, (f"{base} {able}",))
        arms[f"{place}:warm"] = Branch(scene, (f"{base} {able} {warm}",))
    return arms


def _l25(data: Data) -> list[Claim]:
    start, middle, end = (data.diff(f"{place}:warm", f"{place}:able") for place in ("start", "middle", "end"))
    able = data.diff("middle:able", "middle")
    return [
        above("gain of warmth, start - middle", mean([a - b for a, b in zip(start, middle, strict=True)])),
        above("end - middle", mean([a - b for a, b in zip(end, middle, strict=True)])),
        above("middle, competence - warmth", mean([a - b for a, b in zip(able, middle, strict=True)])),
    ]


def _scripted(history: History, dice: random.Random) -> Mapping[str, Branch]:
    own, settled, base = history.at(1 + history.index % 2), history.settled, words.said(words.TIMES, dice)
    stock = words.said(words.STOCK, dice)
    return {
        "individual": Branch(own, (base,)),
        "individual:script": Branch(own, (f"{stock} {base}",)),
        "standard": Branch(settled, (base,)),
        "standard:script": Branch(settled, (f"{stock} {base}",)),
    }


def _l28(data: Data) -> list[Claim]:
    own = data.diff("individual:script", "individual")
    standard = data.diff("standard:script", "standard")
    return [
        below("a script in an open case", mean(own)),
        below("open case - closing formula", mean([a - b for a, b in zip(own, standard, strict=True)])),
    ]


LAWS: Final = (
    Law(
        "L25",
        "Warm, competent, warm",
        "Packard, Li & Berger 2023-24",
        "warmth pays at start and end, competence in the middle",
        BUILT_IN,
        "Competent beside neutral words, warm ones beside both: the first, third or fourth answer, and after the yes.",
        _l25,
        _when_warm,
        ("warmth's share between", lambda p: replace(p, warm_between=1.0)),
    ),
    Law(
        "L28",
        "Scripted wording harms where the case is individual",
        "Victorino 2013",
        "script x individual case < 0",
        BUILT_IN,
        "A stock sentence before the same promise: while the case is open, and after the yes, where all is routine.",
        _l28,
        _scripted,
        ("effect of stock phrases", words.without("stock_phrase")),
    ),
)
