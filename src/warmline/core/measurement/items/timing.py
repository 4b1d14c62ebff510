"""Answers that came too fast to have been read."""

from __future__ import annotations

from typing import Final

# Silent reading of English runs at about 238 words a minute (Brysbaert 2019, 190 studies). Two and a half times that is
# beyond what people read with understanding (Rayner et al. 2016): a choice on the safe side, so that quick readers are
# never flagged.
FASTEST_READING: Final = 600  # words a minute
# A test in which so many answers came too fast says little of what the person knows (Wise and Kong 2005).
MOST_TOO_FAST: Final = 0.1


def least_seconds(words: int) -> float:
    """Return how many seconds it takes at least to read so many words."""
    return words * 60 / FASTEST_READING


def is_too_fast(seconds: float, words: int) -> bool:
    """Say whether an answer came before its item can have been read. A flag for people, never points off."""
    return seconds < least_seconds(words)


def effort(flags: list[bool]) -> float:
    """Return the share of answers not too fast, 0-1 (response time effort, Wise and Kong 2005); 1 for none."""
    return 1 - sum(flags) / len(flags) if flags else 1.0


def is_hurried(flags: list[bool]) -> bool:
    """Say whether over a tenth of the answers came too fast."""
    return effort(flags) < 1 - MOST_TOO_FAST
