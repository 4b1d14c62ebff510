"""What in an e-mail is the agent's own: not the subject line, not the quoted message, not the sign-off."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from warmline.core.moves import TurnReading

_SUBJECT: Final = re.compile(r"\A\s*subject[ \t]*:[^\n]*$", re.IGNORECASE | re.MULTILINE)
_QUOTED: Final = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_EARLIER: Final = re.compile(
    r"^[ \t]*(?:-{2,} ?original message ?-{2,}|on .{4,60} wrote:)[ \t]*$.*", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
_SIGN_OFF: Final = re.compile(
    r"^[ \t]*(?:(?:(?:with )?(?:kind|best|warm|many)(?:est)? )?(?:regards|wishes|greetings)|yours(?: \w+)?|sincerely|"
    r"all the best|best|cheers|take care|many thanks|thank you|thanks)[ \t]*[,.!]?[ \t]*\r?\n"
    r"(?:[^\n]{0,60}(?:\n|$)){0,5}\s*\Z",
    re.IGNORECASE | re.MULTILINE,
)


def own_words(reading: TurnReading) -> TurnReading:
    """Return the reading with everything that is not the agent's own message blanked out, places kept.

    Marks that begin in a blanked place are dropped, but a warm sign-off keeps its marks: it is manners, and it is no
    wish to end the exchange.
    """
    text = _QUOTED.sub(_blank, _EARLIER.sub(_blank, _SUBJECT.sub(_blank, reading.text)))
    marks = tuple(mark for mark in reading.marks if text[mark.start : mark.end].strip())
    return replace(reading, text=_SIGN_OFF.sub(_blank, text), marks=marks)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group(0))
