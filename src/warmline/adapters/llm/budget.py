"""How much may be asked in a day, kept on disk, so that several runs share one budget."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO


class BudgetSpent(Exception):
    """Nothing more may be asked today. The text says which limit was met."""


@dataclass(slots=True)
class _Spent:
    calls: int
    tokens: int


class Budget:
    """At most so many calls and tokens a day. `today` gives the day; a new day begins at nothing."""

    def __init__(self, path: Path, *, calls: int, tokens: int, today: Callable[[], date]) -> None:
        """Keep the count in the file at `path`; its folder is made when something is counted."""
        self._path = path
        self._calls = calls
        self._tokens = tokens
        self._today = today

    def take(self, tokens: int) -> None:
        """Count one call and the tokens it may use, before it is made. Raises BudgetSpent where that is too much."""
        with self._opened() as spent:
            if spent.calls + 1 > self._calls:
                raise BudgetSpent(f"The budget of {self._calls:,} calls a day is spent.")
            if spent.tokens + tokens > self._tokens:
                raise BudgetSpent(f"The budget of {self._tokens:,} tokens a day is spent.")
            spent.calls += 1
            spent.tokens += tokens

    def settle(self, taken: int, used: int) -> None:
        """Replace what was taken for a call by the tokens it really used."""
        with self._opened() as spent:
            spent.tokens = max(0, spent.tokens - taken + used)

    def is_spent(self, tokens: int = 0) -> bool:
        """Say whether a call of so many tokens would be refused now; nothing is counted, and no file made for it."""
        if not self._path.exists():
            return self._calls < 1 or self._tokens < tokens
        calls, used = self.spent()
        return calls >= self._calls or used + tokens > self._tokens

    def spent(self) -> tuple[int, int]:
        """Return (calls, tokens) of today."""
        with self._opened() as spent:
            return spent.calls, spent.tokens

    @contextmanager
    def _opened(self) -> Iterator[_Spent]:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            spent = self._read(file)
            yield spent
            file.seek(0)
            file.truncate()
            json.dump({"day": self._today().isoformat(), "calls": spent.calls, "tokens": spent.tokens}, file)

    def _read(self, file: IO[str]) -> _Spent:
        try:
            kept = json.loads(file.read())
            if kept["day"] == self._today().isoformat():
                return _Spent(int(kept["calls"]), int(kept["tokens"]))
        except (ValueError, KeyError, TypeError):
            pass
        return _Spent(0, 0)
