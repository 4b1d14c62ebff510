"""Two versions side by side: what was added and taken out, with a little of what stands around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

AROUND: Final = 2  # unchanged lines shown beside a change


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison. `sign` is "+", "-", " " or "…" (for lines left out); numbers count from 1."""

    sign: str
    text: str
    before: int | None = None
    after: int | None = None


def compare(before: str, after: str) -> tuple[Line, ...]:
    """Return the lines that differ, with some around them; empty where the texts are the same."""
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return ()
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[Line] = []
    for place, (kind, a, b, c, d) in enumerate(codes):
        if kind == "equal":
            found += _equal(old, a, b, c, first=place == 0, last=place == len(codes) - 1)
        else:
            found += [Line("-", old[n], before=n + 1) for n in range(a, b)]
            found += [Line("+", new[n], after=n + 1) for n in range(c, d)]
    return tuple(found)


def _equal(old: list[str], a: int, b: int, c: int, *, first: bool, last: bool) -> Iterator[Line]:
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if b - a <= head + tail:
        head, tail = b - a, 0
    for n in range(a, a + head):
        yield Line(" ", old[n], n + 1, c + n - a + 1)
    if b - a > head + tail:
        yield Line("…", str(b - a - head - tail))
    for n in range(b - tail, b):
        yield Line(" ", old[n], n + 1, c + n - a + 1)
