"""The 34 laws, in groups; L32 and L35 concern bots and the agent's own strain and are left out."""

from __future__ import annotations

from typing import Final

from exams.customer.laws import acts, apology, arcs, compensation, failure, justice, manner, solving
from exams.customer.rows import Law

LEFT_OUT: Final = ("L32", "L35")
_GROUPS: Final = (apology, solving, justice, compensation, failure, arcs, manner, acts)
LAWS: Final[tuple[Law, ...]] = tuple(
    sorted((law for group in _GROUPS for law in group.LAWS), key=lambda law: int(law.number[1:]))
)


def law(number: str) -> Law:
    """Return the law with this number. Raises KeyError where there is none."""
    return {each.number: each for each in LAWS}[number]


__all__ = ["LAWS", "LEFT_OUT", "law"]
