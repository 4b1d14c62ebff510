"""What the terminal says when the house is open, and when the worker starts."""

from __future__ import annotations

import asyncio
import socket

import pytest
import uvicorn

from warmline.config.cli.serving import SpeakingServer, greeting


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("localhost", "http://localhost:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
    ],
)
def test_it_says_where_to_look(host: str, shown: str) -> None:
    assert f"Warmline is ready: {shown}\n" in greeting(host, 8000, sample=False)


def test_it_says_how_to_come_in() -> None:
    assert "pick a sample person; no password is needed" in greeting("localhost", 1, sample=True)
    assert "Sign in with your e-mail address" in greeting("localhost", 1, sample=False)
    assert greeting("localhost", 1, sample=False).endswith("Stop it with Ctrl+C.")


async def _nothing(scope: object, receive: object, send: object) -> None:
    """An application that answers nobody."""


def opened(server: SpeakingServer, sockets: list[socket.socket]) -> None:
    async def run() -> None:
        server.config.load()
        server.lifespan = server.config.lifespan_class(server.config)
        await server.startup(sockets)
        await server.shutdown(sockets)

    asyncio.run(run())


def test_it_greets_and_starts_the_worker_once_it_listens(capsys: pytest.CaptureFixture[str]) -> None:
    begun: list[bool] = []
    server = SpeakingServer(uvicorn.Config(_nothing, lifespan="off", log_level="critical"))
    server.greeting = "Warmline is ready"
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))

        def when_open() -> None:
            with socket.create_connection(door.getsockname(), timeout=5):
                begun.append(True)

        server.when_open = when_open
        opened(server, [door])
    assert begun == [True]
    assert capsys.readouterr().out == "Warmline is ready\n"
