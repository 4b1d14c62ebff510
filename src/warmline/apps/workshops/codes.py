"""The short code on the trainer's screen: worked out from the session and the time, so nothing is stored."""

from __future__ import annotations

from datetime import datetime
from hmac import compare_digest
from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac

PERIOD: Final = 120  # seconds that one code stands on the screen
GRACE: Final = 1  # so many codes before it still count: a code is good for two to four minutes
LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that are mistaken for each other
LENGTH: Final = 5  # 31^5, 28 million codes, and eight tries


def code_of(session: UUID, now: datetime) -> str:
    """Return the code of this moment."""
    return _code(session, _window(now))


def seconds_left(now: datetime) -> int:
    """Return for how many more seconds the code stands on the screen."""
    return PERIOD - int(now.timestamp()) % PERIOD


def is_right(session: UUID, typed: str, now: datetime) -> bool:
    """Return whether what was typed is the code of now or the one before; spaces, dashes and capitals do not matter."""
    told = "".join(letter for letter in typed.upper() if letter.isalnum())
    windows = range(_window(now) - GRACE, _window(now) + 1)
    return any(compare_digest(_code(session, window).encode(), told.encode()) for window in windows)


def _window(now: datetime) -> int:
    return int(now.timestamp()) // PERIOD


def _code(session: UUID, window: int) -> str:
    left = int.from_bytes(salted_hmac("warmline.workshops.code", f"{session}:{window}", algorithm="sha256").digest())
    letters = []
    for _ in range(LENGTH):
        left, place = divmod(left, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)
