"""How often people overturned a point, criterion by criterion: counts of whole weeks over at least five people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

from django.db.models import Sum

from warmline.apps.people.models import Person
from warmline.apps.scores.models import AppealTally

FEWEST: Final = 5
"""So many decided appeals, by so many different people, before a criterion has a figure."""
# 90 %, two-sided, of the standard normal distribution.
_Z: Final = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Overturned:
    """Decided appeals on one criterion, the share 0-1 that was upheld, and the share's 90 % interval."""

    decided: int
    upheld: int
    share: float
    low: float
    high: float


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the week in which a day lies."""
    return day - dt.timedelta(days=day.weekday())


def overturned(viewer: Person, today: dt.date) -> Mapping[str, Overturned]:
    """Return the figures of the viewer's own organisation, for those criteria that have one. One query.

    A running week does not count yet: a figure that moved today would tell who was just decided on.
    """
    rows = AppealTally.objects.filter(organisation=viewer.organisation_id, monday__lt=monday_of(today))
    sums = rows.order_by().values("criterion").annotate(d=Sum("decided"), u=Sum("upheld"), p=Sum("people"))
    return {row["criterion"]: _figure(row["d"], row["u"]) for row in sums if min(row["d"], row["p"]) >= FEWEST}


def _figure(decided: int, upheld: int) -> Overturned:
    low, high = wilson(upheld, decided)
    return Overturned(decided, upheld, upheld / decided, low, high)


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 90 % score interval of a share (Wilson 1927), 0-1. Raises ValueError where nothing was counted."""
    if n < 1 or not 0 <= hits <= n:
        raise ValueError(f"{hits} of {n} is no share; expected 0 to n of at least 1")
    share, spread = hits / n, _Z * _Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
