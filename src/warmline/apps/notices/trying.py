"""How often and when a message is tried again, and how long one piece of work lasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

CLAIM: Final = dt.timedelta(minutes=10)
"""A worker that dies while it sends leaves its claim behind; after this time another one takes over."""

_PAUSES: Final = tuple(dt.timedelta(minutes=minutes) for minutes in (10, 30, 120, 480, 1440))

TRIES: Final = len(_PAUSES) + 1
"""So often a message is tried, over about a day and a half."""


def pause_after(tries: int) -> dt.timedelta:
    """Return how long to wait after so many tries (1 or more) that failed."""
    return _PAUSES[min(tries, len(_PAUSES)) - 1]


class Budget:
    """So many seconds from now on; None: no limit. A worker that is told to end has ten seconds."""

    def __init__(self, clock: Callable[[], float], seconds: float | None) -> None:
        self._clock = clock
        self._until = None if seconds is None else clock() + seconds

    def is_spent(self) -> bool:
        """Return whether they are over."""
        return self._until is not None and self._clock() >= self._until
