"""How far a long run came, kept beside its output, so that a killed run can be taken up without loss or doubling."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

_BLOCK: Final = 1 << 20


class OtherRun(ValueError):
    """The kept state does not belong to this run, or another process is at it. The text says what to do."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run came: all that is needed to go on as if it had never stopped.

    `entries` of the input are done; of these `scored` conversations gave the first `written` bytes of the output, and
    `bad` entries gave the first `listed` bytes of the list of problems. `shown` are the first problems, to be named
    at the end, as (line, field, why).
    """

    entries: int = 0
    scored: int = 0
    bad: int = 0
    written: int = 0
    listed: int = 0
    shown: tuple[tuple[int, str, str], ...] = ()

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Read what `asdict` and JSON made of it. Raises KeyError, TypeError or ValueError where it is damaged."""
        shown = tuple((int(line), str(field), str(why)) for line, field, why in kept["shown"])
        numbers = {name: int(kept[name]) for name in ("entries", "scored", "bad", "written", "listed")}
        return cls(**numbers, shown=shown)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal. Raises OSError where it cannot be read."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


class Journal:
    """The draft of an output and the state of the run that writes it: `OUT.part` and `OUT.state` beside `OUT`.

    `about` says what the run is: input, options, versions. A state of another run is refused, never mixed in.
    A context manager: on leaving, the draft is closed and kept; only `finish` makes it the output.
    """

    def __init__(self, out: Path, about: Mapping[str, Any]) -> None:
        """Open the draft, lock it, and cut it back to what the state vouches for.

        Raises OtherRun where the state is another run's or a process is at work on it, OSError where the draft cannot
        be written.
        """
        self._out = out
        self._part = out.with_name(f"{out.name}.part")
        self._state = out.with_name(f"{out.name}.state")
        self._about = json.loads(json.dumps(about))
        self.draft: BinaryIO = os.fdopen(os.open(self._part, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
        try:
            self._lock()
            self.begun = self._taken_up()
            self.draft.truncate(self.begun.written)
            self.draft.seek(self.begun.written)
        except BaseException:
            self.draft.close()
            raise

    def _lock(self) -> None:
        try:
            fcntl.flock(self.draft, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OtherRun(f"Another run is writing {self._part}. Wait for its end, or stop it.") from error

    def _taken_up(self) -> Progress:
        try:
            kept = json.loads(self._state.read_text(encoding="utf-8"))
            about, begun = kept["about"], Progress.of(kept["progress"])
        except FileNotFoundError:
            return Progress()
        except (ValueError, KeyError, TypeError) as error:
            raise OtherRun(f"{self._state} is damaged. Delete it and {self._part} to begin anew.") from error
        if other := [name for name in self._about if about.get(name) != self._about[name]]:
            raise OtherRun(
                f"{self._state} belongs to another run: {', '.join(other)} changed since. "
                f"Delete it and {self._part} to begin anew."
            )
        # Where the draft lacks what the state counts, the output was finished or lost since: nothing can be taken up.
        return begun if os.fstat(self.draft.fileno()).st_size >= begun.written else Progress()

    def keep(self, progress: Progress) -> None:
        """Write down how far the run came; `written` is filled in. What was kept before stays until this is whole."""
        self.draft.flush()
        os.fsync(self.draft.fileno())
        kept = {"about": self._about, "progress": {**asdict(progress), "written": self.draft.tell()}}
        draft = self._state.with_name(f"{self._state.name}.new")
        with draft.open("w", encoding="utf-8") as file:
            json.dump(kept, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._state)

    def finish(self) -> None:
        """Give the draft the name of the output and forget the state."""
        self.draft.flush()
        os.fsync(self.draft.fileno())
        self._part.replace(self._out)
        self._state.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the draft, which also unlocks it; one that nothing vouches for and nothing fills is taken away."""
        self.draft.flush()
        if not os.fstat(self.draft.fileno()).st_size and not self._state.exists():
            self._part.unlink(missing_ok=True)
        self.draft.close()
