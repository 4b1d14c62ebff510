"""A saved reply as a stream of events: words in groups, then the whole line with face and mood."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from django.utils.html import format_html

from warmline.apps.roleplay.replies import Reply, word_groups

Sleep = Callable[[float], Awaitable[None]]


def event(number: int, data: str, *, name: str = "") -> bytes:
    """Return one server-sent event. Line breaks in the data become data lines of their own."""
    head = f"id: {number}\n" + (f"event: {name}\n" if name else "")
    return (head + "".join(f"data: {line}\n" for line in data.split("\n")) + "\n").encode()


async def speak(
    reply: Reply, finish: str, *, after: int = 0, at_once: bool = False, sleep: Sleep = asyncio.sleep
) -> AsyncIterator[bytes]:
    """Yield the reply word group by word group, then `finish` (finished HTML) and the closing event.

    With `at_once` nobody waits for the words: only the last two events are sent.

    `after` is the number of the last event that arrived: a connection that was lost goes on behind it. The same
    reply always has the same numbers.
    """
    groups = word_groups(reply.customer)
    for number, group in enumerate(groups, start=1):
        if at_once or number <= after:
            continue
        await sleep(group.pause)
        yield event(number, format_html("<span>{}</span>", group.text))
    yield event(len(groups) + 1, finish)
    yield event(len(groups) + 2, "done", name="done")
