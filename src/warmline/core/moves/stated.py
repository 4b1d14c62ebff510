"""Values that a text states: amounts, dates, clock times, weekdays and reference numbers, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

MOST: Final = 4_000
"""How many characters of a text are looked at."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its kind, its form for comparing, and the words `text[start:...]` that state it.

    Kinds: `amount` ("184.20"), `date` ("06-03" or "2026-06-03"), `weekday` ("thu"), `clock` ("17:00"), `code`.
    """

    kind: str
    norm: str
    text: str
    start: int

    @property
    def folded(self) -> tuple[str, str]:
        """Kind and form: equal for equal values."""
        return (self.kind, self.norm)

    def fits(self, other: Value) -> bool:
        """Say whether both may mean the same: a date without a year fits that day in any year, "5" may be 17:00."""
        if self.kind == "date":
            return self.norm[-5:] == other.norm[-5:] or _swapped(self.norm[-5:]) == other.norm[-5:]
        if self.kind == "clock":
            return self.norm == other.norm or _half_day(self.norm) == _half_day(other.norm)
        return self.norm == other.norm


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY: Final = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<y>\d{4})"
_COINS: Final = r"(?:USD|EUR|GBP|INR|NGN|AUD|SGD|euros?|dollars?|bucks|pounds?|rupees|naira|quid)"
_SIGNS: Final = r"(?:[£$€₹]|\b(?:USD|EUR|GBP|INR|NGN|AUD|SGD|Rs\.?) ?)"
_AT: Final = r"(?:(?<=\bat )|(?<=\bby )|(?<=\bfrom )|(?<=\buntil )|(?<=\bbefore )|(?<=\bafter ))"
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORMS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("date", re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b")),
    ("date", re.compile(r"\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})\b")),
    ("date", re.compile(rf"\b{_DAY}(?: of)? (?P<mon>{_MONTH})\b(?:\.?,? {_YEAR}\b)?", re.I)),
    ("date", re.compile(rf"\b(?P<mon>{_MONTH})\.? {_DAY}\b(?!\d|:)(?:,? {_YEAR}\b)?", re.I)),
    ("amount", re.compile(rf"{_SIGNS}(?P<n>\d[\d,]*(?:\.\d{{1,2}})?)(?!\d)", re.I)),
    ("clock", re.compile(r"\b(?P<h>\d{1,2}):(?P<min>[0-5]\d) ?(?P<half>[ap]\.?m\b)?(?!\d)", re.I)),
    ("clock", re.compile(r"\b(?P<h>\d{1,2})\.(?P<min>[0-5]\d) ?(?P<half>[ap]\.?m\b)(?!\d)", re.I)),
    ("clock", re.compile(rf"{_AT}(?P<h>\d{{1,2}})\.(?P<min>[0-5]\d)(?!\d)", re.I)),
    ("clock", re.compile(r"\b(?P<h>\d{1,2}) ?(?P<half>[ap]\.?m)\b", re.I)),
    ("amount", re.compile(rf"\b(?P<n>\d[\d,]*(?:\.\d{{1,2}})?) ?{_COINS}\b", re.I)),
    ("code", re.compile(r"\b(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z0-9]{2,}(?:-[A-Z0-9]+)*\b|\b\d{6,}\b")),
    ("amount", re.compile(r"(?<![\d.,:/-])(?P<n>\d{1,3}(?:,\d{3})*\.\d\d|\d+\.\d\d)(?!\d|[.:]\d|[ -]?(?:am|pm))")),
    ("weekday", re.compile(r"\b(?P<wd>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b", re.I)),
)  # fmt: skip
_SHORT_DAYS: Final = frozenset(("mon", "wed", "sat", "sun"))


@lru_cache(maxsize=4096)
def values_in(text: str) -> tuple[Value, ...]:
    """Return the values that a text states, in order; where two forms share characters the first listed wins."""
    taken: list[tuple[int, int]] = []
    found: list[Value] = []
    for kind, form in _FORMS:
        for match in form.finditer(text[:MOST]):
            start, end = match.span()
            norm = _norm(kind, match)
            if norm and not any(start < high and low < end for low, high in taken):
                taken.append((start, end))
                found.append(Value(kind, norm, match.group().strip(), start))
    return tuple(sorted((*found, *_weekdays_of(found)), key=lambda value: value.start))


def _norm(kind: str, match: re.Match[str]) -> str:
    parts = match.groupdict()
    if kind == "date":
        return _date(parts)
    if kind == "clock":
        return _clock(parts)
    if kind == "amount":
        whole, _, cents = parts["n"].replace(",", "").partition(".")
        return f"{int(whole)}.{cents.ljust(2, '0')}"
    if kind == "weekday":
        word = match.group()
        # "sat" and "sun" are words too; as a day they have a capital
        return "" if word in _SHORT_DAYS else word[:3].lower()
    return match.group().replace("-", "").upper()


def _date(parts: dict[str, str | None]) -> str:
    month = _MONTHS.index(str(parts["mon"])[:3].lower()) + 1 if parts.get("mon") else int(parts["m"] or 0)
    day = int(parts["d"] or 0)
    if not (1 <= day <= 31 and 1 <= month <= 31):
        return ""
    return "-".join(part for part in (parts.get("y"), f"{month:02}", f"{day:02}") if part)


def _clock(parts: dict[str, str | None]) -> str:
    hour, half = int(parts["h"] or 0), (parts.get("half") or "").lower()[:1]
    if hour > 24 or (half and not 1 <= hour <= 12):
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{parts.get('min') or '00'}"


def _weekdays_of(values: list[Value]) -> Iterator[Value]:
    """A full date has its weekday too, so that "Thursday" can be held against 2026-06-04."""
    for value in values:
        if value.kind == "date" and len(value.norm) == 10:
            try:
                day = date.fromisoformat(value.norm)
            except ValueError:
                continue
            yield Value("weekday", _DAYS[day.weekday()], value.text, value.start)


def _swapped(day: str) -> str:
    return f"{day[3:]}-{day[:2]}"


def _half_day(clock: str) -> str:
    return f"{int(clock[:2]) % 12:02}{clock[2:]}"
