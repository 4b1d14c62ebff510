"""Where a run writes: an output that is whole or not there, or a draft that outlives a kill."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from warmline.adapters.bulk import Journal, OtherRun, Progress, fingerprint
from warmline.config.cli.output import opened_output
from warmline.config.cli.scoring.judging import versions
from warmline.config.cli.scoring.problems import Problems
from warmline.config.cli.scoring.wishes import Wishes

# How much work, in seconds, a kill may cost; more often would only wait for the disk.
_EVERY: Final = 1.0


class Desk(Protocol):
    """A place to write to. `begun` says what an earlier run left there."""

    out: BinaryIO
    problems: Problems
    begun: Progress

    def step(self, *, entries: int, scored: int) -> None:
        """Say that this many entries of the input are done, this many conversations of them scored."""


class _Plain:
    def __init__(self, out: BinaryIO, problems: Problems) -> None:
        self.out = out
        self.problems = problems
        self.begun = Progress()

    def step(self, *, entries: int, scored: int) -> None:
        """Do nothing: what is broken off here begins anew."""


class _Kept:
    def __init__(self, journal: Journal, problems: Problems, now: Callable[[], float]) -> None:
        self.out = journal.draft
        self.problems = problems
        self.begun = journal.begun
        self._journal = journal
        self._now = now
        self._last = now()

    def step(self, *, entries: int, scored: int) -> None:
        """Keep how far it came, at most once a second."""
        if self._now() - self._last >= _EVERY:
            bad, listed, shown = self.problems.count, self.problems.saved(), self.problems.shown
            self._journal.keep(Progress(entries, scored, bad, listed=listed, shown=shown))
            self._last = self._now()


@contextmanager
def opened_desk(wishes: Wishes, now: Callable[[], float] = time.monotonic) -> Iterator[Desk]:
    """Yield the place that the wishes call for; the output gets its name when the block ends without an error.

    Raises OSError where nothing can be written, OtherRun where the state that was kept is another run's.
    """
    if wishes.out is None or not wishes.resume:
        with Problems(wishes.problems) as problems, opened_output(wishes.out) as out:
            yield _Plain(out, problems)
        return
    with Journal(wishes.out, _about(wishes)) as journal:
        begun = journal.begun
        _check_list(wishes.problems, begun.listed)
        with Problems(wishes.problems, count=begun.bad, shown=begun.shown, written=begun.listed) as problems:
            yield _Kept(journal, problems, now)
        journal.finish()


def _check_list(path: Path | None, listed: int) -> None:
    if path and listed and (not path.exists() or path.stat().st_size < listed):
        raise OtherRun(f"{path} lost rows that this run had listed. Delete the state and the draft to begin anew.")


def _about(wishes: Wishes) -> dict[str, object]:
    """Return what makes two runs the same: the workers do not, since the output is the same bytes with any number."""
    return {
        "input": {"name": wishes.file.name, "sha256": fingerprint(wishes.file)},
        "options": {
            "explain": wishes.explain,
            "json": wishes.as_json,
            "turn": wishes.last_turn,
            "problems": str(wishes.problems.absolute()) if wishes.problems else None,
        },
        "versions": versions(),
    }
