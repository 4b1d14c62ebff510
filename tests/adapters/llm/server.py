"""A chat endpoint on loopback that does what a test tells it to, hostile things too."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Handler"], None]


class Endpoint(ThreadingHTTPServer):
    """Plays its acts one after the other, the last one for ever; keeps every request body and header."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, *acts: Act) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.acts = list(acts)
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.stopping = threading.Event()
        self.at_end = ExitStack()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def next_act(self) -> Act:
        return self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: callers that hang up are part of these tests."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Endpoint
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.bodies.append({"path": self.path, **json.loads(raw)})
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.server.next_act()(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def give(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def completion(content: object, *, tokens: int | None = 100, finish: str = "stop", **message: object) -> bytes:
    """The body of a chat completion."""
    usage = {} if tokens is None else {"usage": {"total_tokens": tokens}}
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice], **usage}).encode()


def says(content: object, **more: Any) -> Act:
    """Answers with this content."""
    return lambda handler: handler.give(200, completion(content, **more))


def reviews(*entries: tuple[str, int | None, str], **more: Any) -> Act:
    """Answers with these (criterion, anchor, quote), in the form that was asked for."""
    found = [{"criterion": key, "anchor": anchor, "quote": quote} for key, anchor, quote in entries]
    return says(json.dumps({"reviews": found}), **more)


def gives(status: int, body: bytes = b"{}", **headers: str) -> Act:
    """Answers with this status."""
    return lambda handler: handler.give(status, body, **headers)


def sleeps(handler: Handler) -> None:
    """Takes the question and says nothing."""
    handler.server.stopping.wait(30)


def drips(handler: Handler) -> None:
    """Sends one byte after the other, never all."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.server.stopping.is_set():
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.01)


def is_cut(handler: Handler) -> None:
    """Breaks off in the middle of its answer."""
    body = completion('{"reviews": []}')
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def is_huge(handler: Handler) -> None:
    """Sends three MiB and would go on."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(64 * 1024 * 1024))
    handler.end_headers()
    for _ in range(48):
        handler.wfile.write(b"x" * 65536)
    handler.close_connection = True


def hangs_up(handler: Handler) -> None:
    """Closes the connection without a word."""
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


@contextmanager
def playing(*acts: Act) -> Iterator[Endpoint]:
    """Run an endpoint that plays these acts."""
    with Endpoint(*acts) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopping.set()
            server.shutdown()
            thread.join()
            server.at_end.close()
