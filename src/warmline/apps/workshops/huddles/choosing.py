"""Which huddle a team holds next, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from warmline.adapters.packs.huddles import Huddle
from warmline.apps.workshops.huddles.gaps import Gap

RESTS: Final = timedelta(days=14)  # before a team gets the same huddle again for its gap; chosen, not measured


class Because(StrEnum):
    """Why it is this one: it is booked; the team's gap; nobody knows a gap; there is no gap; its huddles rest."""

    BOOKED = "booked"
    GAP = "gap"
    NO_EVIDENCE = "no_evidence"
    NO_GAP = "no_gap"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Choice:
    """A huddle and why it was chosen; `gap` is there where a gap chose it."""

    huddle: Huddle
    because: Because
    gap: Gap | None = None


def choose(
    offered: Sequence[Huddle], gaps: Sequence[Gap], held: Mapping[str, date], today: date, booked: str = ""
) -> Choice | None:
    """Return the huddle of a day; None where nothing is offered.

    `gaps` come least shown first; `held` says when the team last held a huddle, by its key. What is booked comes first.
    Else the first gap that has a huddle which the team did not hold for two weeks; where there is none, the huddle that
    was never held, or longest ago.
    """
    if not offered:
        return None
    if booked and (found := [each for each in offered if each.key == booked]):
        return Choice(found[0], Because.BOOKED)
    in_turn = sorted(offered, key=lambda each: (held.get(each.key, date.min), each.key))
    open_gaps = [gap for gap in gaps if gap.is_open]
    for gap in open_gaps:
        for huddle in in_turn:
            if huddle.behaviour == gap.behaviour and held.get(huddle.key, date.min) <= today - RESTS:
                return Choice(huddle, Because.GAP, gap)
    if not gaps:
        return Choice(in_turn[0], Because.NO_EVIDENCE)
    return Choice(in_turn[0], Because.RESTING if open_gaps else Because.NO_GAP)
