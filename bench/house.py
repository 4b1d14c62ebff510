"""A house of its own for measuring: a data folder, sample people, sessions that are signed in, a running server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = """
import json, django
django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from warmline.apps.people.models import Organisation, Person
house = Organisation.objects.get(is_sample=True)
cookies = []
for n in range({count}):
    person = Person.objects.create_person(
        email=f"bench{{n}}@example.org", name=f"Bench {{n}}", organisation=house, is_sample=True)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    cookies.append(session.session_key)
print(json.dumps(cookies))
"""


@dataclass(frozen=True)
class House:
    """Where it listens, the cookies of those who are signed in, and the server's main process."""

    address: str
    cookies: tuple[str, ...]
    pid: int

    def memory(self) -> list[float]:
        """Resident memory of every process of the house, in MiB, the largest first."""
        found = [resident(pid) for pid in [self.pid, *children(self.pid)]]
        return sorted((size for size in found if size), reverse=True)

    def processor(self) -> float:
        """Seconds of processor time that all processes of the house have used so far."""
        return sum(used(pid) for pid in [self.pid, *children(self.pid)])


def children(pid: int) -> list[int]:
    """All processes below one, from /proc."""
    below: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            below += [int(child), *children(int(child))]
    return below


def resident(pid: int) -> float:
    """Resident memory of one process in MiB, 0 when it has gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def used(pid: int) -> float:
    """Seconds of processor time of one process, 0 when it has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 120.0) -> float:
    """Wait until the house answers; return how long it took, in seconds."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        try:
            urllib.request.urlopen(f"{address}/health/", timeout=2).close()
            return time.perf_counter() - begun
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"The house at {address} did not answer within {seconds:.0f} seconds.")


@contextmanager
def running(*, people: int, workers: int) -> Iterator[House]:
    """Run a house with this many people signed in."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "WARMLINE_DATA": data, "DJANGO_SETTINGS_MODULE": "warmline.config.settings"}
        warmline = str(Path(sys.executable).with_name("warmline"))
        subprocess.run([warmline, "up", "--sample", "--prepare-only"], env=environment, check=True)
        made = subprocess.run(
            [sys.executable, "-c", PEOPLE.format(count=people)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        port = free_port()
        command = [warmline, "up", "--sample", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
            try:
                wait_for(f"http://127.0.0.1:{port}")
                yield House(f"http://127.0.0.1:{port}", tuple(json.loads(made.stdout)), server.pid)
            finally:
                server.terminate()
