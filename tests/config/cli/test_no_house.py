"""A house that cannot be had: each command says in words what is wrong, and never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.config.cli.operator import warmline

UP = ("up", "--prepare-only")
# Nobody listens on port 1.
DEAF = "postgresql://u:sesame@127.0.0.1:1/w"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "house"


def said(*words: str, data: Path, code: int = 1, **more: str) -> str:
    done = warmline(*words, data=data, **more)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("words", [UP, ("check",), ("worker",)], ids=lambda words: words[0])
def test_a_data_folder_that_is_a_file(words: tuple[str, ...], data: Path) -> None:
    data.write_text("a file", encoding="utf-8")
    text = said(*words, data=data)
    assert f"WARMLINE_DATA: {data / 'master.key'} cannot be read or made" in text
    assert "a folder that it may write to" in text
    assert data.read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("words", [UP, ("check",), ("worker",)], ids=lambda words: words[0])
def test_an_address_of_a_database_that_is_none(words: tuple[str, ...], data: Path) -> None:
    text = said(*words, data=data, DATABASE_URL="mysql://u:sesame@db/w")
    assert "DATABASE_URL: write postgresql://user:password@host:5432/name" in text
    assert "sesame" not in text


@pytest.mark.parametrize("words", [UP, ("worker",)], ids=lambda words: words[0])
def test_a_database_that_does_not_answer(words: tuple[str, ...], data: Path) -> None:
    text = said(*words, data=data, DATABASE_URL=DEAF)
    assert "Error: The database does not answer: connection failed" in text
    assert "sesame" not in text


def test_check_tells_a_database_that_does_not_answer_once(data: Path) -> None:
    text = said("check", data=data, DATABASE_URL=DEAF)
    wrong = [line for line in text.splitlines() if line.startswith("WRONG")]
    assert len(wrong) == 1
    assert wrong[0].startswith("WRONG  Database  connection failed")
    assert "To mend: Start the database server, or correct DATABASE_URL." in text
    assert text.endswith("\n1 to mend.\n")


def test_check_tells_a_broken_file_from_a_server_that_is_away(data: Path) -> None:
    data.mkdir()
    (data / "warmline.sqlite3").write_bytes(b"SQLite format 3\0" + b"broken " * 2_000)
    text = said("check", data=data)
    assert "WRONG  Database" in text
    assert "To mend: Stop the service and restore a backup." in text
    assert "Start the database server" not in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--bind", "nowhere"), "WARMLINE_BIND: write"),
        (("--workers", "0"), "'--workers': 0 is not in the range 1<=x<=64"),
        (("--workers", "65"), "65 is not in the range"),
        (("--password-file", "/none/password"), "File '/none/password' does not exist"),
        (("--port", "80"), "No such option '--port'"),
    ],
)
def test_options_of_up_that_do_not_fit(options: tuple[str, ...], words: str, data: Path) -> None:
    done = warmline(*UP, *options, data=data)
    assert done.returncode in {1, 2}
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (data / "warmline.sqlite3").exists()


def test_all_settings_that_do_not_fit_are_named_at_once_and_secrets_are_not(data: Path) -> None:
    more = {"WARMLINE_PROXIES": "many", "WARMLINE_EMAIL": "pigeon://u:sesame@mail", "WARMLINE_URL": "train"}
    text = said(*UP, data=data, **more)
    assert "These settings do not fit:" in text
    assert all(f"{name}: " in text for name in more)
    assert "sesame" not in text


def test_a_host_that_is_not_of_this_machine(data: Path) -> None:
    text = said("up", "--bind", "192.0.2.1:8000", data=data)
    assert "Cannot listen on 192.0.2.1:8000" in text
    assert not (data / "warmline.sqlite3").exists(), "said before anything happens"
