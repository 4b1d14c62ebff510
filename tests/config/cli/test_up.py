"""`warmline up` and `warmline check`, as an operator runs them: in a process of their own, on a house of their own."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

WARMLINE = Path(sys.executable).with_name("warmline")
PASSWORD = "a calm evening at sea"


def environment(data: Path, **more: str) -> dict[str, str]:
    """The least an operator's shell holds, and the house's folder."""
    return {"PATH": os.environ["PATH"], "HOME": str(data.parent), "WARMLINE_DATA": str(data), **more}


def warmline(*words: str, data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, with nobody at the terminal."""
    return subprocess.run(
        [str(WARMLINE), *words],
        env=environment(data, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def found(data: Path, *, password: str = PASSWORD, email: str = "ada@example.org") -> subprocess.CompletedProcess[str]:
    """Make a house with its first admin, and stop."""
    file = data.parent / "password"
    file.write_text(password + "\n", encoding="utf-8")
    words = ("--admin", email, "--name", "Ada Park", "--organisation", "Larkfield", "--password-file", str(file))
    return warmline("up", "--prepare-only", *words, data=data)


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    """Ask the house's database."""
    with closing(sqlite3.connect(data / "warmline.sqlite3")) as connection:
        return connection.execute(query).fetchall()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*words: str, data: Path) -> Iterator[int]:
    """Run the house on a free port until the block ends; yield the port once it answers."""
    port = free_port()
    command = [str(WARMLINE), "up", "--bind", f"127.0.0.1:{port}", *words]
    with subprocess.Popen(command, env=environment(data), stdin=subprocess.DEVNULL, text=True) as house:
        try:
            deadline = time.monotonic() + 40
            while not answers(port):
                assert house.poll() is None, "the house closed before it opened"
                assert time.monotonic() < deadline, "the house did not open within 40 seconds"
                time.sleep(0.1)
            yield port
        finally:
            house.send_signal(signal.SIGTERM)
            house.wait(timeout=20)
    assert left_behind(data) == []


def left_behind(data: Path) -> list[str]:
    """Return the commands that still run for this house; where there is no /proc, nothing can be said."""
    mark = f"WARMLINE_DATA={data}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue  # it ended meanwhile, or belongs to somebody else
    return found


def answers(port: int) -> bool:
    """Say whether the house is awake."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2) as page:
            return bool(page.read() == b"ok\n")
    except OSError:
        return False


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a house that does not exist yet."""
    return tmp_path / "house"


def test_the_first_admin_is_made_once(data: Path) -> None:
    first = found(data)
    assert first.returncode == 0, first.stderr
    assert "Ada Park is the first admin" in first.stdout
    again = found(data, email="eve@example.org")
    assert again.returncode == 0, again.stderr
    assert rows(data, "SELECT email FROM people_person") == [("ada@example.org",)]


@pytest.mark.parametrize(
    ("password", "email", "said"),
    [
        ("short", "ada@example.org", "This password does not do."),
        ("1234567890123", "ada@example.org", "This password does not do."),
        (PASSWORD, "ada at example", "is not an e-mail address"),
    ],
)
def test_a_founder_who_does_not_fit_changes_nothing(data: Path, password: str, email: str, said: str) -> None:
    done = found(data, password=password, email=email)
    assert done.returncode == 1
    assert said in done.stderr
    assert rows(data, "SELECT count(*) FROM people_person") == [(0,)]


def test_without_a_terminal_it_says_how_to_make_the_first_admin(data: Path) -> None:
    done = warmline("up", "--prepare-only", data=data)
    assert done.returncode == 0
    assert "--admin you@example.org" in done.stderr


def test_keys_are_made_for_the_service_alone(data: Path) -> None:
    found(data)
    for name in ("secret.key", "master.key"):
        assert (data / name).stat().st_mode & 0o077 == 0


def test_a_setting_that_does_not_fit_is_named_before_anything_happens(data: Path) -> None:
    done = warmline("up", "--prepare-only", data=data, WARMLINE_TIMEZONE="Mars/North")
    assert done.returncode == 1
    assert "WARMLINE_TIMEZONE: write a time zone such as Europe/Berlin" in done.stderr
    assert not (data / "warmline.sqlite3").exists()


def test_a_port_in_use_is_said_with_a_way_out(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = warmline("up", "--bind", f"127.0.0.1:{port}", data=data)
    assert done.returncode == 1
    assert f"--bind 127.0.0.1:{port + 1}" in done.stderr


def test_the_sample_house_opens_and_closes(data: Path) -> None:
    with running("--sample", data=data) as port:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
            text = page.read().decode()
        assert "Nadia Brandt" in text
    assert not answers(port)
    assert rows(data, "SELECT count(*) FROM people_person WHERE is_sample")[0][0] > 100  # type: ignore[operator]


def test_two_server_processes_open_and_close(data: Path) -> None:
    found(data)
    with running("--workers", "2", data=data) as port:
        assert answers(port)
    assert not answers(port)


def test_check_finds_nothing_in_a_sound_house(data: Path) -> None:
    found(data)
    done = warmline("check", data=data)
    assert done.returncode == 0, done.stdout
    assert "WRONG" not in done.stdout


def test_check_says_what_is_wrong_and_how_to_mend_it(data: Path) -> None:
    found(data)
    (data / "master.key").chmod(0o644)
    with closing(sqlite3.connect(data / "warmline.sqlite3")) as connection, connection:
        connection.execute("UPDATE people_membership SET until = since")
        connection.execute("UPDATE library_scenarioversion SET published = 0 WHERE key = 'parcel_birthday'")
    done = warmline("check", data=data)
    assert done.returncode == 1
    assert "can be read by other users" in done.stdout
    assert f"chmod 600 {data / 'master.key'}" in done.stdout
    assert "not loaded: parcel_birthday" in done.stdout
    assert "nobody is an admin" in done.stdout
    assert "3 to mend." in done.stdout


def test_check_before_anything_exists(data: Path) -> None:
    done = warmline("check", data=data)
    assert done.returncode == 1
    assert "migrations wait" in done.stdout
    assert "Run `warmline up`" in done.stdout


def test_check_stops_at_settings_that_do_not_fit(data: Path) -> None:
    done = warmline("check", data=data, WARMLINE_MASTER_KEY="c2hvcnQ=")
    assert done.returncode == 1
    assert "WARMLINE_MASTER_KEY: write 32 random bytes in base64" in done.stdout
    assert "c2hvcnQ=" not in done.stdout


def test_check_notices_another_house_s_master_key(data: Path) -> None:
    found(data)
    give_a_key = (
        "import django; django.setup();"
        "from warmline.apps.people.models import Person; from warmline.apps.people.vault import seal;"
        "seal(Person.objects.get(), b'hers')"
    )
    subprocess.run(
        [sys.executable, "-c", give_a_key],
        env=environment(data, DJANGO_SETTINGS_MODULE="warmline.config.settings"),
        check=True,
        timeout=60,
    )
    (data / "master.key").unlink()
    done = warmline("check", data=data)
    assert done.returncode == 1
    assert "the master key does not open this person's key" in done.stdout
