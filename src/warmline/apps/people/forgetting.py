"""At sign-out the browser is told to forget: phones and computers are shared on a floor."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, cast

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from warmline.apps.people.scope import Viewer

SyncAnswer = Callable[[HttpRequest], HttpResponse]
AsyncAnswer = Callable[[HttpRequest], Awaitable[HttpResponse]]

FORGET: Final = '"cache", "storage"'
"""Files, databases and service workers of this house. Not cookies: the new session, if there is one, stays."""


@sync_and_async_middleware
def ForgetAtSignOut(get_response: SyncAnswer | AsyncAnswer) -> SyncAnswer | AsyncAnswer:
    """Add Clear-Site-Data to a response after which the person who asked is signed in no more, or somebody else is."""
    if iscoroutinefunction(get_response):
        answer_later = cast(AsyncAnswer, get_response)

        async def later(request: HttpRequest) -> HttpResponse:
            before = _who(await request.auser())
            return _told(await answer_later(request), request, before)

        return later

    answer = cast(SyncAnswer, get_response)

    def now(request: HttpRequest) -> HttpResponse:
        before = _who(request.user)
        return _told(answer(request), request, before)

    return now


def _who(user: Viewer) -> object:
    return user.pk if user.is_authenticated else None


def _told(response: HttpResponse, request: HttpRequest, before: object) -> HttpResponse:
    # Signing in and out puts another user in the request; without that the one seen before is still there.
    if before is not None and before != _who(request.user):
        response.headers["Clear-Site-Data"] = FORGET
    return response
