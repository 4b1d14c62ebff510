"""Files of shifts as the tests bring them."""

from __future__ import annotations

from datetime import UTC, datetime

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)

TABLE = b"""email,start,end,kind
nadia@northwind.example,2026-10-14 09:00,2026-10-14 17:00,shift
nadia@northwind.example,2026-10-15 22:00,2026-10-16 06:00,
nadia@northwind.example,2026-10-19,2026-10-23,holiday
tomasz@northwind.example,2026-10-14 09:00,2026-10-14 17:00,shift
"""


def table(*lines: str, header: str = "email,start,end,kind") -> bytes:
    return "\n".join((header, *lines, "")).encode()


def event(*lines: str, uid: str = "one") -> str:
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}@x.example", "DTSTAMP:20261001T000000Z", *lines, "END:VEVENT"))


def calendar(*events: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *events, "END:VCALENDAR", "")).encode()


def at(email: str) -> str:
    return f"ATTENDEE:mailto:{email}"
