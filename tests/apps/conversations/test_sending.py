"""A download in pieces, on the road of the server and on that of tests."""

from __future__ import annotations

import asyncio
import io

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpRequest
from django.test import RequestFactory

from warmline.apps.conversations.sending import download

DATA = b"0123456789" * 20_000


def asgi() -> HttpRequest:
    return ASGIRequest({"type": "http", "method": "GET", "path": "/", "headers": []}, io.BytesIO())


def test_the_server_sends_it_piece_by_piece_without_reading_it_whole() -> None:
    async def sent() -> list[bytes]:
        response = download(asgi(), io.BytesIO(DATA), "a.csv", "text/csv")
        return [part async for part in response]

    parts = asyncio.run(sent())
    assert b"".join(parts) == DATA
    assert len(parts) > 1


def test_a_plain_road_sends_the_same() -> None:
    response = download(RequestFactory().get("/"), io.BytesIO(DATA), "a.csv", "text/csv")
    assert b"".join(response) == DATA
    assert response["Content-Disposition"] == 'attachment; filename="a.csv"'


@pytest.mark.parametrize("request_", [asgi(), RequestFactory().get("/")], ids=["server", "plain"])
def test_the_file_is_closed_also_where_nobody_fetched_it(request_: HttpRequest) -> None:
    file = io.BytesIO(DATA)
    response = download(request_, file, "a.csv", "text/csv")
    # Outside a request the end of one would close the database of the other tests.
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
    assert file.closed
