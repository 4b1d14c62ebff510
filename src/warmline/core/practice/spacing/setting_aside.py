"""What is set aside: something that went wrong again and again rests for a while, and comes back by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from warmline.core.practice.spacing.cards import Grade

STUCK: Final = 4
"""So many AGAIN in a row, and it rests. A choice; other schedulers call it a leech, after eight lapses in all."""
REST: Final = timedelta(days=14)
"""How long it rests if nobody brings it back. A choice, tried on simulated learners (docs/methods/spacing.md)."""


def rests_until(answers: Iterable[tuple[date, Grade]], brought_back: date | None = None) -> date | None:
    """Return the day on which something comes back that is set aside, None where it is not.

    `answers` are its days and grades, oldest first. `STUCK` AGAIN in a row set it aside; then the count begins anew,
    and any answer ends the rest. So does bringing it back on the day on which it was set aside or later.
    """
    row, since = 0, None
    for day, grade in answers:
        row, since = (row + 1 if grade is Grade.AGAIN else 0), None
        if row == STUCK:
            row, since = 0, day
    if since is None or (brought_back is not None and brought_back >= since):
        return None
    return since + REST
