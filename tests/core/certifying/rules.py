"""A small rule and what people judged, for the tests of this room."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from warmline.core.certifying import (
    Attempts,
    Band,
    Behavioural,
    ContactType,
    Instead,
    Knowledge,
    Practical,
    Renewal,
    Rule,
    Sighting,
    StandIn,
    StrandKind,
)
from warmline.core.skills import ProgrammeLevel

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BANDS = (Band("names_feeling", 3), Band("offers_remedy", 3))


def days(count: float) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def rule(**changes: Any) -> Rule:
    """A rule with two bands, two talks of a pool of four, three contacts in 90 days, three attempts a year."""
    made = Rule(
        key="fundamentals",
        version=1,
        title="Service fundamentals",
        level=ProgrammeLevel.FOUNDATION,
        purpose="The ground of service.",
        knowledge=Knowledge("fundamentals", 70.0, 180),
        practical=Practical(("a", "b", "c", "d"), 2, BANDS),
        behavioural=Behavioural(3, 90, BANDS),
        attempts=Attempts(3, 365, (14, 30)),
        valid_days=365,
        renewal=Renewal(60, (Instead(StrandKind.PRACTICAL, StandIn.CONTACTS, 180, contacts=5),)),
        opens=(ContactType("complaints", "Complaints"),),
    )
    return replace(made, **changes)


def seen(behaviour: str, *anchors: int) -> list[Sighting]:
    """One sighting of a behaviour for each anchor."""
    return [Sighting(behaviour, anchor, f"talk {n}") for n, anchor in enumerate(anchors)]
