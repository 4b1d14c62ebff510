"""Remembering in flat memory which conversations of a file are over."""

from __future__ import annotations

import hashlib
from typing import Final

PER_SHEET: Final = 1 << 20
"""How many ids a sheet holds; two sheets are kept, so at least this many ids back are remembered."""

_BITS: Final = 1 << 26  # 8 MiB a sheet, 64 bits an id
_MARKS: Final = 16  # of 32 bits each: one SHA-512


class Seen:
    """A set of texts of bounded size (Bloom, 1970): what was added is always found again, for a million more at least.

    With a full sheet, about one text in 30 thousand million that was never added is taken for one that was. Memory is
    8 MiB, and 16 MiB after the first million, however many texts follow.
    """

    def __init__(self, per_sheet: int = PER_SHEET) -> None:
        """Begin empty. `per_sheet` is the number of texts after which a sheet is full."""
        self._per_sheet = per_sheet
        self._now = bytearray()
        self._before = bytearray()
        self._count = 0

    def add(self, text: str) -> None:
        """Remember a text."""
        if not self._now or self._count == self._per_sheet:
            self._before, self._now, self._count = self._now, bytearray(_BITS // 8), 0
        for byte, bit in _marks(text):
            self._now[byte] |= bit
        self._count += 1

    def __contains__(self, text: str) -> bool:
        """Say whether a text was added."""
        if not self._now:
            return False
        marks = _marks(text)
        return any(sheet and all(sheet[byte] & bit for byte, bit in marks) for sheet in (self._now, self._before))


def _marks(text: str) -> list[tuple[int, int]]:
    # Not hash(): it is other in every process, and a file must be read alike each time.
    digest = hashlib.sha512(text.encode("utf-8", "surrogatepass")).digest()
    places = [int.from_bytes(digest[at : at + 4], "little") % _BITS for at in range(0, 4 * _MARKS, 4)]
    return [(place >> 3, 1 << (place & 7)) for place in places]
