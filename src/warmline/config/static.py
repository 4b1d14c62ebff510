"""Serving style sheets, scripts and fonts in front of Django, so that they never wait for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_ALWAYS = [(b"x-content-type-options", b"nosniff")]


class StaticFirst:
    """An ASGI application that answers for static files and hands everything else on.

    WhiteNoise finds the files and decides on ranges, compression and caching; as a middleware it would draw every
    request, streams too, through a thread.
    """

    def __init__(self, application: App) -> None:
        """Find the files once."""
        self.application = application
        self.noise = WhiteNoiseMiddleware()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a static file, or pass the request on."""
        found = self._find(scope)
        if found is None:
            await self.application(scope, receive, send)
            return
        status, headers, body = _answer(found, scope)
        await send({"type": "http.response.start", "status": status, "headers": [*headers, *_ALWAYS]})
        await send({"type": "http.response.body", "body": body})

    def _find(self, scope: Scope) -> StaticFile | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        path = scope["path"]
        found: StaticFile | None = self.noise.find_file(path) if self.noise.autorefresh else self.noise.files.get(path)
        return found


def _answer(file: StaticFile, scope: Scope) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    asked = {
        f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}": value.decode("latin-1")
        for name, value in scope["headers"]
    }
    response = file.get_response(scope["method"], asked)
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
    if response.file is None:
        return int(response.status), headers, b""
    with response.file as opened:
        return int(response.status), headers, opened.read()
