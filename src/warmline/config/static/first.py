"""Serving style sheets, scripts and fonts in front of Django, so that they never wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from django.conf import settings
from django.utils.http import parse_etags

from warmline.config.static.shelf import Held, shelf

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = dict[str, str]

FOR_EVER: Final = "public, max-age=31536000, immutable"
A_MONTH: Final = "public, max-age=2592000"
ASK_AGAIN: Final = "public, no-cache"


class StaticFirst:
    """An ASGI application that answers for static files and hands everything else on.

    Only static files are compressed, never a page: a page holds secrets beside what a stranger can make it say, and
    its compressed length would give them away (BREACH; Gluck, Harris and Prado, 2013).
    """

    def __init__(self, application: App) -> None:
        """Stand in front of an application."""
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a static file, or pass the request on."""
        name = _static_name(scope)
        held = None if name is None else await asyncio.to_thread(shelf().find, name)
        if name is None or held is None:
            await self.application(scope, receive, send)
            return
        asked = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        status, headers, body = answer(held, asked, _keep(name, scope["query_string"], held))
        pairs = [(key.encode("latin-1"), value.encode("latin-1")) for key, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _static_name(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    path: str = scope["path"]
    return path.removeprefix(settings.STATIC_URL) if path.startswith(settings.STATIC_URL) else None


def _keep(name: str, query: bytes, held: Held) -> str:
    """Say how long a browser may keep it: for ever only where it asked for the very version it gets."""
    if query == b"v=" + held.version.encode():
        return FOR_EVER
    return A_MONTH if name.endswith(".woff2") else ASK_AGAIN


def answer(held: Held, asked: Headers, keep: str) -> tuple[int, Headers, bytes]:
    """Return status, headers and body for a request with these headers (names in small letters)."""
    packed = held.gzipped if takes_gzip(asked.get("accept-encoding", "")) else None
    tag = f'"{held.version}{"-gzip" if packed is not None else ""}"'
    headers = {"cache-control": keep, "etag": tag, "x-content-type-options": "nosniff"}
    if held.gzipped is not None:
        headers["vary"] = "accept-encoding"
    if tag in [known.removeprefix("W/") for known in parse_etags(asked.get("if-none-match", ""))]:
        return 304, headers, b""
    body = held.plain if packed is None else packed
    headers |= {"content-type": held.type, "content-length": str(len(body))}
    return 200, headers | ({} if packed is None else {"content-encoding": "gzip"}), body


def takes_gzip(accepted: str) -> bool:
    """Say whether an Accept-Encoding header allows gzip: named (or `*`) and not with a weight of 0."""
    weights: dict[str, bool] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return weights.get("gzip", weights.get("*", False))
