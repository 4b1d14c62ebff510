"""The web server: uvicorn over the ASGI application, in one process or several."""

from __future__ import annotations

import socket
from collections.abc import Callable

import click
import uvicorn
from uvicorn.supervisors import Multiprocess


class SpeakingServer(uvicorn.Server):
    """Says where to look once it really listens, and only then starts what may wait."""

    greeting: str = ""
    when_open: Callable[[], object]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then greet."""
        await super().startup(sockets)
        if self.started:
            click.echo(self.greeting)
            self.when_open()


def greeting(host: str, port: int, *, sample: bool) -> str:
    """Return what the terminal says when the house is open."""
    shown = f"[{host}]" if ":" in host else {"0.0.0.0": "127.0.0.1"}.get(host, host)  # noqa: S104
    way = "Open it and pick a sample person; no password is needed." if sample else "Sign in with your e-mail address."
    return f"\nWarmline is ready: http://{shown}:{port}/\n{way}\nStop it with Ctrl+C."


def serve(*, host: str, port: int, workers: int, sample: bool, when_open: Callable[[], object]) -> None:
    """Serve until told to stop; `when_open` is called once, when the first process listens."""
    config = uvicorn.Config(
        "warmline.config.asgi:application",
        host=host,
        port=port,
        workers=workers,
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    words = greeting(host, port, sample=sample)
    if workers == 1:
        server = SpeakingServer(config)
        server.greeting, server.when_open = words, when_open
        server.run()
        return
    sockets = [config.bind_socket()]
    click.echo(words)
    when_open()
    Multiprocess(config, sockets=sockets).run()
