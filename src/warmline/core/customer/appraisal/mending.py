"""A slip put right: what was taken back, owned up to, and then done all the same or something in its place (L16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from warmline.core.customer.appraisal.moment import Felt, Moment

# What a talk remembers of a slip, counted beside the moves: that it came, that it was owned, that it was put right.
SLIPPED: Final = "taken_back"
OWNED: Final = "owned_slip"
MENDED: Final = "made_good"


def feel_mending(moment: Moment) -> Iterator[Felt]:
    """Yield what it does to see the first slip of a talk put right.

    Whoever was let down expects little; being surprised gives back most of what the slip took. It happens after one
    slip only: a second one shows that it was no accident (Maxham & Netemeyer 2002).
    """
    state = moment.state
    if state.times_heard(SLIPPED) != 1 or state.times_heard(MENDED):
        return
    if not moment.does_something or not (owns_slip(moment) or state.times_heard(OWNED)):
        return
    mark = moment.reading.first("takes_ownership", "next_step_with_time", "offers_remedy")
    quote = mark.quote if mark is not None else moment.reading.text[:120].strip()
    yield moment.felt(MENDED, quote)


def owns_slip(moment: Moment) -> bool:
    """Whether the agent takes responsibility after having taken something back."""
    return "takes_ownership" in moment.names and moment.state.times_heard(SLIPPED) > 0


def counted(moment: Moment, reasons: Iterable[str]) -> tuple[str, ...]:
    """Return what a turn adds to the memory of slips."""
    found = set(reasons)
    owned = (OWNED,) if owns_slip(moment) and SLIPPED not in found else ()
    return (*(name for name in (SLIPPED, MENDED) if name in found), *owned)
