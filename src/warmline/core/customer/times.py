"""Times to come that an agent names: "by 18:00", "tomorrow", "within two hours"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warmline.core.customer.conditions import without_conditions
from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import plain

_HOURS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK: Final = (
    r"\d{1,2}[:.]\d{2}\b(?:\s?(?:am|pm|o'clock)\b)?|\d{1,2}\s?(?:am|pm|o'clock)\b|noon|midday|midnight|"
    rf"(?:{_HOURS})(?: o'clock| tonight| this evening)|"
    rf"(?:half|quarter|five|ten|twenty|twenty-five) (?:past|to) (?:{_HOURS})|"
    rf"(?<=by )(?:\d{{1,2}}|{_HOURS})(?= (?:this|today|tonight|tomorrow)\b|[.,;!]|$)"
)
_DAYS: Final = (
    r"today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"this (?:morning|afternoon|evening)"
)
_PART: Final = r"(?:\s+(?:morning|afternoon|evening|noon|night))?"
_SPAN: Final = rf"(?:an?|{_HOURS}|\d+) (?:hours?|minutes?|mins?|(?:working |business )?days?)"
_WHEN: Final = re.compile(
    rf"\b(?:(?:by|before|at|until|within|in|no later than)\s+)?"
    rf"(?:(?:{_CLOCK})(?:\s+(?:on\s+)?(?:{_DAYS}){_PART})?"
    rf"|(?:{_DAYS}){_PART}(?:\s+(?:by|at|before|until)\s+(?:{_CLOCK}))?"
    rf"|{_SPAN})",
    re.IGNORECASE,
)
_COUNTS: Final = {
    **dict(
        zip(("a", "an", "one", "half a", "half an", "a couple of", "a few"), (1, 1, 1, 0.5, 0.5, 2, 3), strict=True)
    ),
    **dict(zip(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(2, 11), strict=True)),
    **{"fifteen": 15, "twenty": 20, "thirty": 30},
}
_UNITS: Final = (("sec", 1.0), ("min", 60.0), ("hour", 3600.0), ("day", 86_400.0))
_LASTS: Final = re.compile(
    rf"\b(\d+|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}) (?:(?:more|further) )?"
    r"(sec(?:ond)?s?|min(?:ute)?s?|hours?|days?)\b",
    re.IGNORECASE,
)
_PAST: Final = any_of(
    "was",
    "were",
    "did",
    "had",
    "said",
    "came",
    "told",
    "delivered",
    "showed",
    "happened",
    "since",
    "last",
    "ago",
    "waited",
)
_FUTURE: Final = any_of(
    "will", r"(?:i|we|it|you|he|she|they)'ll", "going to", "can", "by", "until", "within", "gets?", "arrives?",
    "leaves?",
    "let me", "shall", "ready", "scans?", "tonight", "tomorrow", "later",
)  # fmt: skip
_MORE_THAN_A_TIME: Final = re.compile(
    r"(?!\b(?:yes|ok|okay|by|at|on|in|the|latest|about|around|it|is|and|so|then|for|you|will|have|be|there|done|ready|"
    r"noon|sharp|from|this|week|exactly|before|until)\b)\b[^\W\d_]+",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"(?:the |by |on )*(?:\d{3,}|\d+[.,]\d{3})", re.IGNORECASE)
_EXACT: Final = re.compile(r"\d|noon|midday|midnight|o'clock|(?:past|to) (?:one|t|three|f|s|e|nine)", re.IGNORECASE)


def named_time(text: str) -> str | None:
    """Return the time to come that a text names, an exact one before a day, or None.

    A time inside of an if-clause is a condition and is left out.
    """
    return _named(without_conditions(text))


def only_conditional(text: str) -> bool:
    """Say whether a text names times and every one of them hangs on an "if"."""
    without, whole = without_conditions(text), plain(text)
    return without != whole and _named(whole) is not None and _named(without) is None


def says_only_a_time(text: str) -> bool:
    """Say whether a clause names a time to come and nothing beside it: "Tomorrow by noon", "By 15:00 at the latest"."""
    rest = _WHEN.sub(" ", without_conditions(text))
    return named_time(text) is not None and not _MORE_THAN_A_TIME.search(rest)


def is_a_sum(time: str | None) -> bool:
    """Say whether what was read as a time is a bare number: "the 4800", "the 1,240"."""
    return bool(time and _SUM.fullmatch(time.strip()))


@lru_cache(maxsize=2048)
def _named(text: str) -> str | None:
    day: str | None = None
    for match in _WHEN.finditer(text):
        around = text[max(0, match.start() - 60) : match.end() + 40]
        if _PAST.search(around) and not _FUTURE.search(around):
            continue
        found = _with_preposition(match.group(0).strip().lower())
        if _EXACT.search(found):
            return found
        day = day or found
    return day


def span_seconds(text: str) -> float | None:
    """Return the longest span of time that a text names ("two minutes", "half an hour"), in seconds, or None."""
    return max((_seconds(match) for match in _LASTS.finditer(plain(text))), default=None)


def _seconds(match: re.Match[str]) -> float:
    number, unit = match.group(1).lower(), match.group(2).lower()
    count = float(number) if number.isdigit() else _COUNTS[number]
    return count * next(seconds for start, seconds in _UNITS if unit.startswith(start))


def _with_preposition(found: str) -> str:
    """Return the time as it can stand in a sentence: "at 18:00", "in two hours", "on Friday"."""
    found = re.sub(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", lambda day: day.group(0).capitalize(), found)
    first = found.split()[0]
    if first in ("by", "before", "at", "until", "within", "in", "no"):
        return found
    if re.fullmatch(_SPAN, found, re.IGNORECASE):
        return f"in {found}"
    if re.match(_CLOCK, found, re.IGNORECASE):
        return f"at {found}"
    return f"on {found}" if found[0].isupper() else found
