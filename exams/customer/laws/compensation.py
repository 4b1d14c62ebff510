"""How much, of what kind, how soon: L10 to L13. Each customer is given a price and a payment that may be offered."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from exams.customer import words
from exams.customer.branches import Branch, Branches, History
from exams.customer.rows import BUILT_IN, Claim, Data, Law, above
from exams.customer.stats import mean
from warmline.core.customer.parameters import Parameters
from warmline.core.customer.scenario import Offer, OfferRule
from warmline.core.customer.scene import Scene, begin
from warmline.core.customer.setting import CompensationKind

PRICE: Final = 100.0
_MOST: Final = 300.0
_NEEDS: Final = ("compensation",)
_MISSING: Final = "offers have a worth and no price"


def with_price(history: History, *, refused: bool = False, kind: CompensationKind = CompensationKind.MONEY) -> Scene:
    """Return the opening of this customer's case with 100 at stake and leave to pay back any part of 300."""
    scene = history.at(0)
    payment = Offer(
        key="exam_payment",
        label="A payment for the trouble",
        rule=OfferRule.ALLOWED,
        worth=0.3,
        hears=("pay + trouble",),
        compensation=_MOST,
        compensation_kind=kind,
    )
    scenario = replace(scene.scenario, price=PRICE, refused_service=refused, offers=(*scene.scenario.offers, payment))
    return begin(scenario, scene.language, seed=scene.seed)


def paying(share: float, when: str = "today") -> str:
    """Return the sentence that offers a share of the price."""
    return f"I will pay you €{share * PRICE:.0f} for the trouble, {when}."


def _levels(*shares: float, refused: bool) -> Branches:
    def branches(history: History, _: random.Random) -> Mapping[str, Branch]:
        start = with_price(history, refused=refused)
        return {f"{share:g}": Branch(start, (paying(share),)) for share in shares}

    return branches


def _rates(data: Data, *bounds: float) -> list[list[float]]:
    """Return what ten points of the price gain in warmth between two levels, one list a stretch."""
    return [[gain / (10 * (b - a)) for gain in data.diff(f"{b:g}", f"{a:g}")] for a, b in pairwise(bounds)]


def _steeper(text: str, one: list[float], other: list[float]) -> Claim:
    return above(text, mean([a - b for a, b in zip(one, other, strict=True)]))


def _l10(data: Data) -> list[Claim]:
    low, middle, high = _rates(data, 0.01, 0.6, 1.2, 2.0)
    return [
        _steeper("warmth for 10 % of the price, 60 to 120 % - below", middle, low),
        _steeper("60 to 120 % - above", middle, high),
    ]


def _l11(data: Data) -> list[Claim]:
    low, middle, high = _rates(data, 0.01, 0.6, 1.2, 2.0)
    return [
        _steeper("warmth for 10 % of the price, below 60 % - 60 to 120 %", low, middle),
        _steeper("60 to 120 % - above", middle, high),
    ]


def _l12(data: Data) -> list[Claim]:
    return [
        above("loyalty, 150 - 100 %", mean(data.diff("1.5", "1", "loyalty"))),
        above("loyalty, 150 - 250 %", mean(data.diff("1.5", "2.5", "loyalty"))),
    ]


def _match(history: History, dice: random.Random) -> Mapping[str, Branch]:
    kinds = {kind: with_price(history, kind=kind) for kind in (CompensationKind.IN_KIND, CompensationKind.VOUCHER)}
    start, base = with_price(history), f"{words.said(words.NEUTRAL, dice)} {words.said(words.TIMES, dice)}"
    return {
        "in kind": Branch(kinds[CompensationKind.IN_KIND], (paying(1.0),)),
        "voucher": Branch(kinds[CompensationKind.VOUCHER], (paying(1.0),)),
        "at once": Branch(start, (paying(1.0, "right now"),)),
        "later": Branch(start, (paying(1.0, "in three weeks"),)),
        "fast": Branch(start, (base,), after_share=0.2),
        "slow": Branch(start, (base,), after_share=6.0),
    }


def _l13(data: Data) -> list[Claim]:
    return [
        above("in kind - voucher of the same worth", mean(data.diff("in kind", "voucher"))),
        above("paid now - in three weeks", mean(data.diff("at once", "later"))),
        above("fast reply - slow", mean(data.diff("fast", "slow"))),
    ]


def _no_matter(parameters: Parameters) -> Parameters:
    even = replace(parameters, by_kind=dict.fromkeys(parameters.by_kind, 1.0), paid_later=1.0)
    return words.without("kept_waiting", "quick_reply")(even)


_OFF: Final = ("effect of compensation", words.without("compensation"))
_ELEVEN: Final = "11-level study, Journal of Service Research 2015"
LAWS: Final = (
    Law(
        "L10",
        "Compensation, service refused",
        _ELEVEN,
        "S-shape, steepest from 60 to 120 % of the price",
        BUILT_IN,
        "The first answer offers 1, 60, 120 or 200 of a price of 100; what ten points gain in each stretch.",
        _l10,
        _levels(0.01, 0.6, 1.2, 2.0, refused=True),
        _OFF,
        _NEEDS,
        _MISSING,
    ),
    Law(
        "L11",
        "Compensation, service accepted",
        _ELEVEN,
        "concave",
        BUILT_IN,
        "As L10, for a service that was given and bad.",
        _l11,
        _levels(0.01, 0.6, 1.2, 2.0, refused=False),
        _OFF,
        _NEEDS,
        _MISSING,
    ),
    Law(
        "L12",
        "Overcompensation",
        "Haesevoets 2017",
        "loyalty peaks near 150 % of the price, then falls",
        BUILT_IN,
        "The first answer offers 100, 150 or 250 of a price of 100.",
        _l12,
        _levels(1.0, 1.5, 2.5, refused=False),
        ("loyalty's response to compensation", words.changed(loyalty_compensation=0.0)),
        _NEEDS,
        _MISSING,
    ),
    Law(
        "L13",
        "Match and speed",
        "Roschk & Gelbrich 2014; Istanbulluoglu 2017",
        "in kind > mismatched; immediate > delayed; fast > slow replies",
        BUILT_IN,
        "The whole price in kind or as a voucher, now or in three weeks; the same answer within a fifth of the time in "
        "which a reply is due, or six times as late.",
        _l13,
        _match,
        ("weights of kind and delay", _no_matter),
        ("by_kind",),
        "the kind of a loss and the time of an answer are not seen",
    ),
)
