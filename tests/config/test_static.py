"""Static files in front of Django."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from warmline.config.static import StaticFirst

Sent = list[dict[str, Any]]


def ask(path: str, method: str = "GET", kind: str = "http", **headers: str) -> tuple[Sent, bool]:
    """Return what was sent, and whether the request went on to the application behind."""
    sent: Sent = []
    passed: list[bool] = []

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        passed.append(True)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "method": method, "path": path, "headers": pairs}
    asyncio.run(StaticFirst(behind)(scope, receive, send))
    return sent, bool(passed)


def head(sent: Sent) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_a_style_sheet_is_served_with_its_type_and_time_to_live() -> None:
    sent, passed = ask("/static/css/base.css")
    assert not passed
    assert sent[0]["status"] == 200
    assert head(sent)["content-type"].startswith("text/css")
    assert head(sent)["cache-control"] == "max-age=3600, public"
    assert head(sent)["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in head(sent)
    assert int(head(sent)["content-length"]) == len(sent[1]["body"]) > 100


def test_a_file_that_did_not_change_is_not_sent_again() -> None:
    tag = head(ask("/static/css/base.css")[0])["etag"]
    sent, _passed = ask("/static/css/base.css", if_none_match=tag)
    assert (sent[0]["status"], sent[1]["body"]) == (304, b"")


def test_a_part_of_a_file_can_be_asked_for() -> None:
    whole = ask("/static/css/base.css")[0][1]["body"]
    sent, _passed = ask("/static/css/base.css", range="bytes=5-14")
    assert (sent[0]["status"], sent[1]["body"]) == (206, whole[5:15])


def test_a_head_has_no_body() -> None:
    sent, _passed = ask("/static/css/base.css", method="HEAD")
    assert (sent[0]["status"], sent[1]["body"]) == (200, b"")


@pytest.mark.parametrize(
    ("path", "method", "kind"),
    [
        ("/", "GET", "http"),
        ("/static/", "GET", "http"),
        ("/static/nothing.css", "GET", "http"),
        ("/static/../settings/table.py", "GET", "http"),
        ("/static/css/base.css", "POST", "http"),
        ("/static/css/base.css", "GET", "websocket"),
    ],
)
def test_everything_else_goes_on_to_django(path: str, method: str, kind: str) -> None:
    sent, passed = ask(path, method, kind)
    assert passed
    assert sent == []
