"""Style sheets, scripts and fonts on the asynchronous road alone, where they are read without blocking anybody."""

from __future__ import annotations

from asgiref.sync import iscoroutinefunction
from django.core.exceptions import MiddlewareNotUsed
from django.utils.decorators import sync_and_async_middleware
from servestatic.middleware import GetResponseCallable, ServeStaticMiddleware  # type: ignore[import-untyped]


@sync_and_async_middleware
def ShippedFiles(get_response: GetResponseCallable) -> ServeStaticMiddleware:
    """Serve the files; on the road of pages (see crew.py) step aside, since no file is asked for there."""
    if not iscoroutinefunction(get_response):
        raise MiddlewareNotUsed
    return ServeStaticMiddleware(get_response)
