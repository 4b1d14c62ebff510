"""The same work on every conversation of a stream, over several processes, given out in the order of the input."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from typing import Final, Generic, TypeVar

from warmline.core.conversation import Conversation, RowProblem

T = TypeVar("T")

# Large enough that handing over costs little, small enough that no process waits long for the last of its fellows.
_CHUNK: Final = 8
# How many chunks may wait for each process: more would only hold memory.
_AHEAD: Final = 3


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A conversation and what the work made of it."""

    conversation: Conversation
    result: T


def in_order(
    found: Iterable[Conversation | RowProblem], work: Callable[[Conversation], T], *, workers: int = 1
) -> Iterator[Done[T] | RowProblem]:
    """Yield every entry in the order of `found`: each conversation with its result, each problem as it is.

    With more than one worker `work` runs in that many processes, so it must be a function that can be named by module
    (or a `functools.partial` of one). Memory is flat: at most a few chunks of conversations a worker are held. An
    error in the work is raised here. BrokenProcessPool is raised where a process was ended from outside.
    """
    if workers <= 1:
        for each in found:
            yield each if isinstance(each, RowProblem) else Done(each, work(each))
        return
    yield from _over_processes(iter(found), work, workers)


def _over_processes(
    found: Iterator[Conversation | RowProblem], work: Callable[[Conversation], T], workers: int
) -> Iterator[Done[T] | RowProblem]:
    waiting: deque[tuple[list[Conversation | RowProblem], Future[list[T]]]] = deque()
    # Spawned, not forked: a fork copies the locks of every thread that happens to hold one.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare)
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := list(islice(found, _CHUNK))):
                talks = [each for each in chunk if isinstance(each, Conversation)]
                waiting.append((chunk, pool.submit(_work_through, talks, work)))
            if not waiting:
                return
            yield from _joined(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _joined(chunk: list[Conversation | RowProblem], future: Future[list[T]]) -> Iterator[Done[T] | RowProblem]:
    results = iter(future.result())
    for each in chunk:
        yield each if isinstance(each, RowProblem) else Done(each, next(results))


def _work_through(talks: list[Conversation], work: Callable[[Conversation], T]) -> list[T]:
    return [work(talk) for talk in talks]


def _prepare() -> None:
    """Leave Ctrl+C to the parent, and end when the parent is gone: a killed run must leave no process behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
