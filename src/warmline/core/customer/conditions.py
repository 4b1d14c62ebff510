"""What hangs on an "if": a time in it is a condition and no promise ("if it is not there by 18:00, write to me")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warmline.core.customer.sentences import plain

_OPENS: Final = re.compile(
    r"\b(?:if|unless|whether|in case|provided(?: that)?|as long as|"
    r"should (?:it|that|this|he|she|they|you|there|anything|nothing|the \w+|your \w+|my \w+))\b",
    re.IGNORECASE,
)
_STOPS: Final = re.compile(r"[,;:.!?\n–—]\s|[,;:.!?\n–—]$")
# Where nobody set a comma, the main clause is known by its first words.
_MAIN: Final = re.compile(
    r"\b(?:then|please|(?:i|we|you|it|they)(?:'ll| will)|(?:i|we) can|it's (?:with|there|here|on)|"
    r"(?:write|call|ring|message|text|tell|contact|let|drop|send) (?:to )?(?:me|us))\b",
    re.IGNORECASE,
)
_FIRST_WORDS: Final = re.compile(r"\s*\S+\s+\S+")


@lru_cache(maxsize=1024)
def without_conditions(text: str) -> str:
    """Return the text with every if-clause blanked out, same length, so that places in it stay what they were."""
    found, at = plain(text), 0
    while match := _OPENS.search(found, at):
        end = _end(found, match)
        found = found[: match.start()] + " " * (end - match.start()) + found[end:]
        at = end
    return found


def _end(text: str, opens: re.Match[str]) -> int:
    """Return where an if-clause ends: at the next comma or full stop, or where the main clause begins."""
    stop = _STOPS.search(text, opens.end())
    end = stop.start() if stop else len(text)
    first = _FIRST_WORDS.match(text, opens.end())
    main = _MAIN.search(text, first.end() if first else opens.end(), end)
    return main.start() if main else end
