"""Help that can be seen, words of help, and waiting: L5, L9, L17, L18, L26, L27."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from exams.customer import words
from exams.customer.branches import Branch, History, NotHere
from exams.customer.laws.compensation import paying, with_price
from exams.customer.rows import BUILT_IN, Claim, Data, Law, above, below, inside
from exams.customer.stats import mean, share, slope
from warmline.core.conversation import Channel
from warmline.core.customer.parameters import Parameters

_WORKING: Final = (
    "I am asking the people who do it right now and tell you by 17:30 today what they say.",
    "I am checking it with the team now and write to you by 17:30 today.",
)


def _visible(history: History, dice: random.Random) -> Mapping[str, Branch]:
    early, late = history.at(1), history.at(4)
    idle, working = words.said(words.NEUTRAL, dice), words.said(_WORKING, dice)
    return {
        "early": Branch(early, (idle,)),
        "early:solve": Branch(early, (working,)),
        "late": Branch(late, (idle,)),
        "late:solve": Branch(late, (working,)),
    }


def _l5(data: Data) -> list[Claim]:
    early, late = data.diff("early:solve", "early"), data.diff("late:solve", "late")
    return [
        above("gain of visible work, nothing solved yet", mean([*early, *late])),
        above("gain after four answers - after one", mean([b - a for a, b in zip(early, late, strict=True)])),
    ]


def _channels(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start = with_price(history)
    label, value = words.record_of(start, dice)
    return {
        "none": Branch(start, (words.said(words.NEUTRAL, dice),)),
        "offer": Branch(start, (paying(1.0),)),
        "talk": Branch(
            start,
            (f"This is how it goes on: I have {label}, {value}, in front of me, the check takes about 20 minutes, "
             "then it is decided, and you hear the result by 17:00 today.",),
        ),
    }  # fmt: skip


def _l9(data: Data) -> list[Claim]:
    return [
        below("anger, offer - none", mean(data.diff("offer", "none", "anger"))),
        above("anger, talk - offer", mean(data.diff("talk", "offer", "anger"))),
        above("hope, talk - none", mean(data.diff("talk", "none", "hope"))),
    ]


def _calming_only(parameters: Parameters) -> Parameters:
    calm = {key: replace(parameters.effects[key], anger=0.0) for key in ("compensation", "offer_fits", "offer_weak")}
    return replace(parameters, effects={**parameters.effects, **calm})


_QUEUES: Final = {"information": (0.26, 0.46), "apology": (0.57, 0.77), "music": (0.60, 0.80)}
_HOLDS: Final = {
    "hold:information": "Please hold the line, you are number {n} in the queue, it takes about {m} minutes.",
    "hold:apology": "Please hold the line, we are sorry for the wait.",
    "hold:music": "Please hold the line.",
}


def _holding(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(history.index % 2)
    if start.scenario.channel is Channel.EMAIL:
        raise NotHere
    held = {arm: tuple(text.format(n=4 - k, m=5 - k) for k in range(4)) for arm, text in _HOLDS.items()}
    typed = {arm: Branch(start, texts) for arm, texts in held.items()}
    return {**{kind: Branch(history.at(0), queue=kind) for kind in _QUEUES}, **typed}


def _l17(data: Data) -> list[Claim]:
    gone = {kind: share(int(sum(data.values(kind, "left"))), len(data.samples)) for kind in _QUEUES}
    bands = [inside(f"hung up within 108 s, {kind}", gone[kind], low, high) for kind, (low, high) in _QUEUES.items()]
    typed = mean(data.diff("hold:information", "hold:music", "patience"))
    return [*bands, above("patience, four typed holds with place and minutes - bare", typed)]


def _untold(parameters: Parameters) -> Parameters:
    even = dict.fromkeys(parameters.hang_up, parameters.hang_up["music"])
    told = {**parameters.effects, "hold_with_time": parameters.effects["hold"]}
    return replace(parameters, hang_up=even, effects=told)


def _waits(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(1 + history.index % 2)
    wait = ("Please give me about 2 minutes.", "It takes 1 minute more, please wait.", "Just 1 minute more, please.")
    arms = {f"wait {n}": Branch(start, (*wait[:n], _WORKING[0])) for n in range(4)}
    return {**arms, "no progress": Branch(start, (words.NEUTRAL[0],)), "progress": Branch(start, (_WORKING[1],))}


def _l18(data: Data) -> list[Claim]:
    each = slope([(float(n), x) for n in range(4) for x in data.values(f"wait {n}", "satisfaction")])
    progress = data.diff("progress", "no progress", "satisfaction")
    return [
        below("satisfaction for each wait", each),
        above("satisfaction for each wait (small)", each, -5.0),
        above("progress - none, less what a wait costs", mean([gain - abs(each.value) for gain in progress])),
    ]


def _concrete(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(1 + history.index % 2)
    (label, value), rest = words.case_of(start), "and I write to you about it by 17:00 today."
    return {
        "concrete": Branch(start, (f"I am looking at your {label} {value} {rest}",)),
        "abstract": Branch(start, (f"I am looking at the matter {rest}",)),
    }


def _l26(data: Data) -> list[Claim]:
    base = mean(data.values("abstract", "satisfaction")).value or 1.0
    gains = [100 * gain / base for gain in data.diff("concrete", "abstract", "satisfaction")]
    return [above("satisfaction, concrete - abstract, in %", mean(gains))]


def _persons(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start = history.at(1 + history.index % 2)
    what = dice.choice(("check it now and write by 17:00 today", "sort it out and call back by 18:00 today"))
    return {
        "I": Branch(start, (f"I will {what}.",)),
        "we": Branch(start, (f"We will {what}.",)),
        "you": Branch(start, (f"I will {what}, for you, because you are you and you know what you need.",)),
    }


def _l27(data: Data) -> list[Claim]:
    much = mean(data.diff("you", "I"))
    return [above("I - we", mean(data.diff("I", "we"))), Claim("extra you - none (not above 0)", much, much.low <= 0.0)]


LAWS: Final = (
    Law(
        "L5",
        "Visible problem solving helps, more as talk goes on",
        "Marinova 2018",
        "solving x time > 0, even if nothing is solved",
        BUILT_IN,
        "A sentence of visible work against a neutral one, after one answer and after four of the same talk.",
        _l5,
        _visible,
        ("slope of solving over turns", words.changed(solving_slope=0.0)),
    ),
    Law(
        "L9",
        "Two channels: only compensation calms, clear talk raises hope",
        "Valentini 2020",
        "anger falls by the offer and less by talk; hope rises by talk",
        BUILT_IN,
        "The whole price paid back, a clear account of wait and process, or a neutral sentence.",
        _l9,
        _channels,
        ("calming effect of compensation", _calming_only),
    ),
    Law(
        "L17",
        "Queue information keeps people better than apology or music",
        "Munichor & Rafaeli 2007",
        "hung up about 36 : 67 : 70 %",
        BUILT_IN,
        "Who has rung off in the queue, by what is heard (bands: ten points about); and four typed holds in a row.",
        _l17,
        _holding,
        (
            "effect of being told how long",
            lambda p: replace(p, effects={**p.effects, "hold_with_time": p.effects["hold"]}),
        ),
    ),
    Law(
        "L18",
        "Waiting itself matters little, felt progress more",
        "Garcia 2012",
        "small negative slope (0 to -5 points); progress outweighs it",
        BUILT_IN,
        "Nought to three short waits before the same answer; a sentence of progress against a neutral one.",
        _l18,
        _waits,
        ("cost of waits and turns", words.without("hold", "hold_with_time", "turn")),
    ),
    Law(
        "L26",
        "Concrete words",
        "Packard & Berger 2021",
        "satisfaction higher, by about 9 % (direction)",
        BUILT_IN,
        "The same promise about the first line of the record, which names the case, or about “the matter”.",
        _l26,
        _concrete,
        ("effect of facts and details", words.without("informed", "used_detail", "said_back", "question_answered")),
    ),
    Law(
        "L27",
        "“I” beats “we”; extra “you” does nothing",
        "Packard, Moore & McFerran 2018",
        "I > we; extra you <= 0",
        BUILT_IN,
        "The same promise said with I, with we, and with four more yous.",
        _l27,
        _persons,
        ("weights of I and we", words.changed(i_bonus=1.0, we_malus=1.0)),
    ),
)
