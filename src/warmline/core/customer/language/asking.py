"""What a customer's line asks about, so that nothing is asked that was just answered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import plain

_TOPICS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "time",
        any_of(
            r"how (?:long|soon|many (?:minutes|days|hours|weeks))",
            r"(?:by|since|till|until) when",
            r"(?:what|which) (?:time|day|date|week|hour)",
            r"when (?:will|would|do|does|is|can|could|exactly|then|was)",
            r"any particular week|in this life",
            r"(?:say|said|tell me|know|give me a) (?:when|time|date)",
        ),
    ),
    ("time", re.compile(r"\bwhen ?\?|can't wait (?:another|a|two|any)|\bby when\b", re.IGNORECASE)),
    (
        "next",
        any_of(
            r"what (?:happens|comes|now|are you (?:going|doing)|do you intend|exactly are you|do i do now)",
            r"(?:next|first) steps?",
            r"how (?:does (?:it|this) go|do we (?:go|do)|will you proceed)",
            r"how you will proceed",
            r"(?:the|a) plan(?! b)",
            r"what's (?:next|the (?:next|plan))",
            r"where does that leave",
            r"who is going to fix",
            r"who does what",
            r"and (?:now what|now|then)\b(?=\W*\?)",
        ),
    ),
    (
        "able",
        any_of(
            r"what (?:can|could|do) you (?:\w+ )?(?:do|suggest)",
            r"what (?:precisely |exactly )?can be done",
            r"what would you (?:suggest|do|recommend)|what would a sensible",
            r"(?:what are )?my options",
            r"can you (?:do something|help me)|do you have an idea|have an idea|have a plan",
            r"(?:what|whether) (?:is|you) (?:possible|can (?:help|do))",
            r"behind door",
        ),
    ),
    ("who", any_of(r"who (?:makes sure|will see|keeps|sees to|looks after|is responsible)|will somebody keep")),
    ("hear", any_of(r"how will i (?:hear|know)|will i hear|let me know|who tells me")),
)


@lru_cache(maxsize=65536)
def asks_about(line: str) -> frozenset[str]:
    """Return which of time, next, able, who, hear a line asks about; an empty set for a line that asks nothing."""
    line = plain(line)
    if "?" not in line:
        return frozenset({"time"} if re.search(r"\bhaven't said when\b|\ba time, please\b", line) else ())
    return frozenset(name for name, pattern in _TOPICS if pattern.search(line))
