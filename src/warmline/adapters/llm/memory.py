"""Answers that were given before. It holds no words: only anchors, and where in the text their quotes stand."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from warmline.adapters.llm.answers import Answer, Read
from warmline.adapters.llm.endpoint import Endpoint
from warmline.adapters.llm.outgoing import Sheet
from warmline.adapters.llm.prompt import VERSION


class Memory:
    """A folder with one small file a question, named by a hash of everything that could change the answer.

    A quote is kept as turn, place and length, so only who has the conversation can see what was quoted.
    """

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def key(self, endpoint: Endpoint, rubric: str, criteria: Sequence[str], sheet: Sheet) -> str:
        """Return the name of a question: model, address, wording, version of the rubric, criteria, redacted words."""
        parts = [endpoint.address, endpoint.model, endpoint.longest, VERSION, rubric, list(criteria), sheet.digest]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def get(self, key: str) -> Read | None:
        """Return what was answered, or None where nothing is remembered or it cannot be read."""
        try:
            kept = json.loads(self._path(key).read_text(encoding="utf-8"))
            answers = tuple(Answer(**each) for each in kept["answers"])
            return Read(answers, int(kept["not_observed"]), dict(kept["dropped"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, read: Read) -> None:
        """Remember an answer; whole or not at all."""
        path = self._path(key)
        path.parent.mkdir(exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}")
        kept = {
            "answers": [asdict(each) for each in read.answers],
            "not_observed": read.not_observed,
            "dropped": read.dropped,
        }
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(kept, file)
        draft.replace(path)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
