"""`warmline up` and `warmline check`, as an operator runs them: in a process of their own, on a house of their own."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from email.message import Message
from pathlib import Path

import pytest
from tests.config.cli.operator import WARMLINE, environment, python, warmline

PASSWORD = "a calm evening at sea"


def found(data: Path, *, email: str = "ada@example.org") -> subprocess.CompletedProcess[str]:
    """Make the first admin of a house, and stop."""
    file = data.parent / "password"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
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
    # Python's own helper of several processes ends a moment after them.
    assert soon(lambda: left_behind(data) == [], 5.0), left_behind(data)


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


def soon(happens: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until something happens; say whether it did."""
    deadline = time.monotonic() + seconds
    while not happens() and time.monotonic() < deadline:
        time.sleep(0.05)
    return happens()


def answers(port: int) -> bool:
    """Say whether the house is awake."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2) as page:
            return bool(page.read() == b"ok\n")
    except OSError:
        return False


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A house made once for the whole module, with nobody in it yet, and what the making said."""
    folder = tmp_path_factory.mktemp("prepared") / "house"
    return folder, warmline("up", "--prepare-only", data=folder)


@pytest.fixture(scope="module")
def founded(
    prepared: tuple[Path, subprocess.CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The same with its first admin, made once too."""
    folder = tmp_path_factory.mktemp("founded") / "house"
    shutil.copytree(prepared[0], folder)
    return folder, found(folder)


@pytest.fixture(scope="module")
def sampled(prepared: tuple[Path, subprocess.CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prepared house with the sample organisation in it, made once too."""
    folder = Path(shutil.copytree(prepared[0], tmp_path_factory.mktemp("sampled") / "house"))
    assert warmline("up", "--sample", "--prepare-only", data=folder).returncode == 0
    return folder


@pytest.fixture
def house(founded: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A copy of the founded house, for one test alone."""
    return Path(shutil.copytree(founded[0], tmp_path / "house"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a house that does not exist yet."""
    return tmp_path / "house"


def test_without_a_terminal_it_says_how_to_make_the_first_admin(
    prepared: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = prepared
    assert done.returncode == 0
    assert "Bringing the database up to date" in done.stdout
    assert "--admin you@example.org" in done.stderr
    assert rows(folder, "SELECT count(*) FROM people_person") == [(0,)]
    assert rows(folder, "SELECT count(*) > 0 FROM library_scenarioversion WHERE published") == [(1,)]


def test_the_first_admin_is_made_once(founded: tuple[Path, subprocess.CompletedProcess[str]], house: Path) -> None:
    first = founded[1]
    assert first.returncode == 0, first.stderr
    assert "Ada Park is the first admin" in first.stdout
    assert "Bringing the database up to date" not in first.stdout, "it was up to date"
    again = found(house, email="eve@example.org")
    assert again.returncode == 0, again.stderr
    assert rows(house, "SELECT email FROM people_person") == [("ada@example.org",)]


def test_keys_are_made_for_the_service_alone(prepared: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    for name in ("secret.key", "master.key"):
        assert (prepared[0] / name).stat().st_mode & 0o077 == 0


def test_the_database_is_for_the_service_alone(prepared: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    assert (prepared[0] / "warmline.sqlite3").stat().st_mode & 0o077 == 0


def test_an_admin_who_is_not_needed_is_said(house: Path) -> None:
    again = found(house, email="eve@example.org")
    assert "This house has people already" in again.stderr


def test_sample_people_and_real_people_never_share_a_house(sampled: Path) -> None:
    done = found(sampled)
    assert done.returncode == 1
    assert "Set WARMLINE_DATA to an empty folder" in done.stderr
    assert rows(sampled, "SELECT count(*) FROM people_person WHERE NOT is_sample") == [(0,)]
    assert rows(sampled, "SELECT count(*) > 100 FROM practice_practiceday") == [(1,)]


def test_the_sample_listens_on_this_machine_only(data: Path) -> None:
    done = warmline("up", "--sample", "--bind", "0.0.0.0:8000", data=data)
    assert done.returncode == 1
    assert "not on 0.0.0.0" in done.stderr
    assert not (data / "warmline.sqlite3").exists()


def test_tidy_and_erasures_run_from_the_terminal(house: Path) -> None:
    tidied = warmline("tidy", data=house)
    assert tidied.returncode == 0, tidied.stderr
    assert "practice_days: 0 deleted" in tidied.stdout
    written = warmline("erasures", "export", str(house / "list.json"), data=house)
    assert written.returncode == 0, written.stderr
    replayed = warmline("erasures", "replay", str(house / "list.json"), data=house)
    assert replayed.stdout.startswith("0 erased again")
    (house / "list.json").write_text("no list", encoding="utf-8")
    refused = warmline("erasures", "replay", str(house / "list.json"), data=house)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: ")


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


def fetched(port: int, path: str, **headers: str) -> tuple[int, Message, bytes]:
    """Ask over HTTP exactly as written: nothing in the path is made tidy on the way."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with closing(connection):
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def sheet_is_compressed_and_kept(port: int, path: str) -> None:
    status, headers, body = fetched(port, path, Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"], headers["Content-Type"]) == (200, "gzip", 'text/css; charset="utf-8"')
    age = re.search(r"max-age=(\d+)", headers["Cache-Control"])
    assert age is not None
    assert int(age[1]) >= 365 * 24 * 3600
    assert "immutable" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers
    assert b"@layer" in gzip.decompress(body)
    plain = fetched(port, path)
    assert "Content-Encoding" not in plain[1]
    assert plain[2] == gzip.decompress(body)


def nothing_else_is_given_away(port: int, data: Path) -> None:
    assert (data / "secret.key").is_file()
    paths = ("none.css", "css/base.css", "../secret.key", "..%2fsecret.key", "css/../../secret.key", ".collected")
    assert {path: fetched(port, f"/static/{path}")[0] for path in paths} == dict.fromkeys(paths, 404)


def test_the_sample_house_opens_works_and_closes(sampled: Path, tmp_path: Path) -> None:
    house = Path(shutil.copytree(sampled, tmp_path / "house"))
    with running("--sample", data=house) as port:
        status, headers, body = fetched(port, "/sign-in/sample/", Accept_Encoding="gzip, br")
        assert status == 200
        assert "Content-Encoding" not in headers, "a page is never compressed"
        text = body.decode()
        assert "Nadia Brandt" in text
        style = re.search(r'href="(/static/css/base\.[0-9a-f]{12}\.css)"', text)
        assert style is not None
        sheet_is_compressed_and_kept(port, style[1])
        nothing_else_is_given_away(port, house)
        assert soon(lambda: any("db_worker" in command for command in left_behind(house))), "nobody works"
    assert not answers(port)
    assert rows(house, "SELECT count(*) FROM people_person WHERE is_sample")[0][0] > 100  # type: ignore[operator]


def test_two_server_processes_open_and_close(house: Path) -> None:
    with running("--workers", "2", data=house) as port:
        assert answers(port)
    assert not answers(port)


def test_check_finds_nothing_in_a_sound_house(house: Path) -> None:
    done = warmline("check", data=house)
    assert done.returncode == 0, done.stdout
    assert "WRONG" not in done.stdout


def test_check_says_what_is_wrong_and_how_to_mend_it(house: Path) -> None:
    (house / "master.key").chmod(0o644)
    with closing(sqlite3.connect(house / "warmline.sqlite3")) as connection, connection:
        connection.execute("UPDATE people_membership SET until = since")
        connection.execute("UPDATE library_scenarioversion SET published = 0 WHERE key = 'parcel_birthday'")
    done = warmline("check", data=house)
    assert done.returncode == 1
    assert "can be read by other users" in done.stdout
    assert f"chmod 600 {house / 'master.key'}" in done.stdout
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


def test_check_notices_another_house_s_master_key(house: Path) -> None:
    give_a_key = (
        "import django; django.setup();"
        "from warmline.apps.people.models import Person; from warmline.apps.people.vault import seal;"
        "seal(Person.objects.get(), b'hers')"
    )
    given = python(give_a_key, data=house)
    assert given.returncode == 0, given.stderr
    (house / "master.key").unlink()
    done = warmline("check", data=house)
    assert done.returncode == 1
    assert "the master key does not open this person's key" in done.stdout
