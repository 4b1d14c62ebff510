"""Requests are worked on by a few threads that stay; nothing of one request reaches the next."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import translation

from warmline.config.crew import CREW, House, Pages

# At the beginning of a request Django looks after the connections of one thread that earlier tests may have used.
pytestmark = pytest.mark.django_db(transaction=True)

Work = Callable[[HttpRequest], HttpResponseBase]


class Answering(Pages):
    """The road of pages with one hand-written page at its end."""

    def __init__(self, crew: ThreadPoolExecutor, work: Work) -> None:
        super().__init__(crew)
        self.work = work

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        return self.work(request)


@pytest.fixture
def crew() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1, thread_name_prefix="crew") as found:
        yield found


def scope(path: str = "/") -> dict[str, Any]:
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(b"host", b"127.0.0.1:8000")], "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 8000),
    }  # fmt: skip


async def ask(application: Any, *, leaves: asyncio.Event | None = None) -> bytes:
    """Ask once and return the body; with `leaves`, the browser goes away at that moment."""
    begun, sent = [False], []

    async def receive() -> dict[str, Any]:
        if not begun[0]:
            begun[0] = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await (leaves or asyncio.Event()).wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message.get("body", b""))

    await application(scope(), receive, send)
    return b"".join(sent)


def test_many_requests_are_worked_on_by_one_thread_that_stays(crew: ThreadPoolExecutor) -> None:
    seen: set[int] = set()

    def work(request: HttpRequest) -> HttpResponse:
        seen.add(threading.get_ident())
        return HttpResponse("done")

    async def run() -> list[bytes]:
        pages = Answering(crew, work)
        return list(await asyncio.gather(*(ask(pages) for _ in range(12))))

    assert asyncio.run(run()) == [b"done"] * 12
    assert len(seen) == 1
    assert threading.get_ident() not in seen


def test_the_language_of_one_request_does_not_reach_the_next(crew: ThreadPoolExecutor) -> None:
    def work(request: HttpRequest) -> HttpResponse:
        found = translation.get_language()
        translation.activate("de")
        return HttpResponse(found or "")

    async def run() -> list[bytes]:
        pages = Answering(crew, work)
        return [await ask(pages), await ask(pages)]

    assert asyncio.run(run()) == [b"en", b"en"]


def test_what_was_begun_is_finished_though_the_browser_has_left(crew: ThreadPoolExecutor) -> None:
    begun, go_on, finished = threading.Event(), threading.Event(), []

    def work(request: HttpRequest) -> HttpResponse:
        begun.set()
        assert go_on.wait(10)
        finished.append(request.GET.get("none"))
        return HttpResponse("nobody reads this")

    async def run() -> bytes:
        leaves = asyncio.Event()
        asking = asyncio.create_task(ask(Answering(crew, work), leaves=leaves))
        while not (begun.is_set() or asking.done()):
            await asyncio.sleep(0.001)
        leaves.set()
        await asyncio.sleep(0.02)
        assert not asking.done()
        go_on.set()
        return await asking

    assert asyncio.run(run()) == b""
    assert finished == [None]


def test_a_stream_holds_no_thread_while_it_waits(crew: ThreadPoolExecutor) -> None:
    async def run() -> tuple[bytes, bytes]:
        released, spoken = asyncio.Event(), asyncio.Event()

        async def words() -> AsyncIterator[bytes]:
            spoken.set()
            yield b"one "
            await released.wait()
            yield b"two"

        def work(request: HttpRequest) -> HttpResponseBase:
            return StreamingHttpResponse(words()) if not streams else HttpResponse("in between")

        streams: list[asyncio.Task[bytes]] = []
        pages = Answering(crew, work)
        first = asyncio.create_task(ask(pages))
        await asyncio.wait_for(spoken.wait(), 30)
        streams.append(first)
        between = await asyncio.wait_for(ask(pages), 30)
        assert not first.done()
        released.set()
        return between, await first

    assert asyncio.run(run()) == (b"in between", b"one two")


def test_work_before_the_first_request_is_done_on_the_threads_of_the_house(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    names: list[str] = []
    done = House().prepare(lambda: names.append(threading.current_thread().name), lambda: 7)
    assert [one.result(5) for one in done] == [None, 7]
    assert names[0].startswith("crew")
    assert CREW > 1
