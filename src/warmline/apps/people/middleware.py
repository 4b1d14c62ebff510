"""Each person's own language and clock, for the time of her request."""

from __future__ import annotations

import zoneinfo
from collections.abc import Awaitable, Callable
from typing import cast

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.decorators import sync_and_async_middleware

from warmline.apps.people.scope import Viewer, remembered_scopes

SyncAnswer = Callable[[HttpRequest], HttpResponse]
AsyncAnswer = Callable[[HttpRequest], Awaitable[HttpResponse]]


@sync_and_async_middleware
def OwnLanguageAndTime(get_response: SyncAnswer | AsyncAnswer) -> SyncAnswer | AsyncAnswer:
    """Speak the person's language and tell her the time of her zone; a stranger gets her browser's language."""
    if iscoroutinefunction(get_response):
        answer_later = cast(AsyncAnswer, get_response)

        async def later(request: HttpRequest) -> HttpResponse:
            user = await request.auser()
            _tune(request, user)
            with remembered_scopes():
                return _told(await answer_later(request), user)

        return later

    answer = cast(SyncAnswer, get_response)

    def now(request: HttpRequest) -> HttpResponse:
        _tune(request, request.user)
        with remembered_scopes():
            return _told(answer(request), request.user)

    return now


def _tune(request: HttpRequest, user: Viewer) -> None:
    if user.is_authenticated:
        known = dict(settings.LANGUAGES)
        language = getattr(user, "language", "")
        translation.activate(language if language in known else settings.LANGUAGE_CODE)
        timezone.activate(_zone(getattr(user, "timezone", "")))
    else:
        translation.activate(translation.get_language_from_request(request))
        timezone.deactivate()


def _told(response: HttpResponse, user: Viewer) -> HttpResponse:
    response.headers.setdefault("Content-Language", translation.get_language())
    patch_vary_headers(response, ("Accept-Language",))
    if user.is_authenticated:
        # Computers are shared on a floor: nobody should read a colleague's page with the back button.
        response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def _zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)
