"""How often a model was asked for words, and what became of them, kept on disk for all processes. It holds no words."""

from __future__ import annotations

import fcntl
import json
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

ASKED, ACCEPTED = "asked", "accepted"


@dataclass(frozen=True, slots=True)
class Tallied:
    """Counts so far. `rejected` are messages the guard refused by its reason, `failed` questions without an answer."""

    asked: int = 0
    accepted: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)

    @property
    def rejection_rate(self) -> float | None:
        """The share of answers that the guard refused, 0-1; None where nothing was answered."""
        refused = sum(self.rejected.values())
        return refused / (refused + self.accepted) if refused + self.accepted else None


class Counts:
    """Counts in a file of JSON; each change is written under a lock."""

    def __init__(self, path: Path) -> None:
        """Keep the counts in the file at `path`; its folder is made when something is counted, not for looking."""
        self._path = path

    def add(self, *names: str) -> None:
        """Count each of these once: "asked", "accepted", "rejected: <reason>" or "failed: <reason>"."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            counted = _read(file)
            counted.update(names)
            file.seek(0)
            file.truncate()
            json.dump(dict(sorted(counted.items())), file)

    def tallied(self) -> Tallied:
        """Return the counts so far; nothing where nobody asked yet."""
        try:
            with self._path.open(encoding="utf-8") as file:
                counted = _read(file)
        except OSError:
            counted = Counter()
        rejected = _named(counted, "rejected: ")
        return Tallied(counted[ASKED], counted[ACCEPTED], rejected, _named(counted, "failed: "))


def _read(file: IO[str]) -> Counter[str]:
    try:
        kept = json.loads(file.read())
        return Counter({str(name): int(count) for name, count in kept.items()})
    except (ValueError, AttributeError, TypeError):
        return Counter()


def _named(counted: Counter[str], prefix: str) -> dict[str, int]:
    return {name.removeprefix(prefix): count for name, count in sorted(counted.items()) if name.startswith(prefix)}
