"""Apologies and explanations: L1 to L4, L31."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from exams.customer import words
from exams.customer.branches import Branch, History
from exams.customer.rows import BUILT_IN, Claim, Data, Law, above, below, inside
from exams.customer.stats import correlation, mean
from warmline.core.customer.parameters import Parameters


def _sorry_or_not(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start, base, sorry = history.at(history.index % 3), words.said(words.NEUTRAL, dice), words.said(words.SORRY, dice)
    return {
        "none": Branch(start, (base,), history.agent, more=2),
        "sorry": Branch(start, (f"{sorry} {base}",), history.agent, more=2),
    }


def _l1(data: Data) -> list[Claim]:
    pairs = [(x, -change) for x, arm in ((0.0, "none"), (1.0, "sorry")) for change in data.values(arm, "anger")]
    return [inside("r", correlation(pairs), 0.20, 0.40)]


_PARTS: Final = {
    "regret": "",
    "responsibility": " It was our fault and I take the responsibility for it.",
    "repair": " I will put right what went wrong.",
    "explanation": " It happened because a message was not passed on here.",
    "repentance": " We have changed this so that it does not happen again.",
    "forgiveness": " Please forgive us.",
}


def _parts(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start, sorry = history.at(history.index % 3), words.said(words.SORRY, dice)
    arms = {part: Branch(start, (sorry + text,)) for part, text in _PARTS.items()}
    return {**arms, "all": Branch(start, (sorry + "".join(_PARTS.values()),))}


def _l2(data: Data) -> list[Claim]:
    middle = ("regret", "explanation", "repentance")

    def over(part: str, others: tuple[str, ...]) -> list[float]:
        each = [data.diff(part, other) for other in others]
        return [sum(values) / len(values) for values in zip(*each, strict=True)]

    return [
        above("responsibility - repair", mean(over("responsibility", ("repair",)))),
        above("repair - the middle three", mean(over("repair", middle))),
        below("forgiveness - the middle three", mean(over("forgiveness", middle))),
        above("all parts - regret", mean(data.diff("all", "regret"))),
    ]


def _even_parts(parameters: Parameters) -> Parameters:
    even = MappingProxyType(dict.fromkeys(parameters.apology_parts, 0.8))
    return words.without("owned", "explained", "prevents_repeat")(replace(parameters, apology_parts=even))


def _accounts(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start = history.at(history.index % 3)
    why = "because two systems do not speak to each other, so the message did not arrive"
    lines = {
        "justification": ("That is simply how we do it here.", f"That is how we do it here, {why}."),
        "excuse": ("That was the carrier and not us.", f"That was the carrier and not us, {why}."),
        "apology": ("I am sorry about this.", f"I am sorry about this. It happened {why}."),
    }
    texts = {
        f"{kind}:{how}": text for kind, pair in lines.items() for how, text in zip(("poor", "well"), pair, strict=True)
    }
    return {arm: Branch(start, (text,)) for arm, text in texts.items()}


def _l3(data: Data) -> list[Claim]:
    gains = {kind: data.diff(f"{kind}:well", f"{kind}:poor") for kind in ("justification", "excuse", "apology")}
    pairs = zip(gains["excuse"], gains["apology"], gains["justification"], strict=True)
    return [
        above("gain of explaining, excuse and apology - justification", mean([(e + a) / 2 - j for e, a, j in pairs]))
    ]


_LONG: Final = (
    "I am so very sorry about this, I really cannot say how sorry I am that you had to live through all of this, I "
    "apologise for every single thing that went wrong here and I am deeply sorry for the bad feelings it gave you."
)


def _much_warmth(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start, base = history.at(1 + history.index % 3), words.said(words.NEUTRAL, dice)
    solve = f"{words.offering(words.best(start))} {words.said(words.TIMES, dice)}"
    warm = f"{words.said(words.FEELS, dice)} {words.said(words.WARM, dice)} You have been so patient with us."
    return {
        "short": Branch(start, (f"I am sorry about this. {base}",)),
        "long": Branch(start, (f"{_LONG} {base}",)),
        "cold": Branch(start, (base,)),
        "cold:solve": Branch(start, (f"{base} {solve}",)),
        "warm": Branch(start, (f"{warm} {base}",)),
        "warm:solve": Branch(start, (f"{warm} {base} {solve}",)),
    }


def _l4(data: Data) -> list[Claim]:
    cold, warm = data.diff("cold:solve", "cold", "satisfaction"), data.diff("warm:solve", "warm", "satisfaction")
    return [
        below("long - short apology, satisfaction", mean(data.diff("long", "short", "satisfaction"))),
        below("gain of solving, warm - cold", mean([w - c for w, c in zip(warm, cold, strict=True)])),
    ]


_SINCERE: Final = ("You have explained it before and nobody acted on it; I would be angry, too.",)
_PUT_ON: Final = (
    "I completely understand your frustration and I truly feel your pain!",
    "We deeply and sincerely care about every single one of our valued customers!",
)


def _sincere(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start, base = history.at(history.index % 3), words.said(words.NEUTRAL, dice)
    return {
        "sincere": Branch(start, (f"{words.said((*_SINCERE, *words.FEELS), dice)} {base}",)),
        "put on": Branch(start, (f"{words.said(_PUT_ON, dice)} {base}",)),
    }


def _l31(data: Data) -> list[Claim]:
    return [above("sincere - put on", mean(data.diff("sincere", "put on")))]


LAWS: Final = (
    Law(
        "L1",
        "An apology helps, moderately",
        "Hill 2013; Bayesian meta-analysis 2025",
        "r(apology, forgiveness) .20 to .40",
        BUILT_IN,
        "The same answer with and without a sorry, then two more answers; forgiveness is the fall of anger.",
        _l1,
        _sorry_or_not,
        ("effect of an apology", words.without("apology", "apology_again", "apology_long")),
    ),
    Law(
        "L2",
        "Parts of an apology",
        "Lewicki 2016",
        "responsibility > repair > regret, explanation, repentance > forgiveness; more parts more",
        BUILT_IN,
        "A sorry alone and with each part, and with all; change of warmth.",
        _l2,
        _parts,
        ("weights of the parts, and owning, explaining, preventing by themselves", _even_parts),
    ),
    Law(
        "L3",
        "An account must be explained well",
        "Bradley & Sparks 2012",
        "account x quality > 0",
        BUILT_IN,
        "Justification, excuse, apology, each bare and with a reason: explaining must add more to the last two.",
        _l3,
        _accounts,
        ("effect of explaining", words.without("explained")),
    ),
    Law(
        "L4",
        "Too much relational talk backfires",
        "Marinova 2018",
        "long apology < short; warm talk weakens the gain from solving",
        BUILT_IN,
        "Apologies of 5 and of 45 words; an offer with a time, with and without three warm sentences before it.",
        _l4,
        _much_warmth,
        ("tiring of long apologies", words.both(words.without("apology_long"), words.changed(apology_words=10_000))),
    ),
    Law(
        "L31",
        "Sincere beats put on",
        "Hulsheger & Schewe 2011",
        "sincere > put on",
        BUILT_IN,
        "A sentence about this customer's feeling against one that could be said to anybody.",
        _l31,
        _sincere,
        (
            "response to named feelings and to stock phrases",
            words.without("named_feeling", "validated", "generic_empathy", "stock_phrase"),
        ),
    ),
)
