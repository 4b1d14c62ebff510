"""First words of a message: "Well," before a line that has no first word of its own."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.customer.patterns import word_set

# A line that begins like this needs no first word, and would sound odd with one.
_OPENED: Final = re.compile(
    r"^(?:\W*(?:so|and|but|okay|ok|yes|yep|no|well|right|look|listen|honestly|hm+|ah|oh|ooh|sorry|fine|good|great|then|"
    r"all right|alright|hello|hi|hang on|wait|please|now|anyway|sure|perfect|wonderful|once|again|excuse me|um|er|"
    r"thanks|thank|see|really|let me|may i|could you|of course|thank goodness|correct|exactly|cheers|bye|goodbye|"
    r"before|as i|i said|like i)\b)|^\W*\{|^[“\"]",
    re.IGNORECASE,
)
_NO_OPENER: Final = word_set("open thank close leave silence hold queue")
_KEEPS_CAPITAL: Final = re.compile(r"^(?:I\b|[A-Z]{2}|[A-Z]\w*[A-Z\d]|“|\"|\d)")


def takes_opener(text: str, use: str) -> bool:
    """Say whether a line may stand behind a first word. Reactions, closings and very short lines go without."""
    if use.startswith(("react.", "tail.", "mail.")) or use in _NO_OPENER:
        return False
    return not _OPENED.match(text) and len(text.split()) >= 3


def joined(opener: str, text: str, *, own: bool) -> str:
    """Return a line behind its first word. After a comma it goes on small, unless it is the author's own."""
    if not opener:
        return text
    small = opener.endswith((",", "…", "...")) and not own and not _KEEPS_CAPITAL.match(text)
    return f"{opener} {text[:1].lower() + text[1:] if small else text}"
