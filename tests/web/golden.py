"""Golden files: what a drawing was when somebody last looked at it. RECORD_GOLDEN=1 records them anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

RECORDING = os.environ.get("RECORD_GOLDEN") == "1"


def check_text(path: Path, text: str) -> None:
    """Compare a text with its golden file."""
    if RECORDING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    assert text + "\n" == path.read_text(), f"{path.name} differs: look at it, then record it with RECORD_GOLDEN=1"


def check_hash(path: Path, key: str, value: str) -> None:
    """Compare a hash with its entry in a golden JSON file."""
    known: dict[str, str] = json.loads(path.read_text()) if path.is_file() else {}
    if RECORDING and known.get(key) != value:
        path.write_text(json.dumps({**known, key: value}, indent=1, sort_keys=True) + "\n")
        return
    assert known.get(key) == value, f"{key} differs: look at /design/, then record it with RECORD_GOLDEN=1"
