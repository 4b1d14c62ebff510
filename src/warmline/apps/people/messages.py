"""Asking for a message to be sent, without knowing how: notices, the app above, says how when it starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# (kind, pairs of person key and what the message is about) -> how many were queued
Queue = Callable[[str, Sequence[tuple[int, str]]], int]

_queue: list[Queue] = []


def send_through(queue: Queue) -> None:
    """Say who queues messages; called once by the notices app."""
    _queue[:] = [queue]


def queue_messages(kind: str, to: Sequence[tuple[int, str]]) -> int:
    """Queue a message of one kind to each (person key, what it is about); it is sent after the transaction.

    Raises RuntimeError where no app sends messages, so that an invitation is never silently lost.
    """
    if not _queue:
        raise RuntimeError("no app queues messages; warmline.apps.notices belongs in INSTALLED_APPS")
    return _queue[0](kind, to)
