"""Says how fast a long run goes: conversations and turns a second, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from warmline.config.cli.output import CountingStream
from warmline.core.conversation import Conversation, Speaker

if TYPE_CHECKING:
    from rich.progress import Progress

# A bar for less than this would only flicker.
_LONG: Final = 256 * 1024
# Where nobody watches, a log wants a line now and then, in seconds.
_EVERY: Final = 10.0
_SPEAKING: Final = frozenset((Speaker.CUSTOMER, Speaker.AGENT))


class Rate:
    """Counts what was scored in this run. `now` gives seconds of a clock that never goes back."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin to count."""
        self._now = now
        self._begun = now()
        self.conversations = 0
        self.turns = 0

    def add(self, conversation: Conversation) -> None:
        """Count one more; turns are those of customer and agent."""
        self.conversations += 1
        self.turns += sum(turn.speaker in _SPEAKING for turn in conversation.turns)

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return self._now() - self._begun

    def a_second(self) -> str:
        """Return both rates in words."""
        seconds = max(self.seconds, 1e-9)
        return f"{self.conversations / seconds:,.0f} conversations/s, {self.turns / seconds:,.0f} turns/s"

    def line(self) -> str:
        """Return the count and the rates in one line."""
        return f"{self.conversations:,} conversations, {self.turns:,} turns: {self.a_second()}"


@contextmanager
def shown(rate: Rate, stream: CountingStream, size: int) -> Iterator[Callable[[], None]]:
    """Yield what is called after each entry: it moves a bar where a person watches, else adds a line now and then."""
    if sys.stderr.isatty():
        with _bar(rate, stream, size) as tick:
            yield tick
        return
    lines = _Lines(rate)
    yield lines.tick
    lines.end()


class _Lines:
    """A line every ten seconds, and one at the end where there was one before."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._next = _EVERY

    def tick(self) -> None:
        if self._rate.seconds >= self._next:
            self._next = self._rate.seconds + _EVERY
            click.echo(self._rate.line(), err=True)

    def end(self) -> None:
        if self._next > _EVERY:
            click.echo(f"Done: {self._rate.line()}", err=True)


@contextmanager
def _bar(rate: Rate, stream: CountingStream, size: int) -> Iterator[Callable[[], None]]:
    if size < _LONG:
        yield lambda: None
        return
    progress = _columns()
    with progress:
        task = progress.add_task("score", total=size, rate="")
        yield lambda: progress.update(task, completed=stream.done, rate=rate.a_second())
    click.echo(rate.line(), err=True)


def _columns() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Scoring"), BarColumn(), DownloadColumn(), TimeRemainingColumn(), TextColumn("{task.fields[rate]}")
    )  # fmt: skip
    return Progress(*columns, console=Console(stderr=True), transient=True)
