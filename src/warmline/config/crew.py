"""How a request is worked on: all of it in one go, on one of a few threads that stay.

Django's own handler gives each request a new thread, opens the database anew on it, and hands the request back and
forth between that thread and the event loop at nearly every middleware. Here pages cross over once, and threads keep
their connections. A reply that is streamed is sent by the event loop, which holds neither thread nor connection.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Python runs one thread at a time; more than a few would only make all of them late. While one waits for the disk or
# for the database the others go on.
CREW = 4


class Pages(ASGIHandler):
    """Answers pages. Every middleware on this road must be able to work without the event loop."""

    def __init__(self, crew: ThreadPoolExecutor) -> None:
        super().__init__()
        self._crew = crew

    def load_middleware(self, is_async: bool = False) -> None:
        """Build the chain for threads, whatever is asked for, and without the files that the other road serves."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request, without the thread that Django would make for it."""
        await self.handle(scope, receive, send)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """Work on the request on one of the threads.

        What was begun is carried to its end even where the browser has left: an answer that was sent is saved.
        """
        context = contextvars.copy_context()
        work = asyncio.get_running_loop().run_in_executor(self._crew, context.run, self._answer, request)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            await asyncio.wait([work])
            raise

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        try:
            return self.get_response(request)
        finally:
            # Django does this when a response is closed, but on the thread that sends it.
            close_old_connections()


class House:
    """The application: files on Django's own asynchronous road, which reads them so; pages by the crew."""

    def __init__(self) -> None:
        self._crew = ThreadPoolExecutor(CREW, thread_name_prefix="crew")
        self._files = ASGIHandler()
        self._pages = Pages(self._crew)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        is_file = scope["type"] == "http" and scope["path"].startswith(settings.STATIC_URL)
        await (self._files if is_file else self._pages)(scope, receive, send)

    def prepare(self, *works: Callable[[], object]) -> list[Future[object]]:
        """Do some work on the threads, before or beside the first requests."""
        return [self._crew.submit(work) for work in works]
