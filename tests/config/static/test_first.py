"""Static files in front of Django."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.config.static import StaticFirst
from warmline.config.static.first import A_MONTH, ASK_AGAIN, FOR_EVER, answer, takes_gzip
from warmline.config.static.shelf import hold, shelf

Sent = list[dict[str, Any]]
BASE = "/static/css/base.css"


def ask(path: str, method: str = "GET", kind: str = "http", query: str = "", **headers: str) -> tuple[Sent, bool]:
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
    scope = {"type": kind, "method": method, "path": path, "query_string": query.encode(), "headers": pairs}
    asyncio.run(StaticFirst(behind)(scope, receive, send))
    return sent, bool(passed)


def head(sent: Sent) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def body(sent: Sent) -> bytes:
    return bytes(sent[1]["body"])


def version_of(name: str) -> str:
    held = shelf().find(name)
    assert held is not None
    return held.version


def test_a_style_sheet_is_served_with_its_type() -> None:
    sent, passed = ask(BASE)
    assert not passed
    assert sent[0]["status"] == 200
    assert head(sent)["content-type"] == "text/css; charset=utf-8"
    assert head(sent)["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in head(sent)
    assert "content-encoding" not in head(sent)
    assert int(head(sent)["content-length"]) == len(body(sent)) > 100


@pytest.mark.parametrize("path", [BASE, "/static/vendor/htmx.min.js", "/static/icon.svg"])
def test_what_is_text_comes_gzipped_where_the_browser_takes_it(path: str) -> None:
    plain, packed = ask(path)[0], ask(path, accept_encoding="gzip, deflate, br")[0]
    assert head(packed)["content-encoding"] == "gzip"
    assert head(packed)["vary"] == head(plain)["vary"] == "accept-encoding"
    assert int(head(packed)["content-length"]) == len(body(packed)) < len(body(plain))
    assert gzip.decompress(body(packed)) == body(plain)
    assert head(packed)["etag"] != head(plain)["etag"], "two texts of different bytes are two things to a cache"


def test_a_font_is_not_compressed_twice() -> None:
    sent, _passed = ask("/static/fonts/commissioner-latin-wght-normal.woff2", accept_encoding="gzip")
    assert "content-encoding" not in head(sent)
    assert head(sent)["content-type"] == "font/woff2"
    assert head(sent)["cache-control"] == A_MONTH
    assert body(sent)[:4] == b"wOF2"


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_file_that_did_not_change_is_not_sent_again(encoding: str) -> None:
    tag = head(ask(BASE, accept_encoding=encoding)[0])["etag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}"):
        sent, _passed = ask(BASE, if_none_match=known, accept_encoding=encoding)
        assert (sent[0]["status"], body(sent)) == (304, b"")
        assert head(sent)["etag"] == tag
    assert ask(BASE, if_none_match='"other"', accept_encoding=encoding)[0][0]["status"] == 200


def test_only_the_very_version_asked_for_is_kept_for_ever() -> None:
    now = version_of("css/base.css")
    assert head(ask(BASE, query=f"v={now}")[0])["cache-control"] == FOR_EVER
    for query in ("", "v=", "v=000000000000", f"v={now}&x=1"):
        assert head(ask(BASE, query=query)[0])["cache-control"] == ASK_AGAIN


def test_a_head_has_the_length_and_no_body() -> None:
    whole = ask(BASE)[0]
    sent, _passed = ask(BASE, method="HEAD")
    assert (sent[0]["status"], body(sent)) == (200, b"")
    assert head(sent) == head(whole)


@pytest.mark.parametrize(
    ("path", "method", "kind"),
    [
        ("/", "GET", "http"),
        ("/static/", "GET", "http"),
        ("/static/css", "GET", "http"),
        ("/static/nothing.css", "GET", "http"),
        ("/static/../settings/table.py", "GET", "http"),
        ("/static//etc/passwd", "GET", "http"),
        ("/static/css/base.css\0", "GET", "http"),
        (BASE, "POST", "http"),
        (BASE, "GET", "websocket"),
    ],
)
def test_everything_else_goes_on_to_django(path: str, method: str, kind: str) -> None:
    sent, passed = ask(path, method, kind)
    assert passed
    assert sent == []


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("GZIP;q=0.5, br", True),
        ("br;q=1.0, *;q=0.1", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
        ("x-gzip2", False),
    ],
)
def test_what_a_browser_takes(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


@given(st.binary(max_size=400), st.sampled_from([".css", ".js", ".woff2", ".bin"]), st.text(max_size=20))
def test_whatever_is_asked_the_bytes_are_the_files(data: bytes, suffix: str, accepted: str) -> None:
    status, headers, sent = answer(hold(data, suffix), {"accept-encoding": accepted}, ASK_AGAIN)
    assert status == 200
    assert (gzip.decompress(sent) if "content-encoding" in headers else sent) == data
    assert headers["content-length"] == str(len(sent))
