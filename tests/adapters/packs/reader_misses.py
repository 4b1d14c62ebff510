"""Examples of the rubric that the rules do not yet read as people would. The list may only shrink.

An entry whose example passes fails the test, so that nobody forgets to take it out.
"""

from __future__ import annotations

from typing import Final

# (behaviour, "moment" | "say" | "avoid" | "counter") -> what the reader should have heard
READER_MISSES: Final[dict[tuple[str, str], str]] = {}
