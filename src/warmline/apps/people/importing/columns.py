"""Which column is which: the headers people really write."""

from __future__ import annotations

import unicodedata

FIELDS = ("email", "name", "role", "site", "team", "language", "timezone")

_ALSO = {
    "email": {"email", "email address", "e mail", "e mail address", "mail", "mail address", "login", "user email"},
    "name": {"name", "full name", "display name", "person", "employee", "employee name"},
    "role": {"role", "job", "job role", "function", "user role"},
    "site": {"site", "location", "office", "place", "site name"},
    "team": {"team", "team name", "squad"},
    "language": {"language", "lang", "locale", "interface language"},
    "timezone": {"timezone", "time zone", "tz", "zone"},
}

_FIRST, _LAST = {"first name", "given name", "forename"}, {"last name", "surname", "family name"}


def plain(text: str) -> str:
    """Return a header or word without capitals, accents, signs and spare spaces."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(sign if sign.isalnum() else " " for sign in letters if not unicodedata.combining(sign))
    return " ".join(kept.split())


def find_columns(header: list[str]) -> dict[str, list[int]]:
    """Return the columns of each field; a name may stand in two (first name, last name). Unknown columns are left."""
    words = [plain(cell) for cell in header]
    found = {}
    for field in FIELDS:
        places = [index for index, word in enumerate(words) if word in _ALSO[field]]
        if places:
            found[field] = places[:1]
    if "name" not in found:
        halves = [next((i for i, word in enumerate(words) if word in half), None) for half in (_FIRST, _LAST)]
        parts = [index for index in halves if index is not None]
        if parts:
            found["name"] = parts
    return found
