"""Whether somebody shows more than she did: two stretches of time compared behaviour by behaviour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import sqrt
from typing import Final

from warmline.core.practice.evidence import Evidence
from warmline.core.practice.mastery.estimates import NINETY
from warmline.core.practice.mastery.filtering import Likelihood, after_seeing
from warmline.core.practice.mastery.parameters import DEFAULT, Parameters

WIDE: Final = 4.0
"""Variance (logits squared) of what is taken for granted about a behaviour in one stretch: next to nothing."""
RELIABLE: Final = 2.24
"""Standard errors from which a change is claimed (two-sided 2.5 %; Jacobson and Truax 1991 ask for 1.96).
Stricter, because people look more than once."""
FEWEST: Final = 4.0
"""How much must have been seen of a behaviour on each side (in sightings of full weight) for it to be compared."""


class Claim(StrEnum):
    """What may be said."""

    IMPROVED = "improved"
    DECLINED = "declined"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Month:
    """What one month said of one behaviour, apart from what was known before: a precision and its mean, in logits.

    `first` is the first day of the month, `weight` how much was seen in sightings of full weight.
    """

    skill: str
    behaviour: str
    first: date
    precision: float
    pull: float
    weight: float


@dataclass(frozen=True, slots=True)
class Change:
    """The change from one stretch to another in logits, with a 90 % range, and what may be claimed of it."""

    logits: float
    low: float
    high: float
    claim: Claim


NOTHING: Final = Change(0.0, float("-inf"), float("inf"), Claim.CANNOT_TELL)


def months_of(evidence: Iterable[Evidence], parameters: Parameters = DEFAULT) -> tuple[Month, ...]:
    """Return what these sightings say, month by month. A month is one of the calendar in the zone of the evidence."""
    groups: dict[tuple[str, str, date], list[Evidence]] = {}
    for each in evidence:
        groups.setdefault((each.skill, each.behaviour, each.at.date().replace(day=1)), []).append(each)
    return tuple(_month(key, groups[key], parameters) for key in sorted(groups))


def merged(months: Iterable[Month]) -> tuple[Month, ...]:
    """Return the same with what is of one behaviour and one month put together."""
    found: dict[tuple[str, str, date], Month] = {}
    for each in months:
        key = (each.skill, each.behaviour, each.first)
        found[key] = _together(found[key], each) if key in found else each
    return tuple(found[key] for key in sorted(found))


def change(before: Iterable[Month], after: Iterable[Month]) -> Change:
    """Return how much more is shown in the second of two stretches.

    Behaviours are compared with themselves alone, so that practising easier ones looks like no change. Those seen
    often enough on both sides count by how sure their difference is.
    """
    earlier, later = _by_behaviour(before), _by_behaviour(after)
    parts = [_difference(earlier[key], later[key]) for key in sorted(earlier.keys() & later.keys())]
    known = [part for part in parts if part is not None]
    if not known:
        return NOTHING
    precision = sum(1 / variance for _, variance in known)
    logits = sum(difference / variance for difference, variance in known) / precision
    deviation = sqrt(1 / precision)
    reach = NINETY * deviation
    return Change(logits, logits - reach, logits + reach, _claimed(logits / deviation))


def _claimed(errors: float) -> Claim:
    if abs(errors) < RELIABLE:
        return Claim.CANNOT_TELL
    return Claim.IMPROVED if errors > 0 else Claim.DECLINED


def _month(key: tuple[str, str, date], evidence: Sequence[Evidence], parameters: Parameters) -> Month:
    mean, variance, weight = 0.0, WIDE, 0.0
    days = _counts(evidence)
    for each in evidence:
        blur = parameters.unknown_blur if each.difficulty is None else parameters.blur
        share = each.confidence * parameters.weights[each.source] / (1 + (days[each.at.date()] - 1) * ALIKE)
        told = Likelihood(each.success, share, parameters.slip)
        step = after_seeing(mean - parameters.trust * (each.difficulty or 0.0), variance + blur**2, told)
        pull = variance / (variance + blur**2)
        mean += pull * step.shift
        variance += pull * pull * (step.variance - variance - blur**2)
        weight += share
    return Month(*key, 1 / variance - 1 / WIDE, mean / variance, weight)


ALIKE: Final = 0.3
"""How alike two sightings of one behaviour on one day are taken to be, as in a score's weights."""


def _counts(evidence: Iterable[Evidence]) -> Mapping[date, int]:
    counts: dict[date, int] = {}
    for each in evidence:
        counts[each.at.date()] = counts.get(each.at.date(), 0) + 1
    return counts


def _together(one: Month, other: Month) -> Month:
    return Month(
        one.skill,
        one.behaviour,
        one.first,
        one.precision + other.precision,
        one.pull + other.pull,
        one.weight + other.weight,
    )


def _by_behaviour(months: Iterable[Month]) -> dict[tuple[str, str], Month]:
    found: dict[tuple[str, str], Month] = {}
    for each in months:
        key = (each.skill, each.behaviour)
        found[key] = _together(found[key], each) if key in found else each
    return found


def _difference(before: Month, after: Month) -> tuple[float, float] | None:
    if min(before.weight, after.weight) < FEWEST:
        return None
    old, new = before.precision + 1 / WIDE, after.precision + 1 / WIDE
    return after.pull / new - before.pull / old, 1 / old + 1 / new
