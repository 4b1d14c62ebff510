"""A record of everything that left: when, where to, how much, what was taken out first. It holds none of the words."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from warmline.adapters.llm.endpoint import Endpoint
from warmline.adapters.llm.outgoing import Sheet


class Record:
    """A file of JSON lines that only grows. `now` gives the time with its zone."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Write to the file at `path`; its folder is made."""
        self._path = path
        self._now = now
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    def sent(self, endpoint: Endpoint, conversation: str, sheet: Sheet, criteria: int) -> None:
        """Write down, before it happens, that a conversation leaves."""
        self._add(
            {
                "event": "sent",
                "to": endpoint.host,
                "model": endpoint.model,
                "conversation": conversation,
                "turns": len(sheet.lines),
                "characters": len(sheet.text),
                "sha256": sheet.digest,
                "taken_out": dict(sheet.taken),
                "criteria": criteria,
            }
        )

    def outcome(self, conversation: str, outcome: str, tokens: int | None = None) -> None:
        """Write down what came of it: "answered", or why not."""
        self._add({"event": "outcome", "conversation": conversation, "outcome": outcome, "tokens": tokens})

    def _add(self, row: dict[str, object]) -> None:
        line = json.dumps({"at": self._now().isoformat(timespec="seconds"), **row}) + "\n"
        with os.fdopen(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w") as file:
            file.write(line)
