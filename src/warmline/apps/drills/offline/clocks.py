"""When answers were given, by our clock: a phone's clock may be wrong, or be changed in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

_STEP: Final = timedelta(milliseconds=1)


def by_our_clock(
    times: Sequence[datetime], *, phone: datetime, fetched: datetime, now: datetime
) -> tuple[datetime, ...]:
    """Return the times of answers by our clock. All are aware; `times` are in the order in which she gave them.

    `phone` is what the phone's clock said when it sent them, which is `now` on ours, and all are moved by the
    difference. Nothing comes before the set was `fetched` or after `now`. Her order is kept, a millisecond apart,
    also where the phone's clock was set back in between.
    """
    moved: list[datetime] = []
    for each in times:
        at = min(max(each + (now - phone), fetched), now)
        moved.append(max(at, moved[-1] + _STEP) if moved else at)
    found: list[datetime] = []
    latest = now
    for at in reversed(moved):
        latest = min(at, latest)
        found.append(latest)
        latest -= _STEP
    return tuple(reversed(found))
