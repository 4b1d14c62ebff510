"""Streams conversations from a file through reader and score to the chosen form of output."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from warmline.adapters.bulk import Done, in_order
from warmline.adapters.readers import read_conversations
from warmline.config import wiring
from warmline.config.cli.output import CountingStream, put_line
from warmline.config.cli.scoring.desk import Desk, opened_desk
from warmline.config.cli.scoring.judging import card_of, line_of
from warmline.config.cli.scoring.rate import Rate, shown
from warmline.config.cli.scoring.wishes import Counts, Wishes
from warmline.core.conversation import Conversation, RowProblem

Found = Iterator[Conversation | RowProblem]
T = TypeVar("T")


def run(wishes: Wishes, now: Callable[[], float] = time.monotonic) -> Counts:
    """Score a file. Raises UnusableInput, PackError, OtherRun or OSError where nothing can be done."""
    wiring.rubric()  # a rubric that cannot be read is said here, not in the middle by some other process
    with _opened(wishes.file) as (stream, size), opened_desk(wishes, now) as desk:
        rate, scored = Rate(now), desk.begun.scored
        _tell_where(wishes, desk)
        found = islice(read_conversations(stream, wishes.file.name), desk.begun.entries, None)
        with shown(rate, stream, size) as tick:
            for entries, done in enumerate(_written(wishes, found, desk), desk.begun.entries + 1):
                if isinstance(done, RowProblem):
                    desk.problems.add(done)
                else:
                    rate.add(done)
                    scored += 1
                tick()
                desk.step(entries=entries, scored=scored)
        desk.problems.tell()
        return Counts(scored, desk.problems.count)


def _tell_where(wishes: Wishes, desk: Desk) -> None:
    """Say where a run that was broken off goes on, or that it begins at the first entry."""
    if not wishes.resume:
        return
    begun = desk.begun
    if begun.entries:
        words = (
            f"Goes on after entry {begun.entries:,}: {begun.scored:,} scored before, {begun.bad:,} could not be used."
        )
    else:
        words = "Nothing to take up: this run begins at the first entry."
    click.echo(words, err=True)


def _written(wishes: Wishes, found: Found, desk: Desk) -> Found:
    """Yield every entry once its score, where it has one, was written."""
    if wishes.as_json:
        as_line = partial(line_of, last_turn=wishes.last_turn, explain=wishes.explain)
        yield from _put_each(in_order(found, as_line, workers=wishes.workers), partial(_put_line, desk.out))
        return
    from warmline.config.cli.scoring.show import ScoreWriter

    plain = wishes.out is not None
    cards = in_order(found, partial(card_of, last_turn=wishes.last_turn), workers=wishes.workers)
    with closing(
        ScoreWriter(desk.out, wiring.rubric(), explain=wishes.explain, plain=plain, last_turn=wishes.last_turn)
    ) as writer:
        yield from _put_each(cards, lambda done: writer.show(done.result, done.conversation))


def _put_line(out: BinaryIO, done: Done[str]) -> None:
    put_line(out, done.result)


def _put_each(results: Iterator[Done[T] | RowProblem], put: Callable[[Done[T]], None]) -> Found:
    for each in results:
        if isinstance(each, RowProblem):
            yield each
        else:
            put(each)
            yield each.conversation


@contextmanager
def _opened(file: Path) -> Iterator[tuple[CountingStream, int]]:
    if str(file) == "-":
        yield CountingStream(sys.stdin.buffer), 0
        return
    with file.open("rb") as stream:
        yield CountingStream(stream), os.fstat(stream.fileno()).st_size


__all__ = ["Counts", "Wishes", "run"]
