"""The application that the server runs, spoken to as a server does, with the real settings."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.config.cli.operator import python
from tests.migrated import lay_database

ASK = """
import asyncio, json, sys, warnings
warnings.simplefilter("error")
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
from django.templatetags.static import static
from warmline.config.asgi import application

async def ask(path):
    sent, asked = [], [{"type": "http.request", "body": b"", "more_body": False}]
    async def receive():
        if asked:
            return asked.pop()
        await asyncio.sleep(60)
    async def send(message):
        sent.append(message)
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
             "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
             "headers": [(b"host", b"127.0.0.1:8000"), (b"accept-encoding", b"gzip")],
             "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 8000)}
    await application(scope, receive, send)
    head = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return {"status": sent[0]["status"], "head": head, "size": sum(len(part.get("body", b"")) for part in sent[1:])}

async def main():
    paths = {"health": "/health/", "sheet": static("css/base.css"), "none": "/static/none.css",
             "door": "/accounts/login/", "today": "/"}
    print(json.dumps({name: await ask(path) for name, path in paths.items()}))

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What a new house answers, with every warning an error: files too come without blocking the loop."""
    folder = tmp_path_factory.mktemp("asgi") / "house"
    lay_database(folder)
    done = python(ASK, data=folder)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_house_is_awake(asked: dict[str, dict[str, Any]]) -> None:
    assert (asked["health"]["status"], asked["health"]["size"]) == (200, 3)


def test_a_style_sheet_comes_compressed_and_with_the_safety_headers(asked: dict[str, dict[str, Any]]) -> None:
    sheet = asked["sheet"]
    assert sheet["status"] == 200
    assert sheet["head"]["content-encoding"] == "gzip"
    assert int(sheet["head"]["content-length"]) == sheet["size"] > 100
    assert sheet["head"]["x-content-type-options"] == "nosniff"
    assert "immutable" in sheet["head"]["cache-control"]
    assert "set-cookie" not in sheet["head"]


def test_a_file_that_is_not_there_is_a_page_that_says_so(asked: dict[str, dict[str, Any]]) -> None:
    assert asked["none"]["status"] == 404
    assert asked["none"]["head"]["content-type"].startswith("text/html")


def test_pages_are_never_compressed_and_carry_the_policy(asked: dict[str, dict[str, Any]]) -> None:
    door = asked["door"]
    assert door["status"] == 200
    assert "content-encoding" not in door["head"]
    assert "script-src 'self' 'nonce-" in door["head"]["content-security-policy"]
    assert "'unsafe-inline'" not in door["head"]["content-security-policy"]
    assert door["head"]["x-frame-options"] == "DENY"


def test_a_stranger_is_sent_to_the_door(asked: dict[str, dict[str, Any]]) -> None:
    assert asked["today"]["status"] == 302
    assert asked["today"]["head"]["location"].startswith("/accounts/login/")
