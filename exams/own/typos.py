"""Slips of the finger, made by seed: what a hurried person types, without changing what is meant."""

from __future__ import annotations

import random
import re
from typing import Final

_TOUCHED: Final = re.compile(r"[a-z]{4,}[.,!?]?")


def with_typos(text: str, seed: str, each: int = 12) -> str:
    """Return the text with one slip in about every `each` words: two letters swapped, one left out or one doubled.

    Only lower-case words of at least four letters are touched, never their first letter: no name and no number changes.
    """
    dice = random.Random(f"typo:{seed}")
    words = re.split(r"(\s+)", text)
    places = [n for n, word in enumerate(words) if _TOUCHED.fullmatch(word)]
    for place in dice.sample(places, k=min(len(places), max(1, len(places) // each))):
        words[place] = _slip(words[place], dice)
    return "".join(words)


def _slip(word: str, dice: random.Random) -> str:
    letters = len(word.rstrip(".,!?"))
    at = dice.randrange(1, letters - 1)
    return dice.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        )
    )
