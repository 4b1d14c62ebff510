"""A real server on loopback, in a process and a folder of its own: it can be killed and started again."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.migrated import lay_database

ROOT = Path(__file__).resolve().parents[2]


class House:
    """A house with sample people; `cookies` lets tests come in as them."""

    def __init__(self, folder: Path) -> None:
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WARMLINE_")},
            "DJANGO_SETTINGS_MODULE": "warmline.config.settings",
            "DATABASE_URL": "",
            "WARMLINE_DATA": str(folder / "data"),
            "WARMLINE_URL": self.address,
            "WARMLINE_BIND": f"127.0.0.1:{self.port}",
            "WARMLINE_SAMPLE": "1",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
        }
        lay_database(folder / "data")
        built = subprocess.run(
            [sys.executable, "-m", "tests.e2e.house"],
            env=self._environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert built.returncode == 0, built.stderr
        self.cookies: dict[str, str] = json.loads(built.stdout.splitlines()[-1])
        self._process: subprocess.Popen[bytes] | None = None

    def work(self) -> None:
        """Do what waits in the background, and come back when nothing waits any more."""
        command = [sys.executable, "-m", "warmline.config.manage", "db_worker", "--batch"]
        done = subprocess.run(command, env=self._environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable, "-m", "uvicorn", "warmline.config.asgi:application",
                    "--port", str(self.port), "--log-level", "warning",
                ],
                env=self._environment, cwd=ROOT, stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.5).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"The server did not start: {self.log.read_text()}")

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
