"""Acts by how they feel and surprise, and a customer who stays one: L33, L34, L36."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from exams.customer import words
from exams.customer.branches import Branch, History
from exams.customer.rows import BUILT_IN, EMERGENT, Claim, Data, Law, above
from exams.customer.stats import Figure, mean, ranks, share
from exams.own.figures import pearson
from warmline.core.customer.state import Act

# Felt evaluation and deflection (actor employee, object customer): affect control theory, US 2015 dictionaries.
EVALUATION: Final = {
    "help": 2.24, "comfort": 2.24, "thank": 2.17, "assist": 2.14, "apologise": 1.91, "explain": 1.81,
    "lecture": 0.65, "ignore": -0.21, "blame": -0.21, "yell": -0.32,
}  # fmt: skip
DEFLECTION: Final = {
    "lecture": 4.3, "explain": 4.6, "apologise": 6.9, "assist": 8.3, "blame": 12.4, "ignore": 17.4, "yell": 21.8,
}  # fmt: skip
_TYPED: Final = {
    "comfort": ("You are not alone with this, and it makes sense that you are upset.",),
    "thank": ("Thank you for telling me about it.", "Thank you very much for your message."),
    "assist": ("I am doing it together with you now, step by step.", "I am on it with you now."),
    "apologise": ("I am sorry about this.", "I apologise for what happened."),
    "explain": ("It happened because the message was not passed on.", "The reason is that two lists did not match."),
    "lecture": ("You should always read the terms before you order.", "One has to check such things in good time."),
    "ignore": ("Okay.", "Hm."),
    "blame": ("That is your own mistake.", "You caused this yourself."),
    "yell": ("I HAVE TOLD YOU THIS ALREADY!", "WHAT DO YOU WANT FROM ME?!"),
}


def _acts(history: History, dice: random.Random) -> Mapping[str, Branch]:
    start = history.at(history.index % 3)
    arms = {act: Branch(start, (words.said(lines, dice),)) for act, lines in _TYPED.items()}
    helped = f"{words.offering(words.best(start))} {words.said(words.TIMES, dice)}"
    return {"help": Branch(start, (helped,)), **arms}


def _order(data: Data, wanted: Mapping[str, float], *, size: bool = False) -> Figure:
    """Return the mean rank correlation of the acts' effects with the dictionaries, one a history."""
    expected = ranks(list(wanted.values()))
    found = []
    for each in data.samples:
        felt = [abs(each[act].warmth) if size else each[act].warmth for act in wanted]
        found.append(pearson(ranks(felt), expected))
    return mean(found)


def _l33(data: Data) -> list[Claim]:
    felt = {act: mean(data.values(act, "warmth")) for act in EVALUATION}
    kind = [act for act, value in EVALUATION.items() if value > 1.0]
    bad = [act for act, value in EVALUATION.items() if value < 0.0]
    least, most = min(kind, key=lambda act: felt[act].value), max(bad, key=lambda act: felt[act].value)
    return [
        above("rank order with the dictionaries, mean rho", _order(data, EVALUATION)),
        above(f"worst kind act ({least}) - lecture", mean(data.diff(least, "lecture"))),
        above(f"lecture - best of ignore, blame, yell ({most})", mean(data.diff("lecture", most))),
    ]


def _l34(data: Data) -> list[Claim]:
    return [above("size of change by deflection, mean rho", _order(data, DEFLECTION, size=True))]


_HARSH: Final = ("blamed", "shouted", "commanded", "too_short", "dismissed", "argued", "insulted", "nothing_done")
_MISTAKES: Final = {
    "wrong name": "Hello Mr Featherstonehaugh, I have your case open.",
    "played down": "It is not that bad, such things happen, and it is no big deal.",
    "blame": "That is your own mistake, you should have read it.",
    "no": "No, that is not possible.",
}
_PUSHES: Final = frozenset(
    {Act.CORRECT, Act.COMPLAIN, Act.VENT, Act.REPEAT, Act.BARGAIN, Act.THREATEN, Act.ESCALATE, Act.HESITATE, Act.LEAVE}
)


def _mistakes(history: History, _: random.Random) -> Mapping[str, Branch]:
    start = history.at(history.index % 3)
    offer = words.best(start)
    arms = {name: Branch(start, (text,)) for name, text in _MISTAKES.items()}
    return {**arms, "taken back": Branch(start, (words.offering(offer), words.taking_back(offer)))}


def _l36(data: Data) -> list[Claim]:
    pushed = [arm.act in _PUSHES or arm.reaction in _HARSH for each in data.samples for arm in each.values()]
    talks = [talk for talk in data.talks if talk.facts >= 3 and talk.turns >= 3]
    at_once = [max(talk.told, default=0) / talk.facts for talk in talks]
    swapped, thanks = (sum(bool(getattr(talk, what)) for talk in data.talks) for what in ("swapped", "thanks"))
    n = len(data.talks)
    found, once = share(sum(pushed), len(pushed)), mean(at_once)
    return [
        Claim("pushes back after a mistake (>= .90)", found, found.value >= 0.9),
        Claim("largest share of facts told at once (< .50)", once, once.value < 0.5),
        Claim("turns helper (0)", share(swapped, n), swapped == 0),
        Claim("thanks for nothing (0)", share(thanks, n), thanks == 0),
    ]


LAWS: Final = (
    Law(
        "L33",
        "Order of acts",
        "affect control theory, US 2015 dictionaries and 2010 equations",
        "kind acts > lecture > ignore, blame, yell; ranks go together",
        BUILT_IN,
        "Each act typed once to the same customer; change of warmth. Interrupting needs speech and is left out.",
        _l33,
        _acts,
        ("effects of blame, shouting, orders, short answers", words.without(*_HARSH)),
    ),
    Law(
        "L34",
        "Unexpectedness",
        "affect control theory, US 2015 dictionaries and 2010 equations",
        "the less expected the act, the larger the change",
        BUILT_IN,
        "The acts of L33: size of the change of warmth by deflection.",
        _l34,
        _acts,
        ("weight of surprise", words.changed(surprise=0.0)),
        needs=("surprise",),
        missing="no size of surprise is worked out from the dictionaries",
    ),
    Law(
        "L36",
        "Pushes back, tells little by little, stays the customer",
        "Zhou 2026",
        "corrects or complains after mistakes; facts over turns; never helper; never thanks for nothing",
        EMERGENT,
        "Five mistakes typed to the same customer; the rest is looked for in the pool.",
        _l36,
        _mistakes,
        looks_at_pool=True,
    ),
)  # fmt: skip
