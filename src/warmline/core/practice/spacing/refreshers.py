"""When somebody who was certified should refresh what she was certified for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

GAP: Final = 0.15


def refreshers(valid_from: date, valid_until: date, gap: float = GAP) -> tuple[date, ...]:
    """Return the dates of refreshers between two dates, evenly spaced, none on either.

    The gap is 10-20 % of the time that something must last (Cepeda and others, 2008, who varied it for facts);
    `gap` is that share. It is the nearest one that divides the time evenly. Empty for less than two weeks. Raises
    ValueError for another share, or where the end is not after the beginning.
    """
    if not 0.1 <= gap <= 0.2:
        raise ValueError(f"the gap is .1 to .2 of the time, not {gap}")
    days = (valid_until - valid_from).days
    if days <= 0:
        raise ValueError("a certificate ends after it begins")
    if days < 14:
        return ()
    parts = round(1 / gap)
    return tuple(valid_from + timedelta(days=round(days * n / parts)) for n in range(1, parts))
