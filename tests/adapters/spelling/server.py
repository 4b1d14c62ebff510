"""A small server on the loopback that answers as LanguageTool does, or as it should not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs


class FakeLanguageTool:
    """Keeps what was asked; answers with the given body and status."""

    def __init__(self, body: bytes, status: int = 200) -> None:
        self.body = body
        self.status = status
        self.asked: list[dict[str, list[str]]] = []
        self.paths: list[str] = []
        self.address = ""


@contextmanager
def served(fake: FakeLanguageTool) -> Iterator[FakeLanguageTool]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fake.asked.append(parse_qs(self.rfile.read(length).decode()))
            fake.paths.append(self.path)
            self.send_response(fake.status)
            self.end_headers()
            self.wfile.write(fake.body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
