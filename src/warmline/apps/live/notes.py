"""What a partner noticed, as bytes and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

LONGEST = 240  # characters of one line: one thing, said shortly


@dataclass(frozen=True, slots=True)
class Noticed:
    """One line about one behaviour; `worked` says whether it helped or is something to try."""

    behaviour: str
    worked: bool
    words: str


def pack(noticed: Iterable[Noticed]) -> bytes:
    """Return the lines as bytes, ready to be sealed."""
    return json.dumps([asdict(each) for each in noticed], ensure_ascii=False).encode()


def unpack(data: bytes) -> tuple[Noticed, ...]:
    """Return the lines these bytes hold."""
    return tuple(Noticed(**each) for each in json.loads(data))
