"""Steps that keep what they made, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import resource
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with one sub-folder a step. A step whose inputs (its key) are the same is not done again."""

    folder: Path
    say: Callable[[str], None] = print

    def step(self, name: str, key: object, make: Callable[[Path], None]) -> Path:
        """Return the folder of the step; `make` fills it where it is missing, unfinished or of another key."""
        folder, wanted = self.folder / name, digest(key)
        done = folder / "done.json"
        if done.exists() and json.loads(done.read_text(encoding="utf-8")).get("key") == wanted:
            self.say(f"{name}: kept")
            return folder
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        begun = time.monotonic()
        make(folder)
        seconds = time.monotonic() - begun
        done.write_text(json.dumps({"key": wanted, "seconds": round(seconds, 1)}), encoding="utf-8")
        self.say(f"{name}: {seconds:.0f} s, peak memory so far {peak_memory()} MB")
        return folder


def digest(key: Any) -> str:
    """Return a short hash of what a step depends on; equal keys give equal hashes in every process."""
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]


def peak_memory() -> int:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
