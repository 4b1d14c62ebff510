"""Streams conversations from a file through reader and score to the chosen form of output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from warmline.adapters.packs import load_rubric
from warmline.adapters.readers import read_conversations
from warmline.config.cli.output import CountingStream, opened_output, put_line
from warmline.config.cli.scoring.problems import Problems
from warmline.core.conversation import Conversation
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.as_json import to_line
from warmline.core.scoring.score import score, score_last_turn
from warmline.core.scoring.scorecard import Scorecard

# A bar for less than this would only flicker.
_LONG = 256 * 1024


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    file: Path
    out: Path | None
    problems: Path | None
    explain: bool = False
    as_json: bool = False
    last_turn: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many conversations were scored and how many entries could not be used."""

    scored: int
    bad: int


def run(wishes: Wishes) -> Counts:
    """Score a file. Raises UnusableInput, PackError or OSError where nothing can be done."""
    scored = 0
    with _opened(wishes.file) as (stream, size), Problems(wishes.problems) as problems:
        with opened_output(wishes.out) as out, _progress(stream, size) as tick:
            show = _writer(wishes, out)
            for found in read_conversations(stream, wishes.file.name):
                if isinstance(found, Conversation):
                    show(found)
                    scored += 1
                else:
                    problems.add(found)
                tick()
        problems.tell()
        return Counts(scored, problems.count)


def _writer(wishes: Wishes, out: BinaryIO) -> Callable[[Conversation], None]:
    reader, rubric = RuleReader(), load_rubric()
    judge = score_last_turn if wishes.last_turn else score

    def judged(conversation: Conversation) -> Scorecard:
        return judge(conversation, reader.read(conversation), rubric)

    if wishes.as_json:
        return lambda conversation: put_line(out, to_line(judged(conversation)))
    from warmline.config.cli.scoring.show import ScoreWriter

    writer = ScoreWriter(out, rubric, explain=wishes.explain, plain=wishes.out is not None)
    return lambda conversation: writer.show(judged(conversation), conversation)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[CountingStream, int]]:
    if str(file) == "-":
        yield CountingStream(sys.stdin.buffer), 0
        return
    with file.open("rb") as stream:
        yield CountingStream(stream), os.fstat(stream.fileno()).st_size


@contextmanager
def _progress(stream: CountingStream, size: int) -> Iterator[Callable[[], None]]:
    """Yield what is called after each conversation; it moves a bar on standard error where a person watches."""
    if size < _LONG or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Scoring"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("score", total=size)
        yield lambda: progress.update(task, completed=stream.done)


__all__ = ["Counts", "Wishes", "run"]
