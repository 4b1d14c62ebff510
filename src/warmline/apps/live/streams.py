"""The stream that says a talk went on: numbers only, no words. The page then asks for what it has not seen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from django.db import close_old_connections

from warmline.apps.live.models import Status
from warmline.apps.live.selectors import Seen, seen
from warmline.apps.roleplay.streams import event

EVERY = 0.7  # seconds between two looks; chosen: below what a talk feels as a delay
LOOKS = 80  # then the stream ends and the browser comes again, so that who may listen is looked at anew
OPEN = frozenset({Status.INVITED, Status.ACTIVE})

Look = Callable[[], Awaitable[Seen]]
Sleep = Callable[[float], Awaitable[None]]

# One thread with one connection looks for all streams of this process: a look is one row by its key.
_lookout = ThreadPoolExecutor(1, thread_name_prefix="lookout")


def looking_at(talk_id: UUID) -> Look:
    """Return what looks where a talk stands, without holding up the event loop."""

    def work() -> Seen:
        try:
            return seen(talk_id)
        finally:
            close_old_connections()

    async def look() -> Seen:
        return await asyncio.get_running_loop().run_in_executor(_lookout, work)

    return look


async def watch(look: Look, known: Seen, *, sleep: Sleep = asyncio.sleep, looks: int = LOOKS) -> AsyncIterator[bytes]:
    """Yield an event whenever the talk stands elsewhere than `known`; end when it is over, or after so many looks."""
    yield b"retry: 1000\n\n"
    for _ in range(looks):
        found = await look()
        if found != known:
            known = found
            status, lines = found
            yield event(lines, status, name="moved")
            if status not in OPEN:
                return
        await sleep(EVERY)
    yield b": come again\n\n"
