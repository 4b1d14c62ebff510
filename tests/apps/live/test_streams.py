"""The stream says that a talk went on, by numbers alone, and ends by itself."""

from __future__ import annotations

import asyncio

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.live.table import INES, open_talk, speak
from tests.cast import Cast
from tests.practice_room import queries

from warmline.apps.live.models import Status
from warmline.apps.live.selectors import Seen, seen
from warmline.apps.live.streams import watch


def heard(found: list[Seen], known: Seen, looks: int = 9) -> list[str]:
    """Everything a stream sends while the talk stands like this, one after the other."""

    async def run() -> list[str]:
        queue = iter(found)
        last = known

        async def look() -> Seen:
            nonlocal last
            last = next(queue, last)
            return last

        async def rest(_seconds: float) -> None:
            return None

        return [part.decode() async for part in watch(look, known, sleep=rest, looks=looks)]

    return asyncio.run(run())


def test_a_new_line_is_told_once_and_the_stream_ends_after_its_looks() -> None:
    told = heard([("active", 2), ("active", 3), ("active", 3), ("active", 5)], ("active", 2))
    moved = [part for part in told if "moved" in part]
    assert moved == ["id: 3\nevent: moved\ndata: active\n\n", "id: 5\nevent: moved\ndata: active\n\n"]
    assert told[-1] == ": come again\n\n"


def test_what_happened_before_the_stream_was_there_is_told_at_once() -> None:
    assert "id: 4" in heard([("active", 4)], ("active", 1))[1]
    assert "data: active" in heard([("active", 0)], ("invited", 0))[1]


@pytest.mark.parametrize("status", ["ended", "stopped", "declined", "withdrawn"])
def test_the_end_is_the_last_thing_that_is_told(status: str) -> None:
    assert heard([("active", 1), (status, 1), ("active", 9)], ("active", 1))[-1].endswith(f"data: {status}\n\n")


def test_a_look_is_one_query_and_tells_no_word(cast: Cast) -> None:
    talk = open_talk(cast)
    speak(cast.colleague, talk, INES[0])
    assert seen(talk.pk) == (Status.ACTIVE, 1)
    assert queries(lambda: seen(talk.pk)) == 1


def test_only_the_two_may_listen(cast: Cast, client: Client) -> None:
    talk = open_talk(cast, now=timezone.now())
    for user in (cast.nadia, cast.colleague):
        client.force_login(user)
        response = client.get(reverse("live:events", args=[talk.pk]))
        assert (response.status_code, response.headers["Content-Type"]) == (200, "text/event-stream")
        assert response.headers["Cache-Control"] == "no-store"
