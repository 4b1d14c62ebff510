"""Compensation: how much of the price, in what kind, and how soon (L10 to L13)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from warmline.core.customer.appraisal.moment import Felt, Moment
from warmline.core.customer.heard import Item
from warmline.core.customer.parameters import Parameters
from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import plain

_AT_ONCE: Final = any_of(
    r"now|right away|straight ?away|immediately|at once|today|tonight|this (?:minute|second|moment)|already",
    r"within (?:the|an|one) hour",
)
_LATER: Final = any_of(
    r"(?:\d+|two|three|four|five|six|seven|eight|ten|fourteen|a few|several) (?:(?:working|business) )?(?:days|weeks)",
    r"next (?:week|month|bill|invoice|time|order)|(?:a|one) (?:week|month)|months?",
)


def feel_amends(moment: Moment) -> Iterator[Felt]:
    """Yield what the compensation of the turn mends beyond what already stood."""
    best = max((item for item in moment.own_payments), key=lambda item: moment.share_of_price(item), default=None)
    if best is None:
        return
    p, refused = moment.parameters, moment.scenario.refused_service
    stood = worth_of(moment.state.compensation, p, refused=refused)
    gain = worth_of(moment.share_of_price(best), p, refused=refused) - stood
    if gain > 0:
        yield moment.felt("compensation", best.quote, gain * _kind(moment, best) * _speed(moment, best))


def worth_of(share: float, parameters: Parameters, *, refused: bool) -> float:
    """Return how much a compensation of this share of the price (0 and up) mends, 0-1.

    Where the service was refused the curve is an S, steepest from 60 to 120 %; where it was given and bad it is
    concave (Gelbrich et al. 2015, 11 levels).
    """
    p, share = parameters, min(max(share, 0.0), parameters.most_compensation)
    if not refused:
        return 1.0 - math.exp(-p.concave_rate * share)
    bottom = _logistic(-p.s_steepness * p.s_middle)
    return (_logistic(p.s_steepness * (share - p.s_middle)) - bottom) / (1.0 - bottom)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def _kind(moment: Moment, item: Item) -> float:
    kind = moment.scenario.offer(item.key).compensation_kind
    return moment.parameters.by_kind[kind.value] if kind is not None else 1.0


def _speed(moment: Moment, item: Item) -> float:
    said = plain(item.quote)
    return moment.parameters.paid_later if _LATER.search(said) and not _AT_ONCE.search(said) else 1.0
