"""Puts a message into words: the next way to say it, with the customer's name and pronouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from zlib import crc32

from warmline.core.scoring.feedback.messages import CUE_CLAUSES, DONE, MESSAGES

Translate = Callable[[str], str]

_PRONOUNS: Final = {"she": ("she", "her", "her"), "he": ("he", "him", "his"), "they": ("they", "them", "their")}


def untranslated(text: str) -> str:
    """Return the English text as it is."""
    return text


@dataclass(slots=True)
class Voice:
    """The one who writes a letter. `seed` (the conversation's id) decides where in a list of wordings it begins.

    Within a letter the wordings of a key come in turn, so that none is used twice before all were.
    """

    seed: str
    name: str
    pronoun: str = "they"
    translate: Translate = untranslated
    _said: Counter[str] = field(default_factory=Counter)

    def say(self, key: str, **slots: object) -> str:
        """Return the next wording of a message. Raises KeyError where the key or a slot is unknown."""
        ways = MESSAGES[key]
        place = crc32(f"{self.seed}:{key}".encode(errors="replace")) + self._said[key]
        self._said[key] += 1
        return self._fill(ways[place % len(ways)], **slots)

    def done(self, move: str) -> str | None:
        """Return what the agent did, fit to follow "you", or None where the move has no such words."""
        return self._fill(DONE[move]) if move in DONE else None

    def cue(self, name: str) -> str | None:
        """Return what the customer did as a clause, or None where the cue has no such words."""
        return self._fill(CUE_CLAUSES[name]) if name in CUE_CLAUSES else None

    def _fill(self, text: str, **slots: object) -> str:
        they, them, their = _PRONOUNS.get(self.pronoun, _PRONOUNS["they"])
        known = {"name": self.name, "they": they, "them": them, "their": their, **slots}
        known |= {key.capitalize(): capitalised(str(value)) for key, value in known.items()}
        return self.translate(text).format(**known)


def typographic(text: str) -> str:
    """Return the text with typographic quotation marks, apostrophes and dots; a quotation mark without a pair stays."""
    curly = re.sub(r'"([^"\n]*)"', "“\\1”", text)
    return re.sub(r"(?<=\w)'(?=\w)", "’", curly).replace("...", "…")


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]
