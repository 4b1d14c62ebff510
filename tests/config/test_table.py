"""Every setting in the table: its default fits, a wrong value is named, a secret is never repeated."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import warmline
from warmline.config import table

BY_NAME = {setting.name: setting for setting in table.SETTINGS}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in BY_NAME:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", BY_NAME)
def test_the_default_fits_and_the_meaning_is_a_sentence(name: str) -> None:
    setting = BY_NAME[name]
    assert setting.problem() is None
    assert setting.read() == setting.default
    assert setting.meaning[0].isupper() or setting.meaning[0].isdigit()
    assert setting.meaning.endswith((".", "..."))
    assert name.startswith("WARMLINE_") or name == "DATABASE_URL"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x/y"),
        ("WARMLINE_URL", "train.example.org"),
        ("WARMLINE_URL", "ftp://train.example.org"),
        ("WARMLINE_URL", "https://train.example.org/folder"),
        ("WARMLINE_BIND", "8000"),
        ("WARMLINE_BIND", "localhost:port"),
        ("WARMLINE_BIND", "localhost:99999"),
        ("WARMLINE_PROXIES", "many"),
        ("WARMLINE_PROXIES", "-1"),
        ("WARMLINE_HSTS_SECONDS", "1.5"),
        ("WARMLINE_SECRET_KEY", "short"),
        ("WARMLINE_MASTER_KEY", "short"),
        ("WARMLINE_MASTER_KEY", "é" * 44),
        ("WARMLINE_EMAIL", "pigeon"),
        ("WARMLINE_LANGUAGE", "xx"),
        ("WARMLINE_TIMEZONE", "Mars/Olympus"),
        ("WARMLINE_INVITATION_DAYS", "0"),
        ("WARMLINE_INVITATION_DAYS", "91"),
        ("WARMLINE_SESSION_HOURS", "0"),
        ("WARMLINE_SAMPLE", "perhaps"),
        ("WARMLINE_LOG_LEVEL", "LOUD"),
        ("WARMLINE_DEBUG", "2"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_fits(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    (problem,) = table.problems()
    assert problem.startswith(f"{name}: ")
    assert "write" in problem
    assert not BY_NAME[name].secret or value not in problem


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://u:p@db:5432/w"),
        ("DATABASE_URL", "sqlite:////srv/w.sqlite3"),
        ("WARMLINE_URL", "https://train.example.org/"),
        ("WARMLINE_BIND", "[::1]:80"),
        ("WARMLINE_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
        ("WARMLINE_SECRET_KEY", "x" * 50),
        ("WARMLINE_EMAIL", "smtp+tls://u:p@mail:587"),
        ("WARMLINE_SAMPLE", "TRUE"),
        ("WARMLINE_TIMEZONE", "America/Argentina/Buenos_Aires"),
    ],
)
def test_these_fit(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert table.problems() == []
    assert table.text(name) == value


def test_yes_and_numbers_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not table.yes("WARMLINE_SAMPLE")
    monkeypatch.setenv("WARMLINE_SAMPLE", " on ")
    assert table.yes("WARMLINE_SAMPLE")
    monkeypatch.setenv("WARMLINE_SESSION_HOURS", "8")
    assert table.number("WARMLINE_SESSION_HOURS") == 8
    monkeypatch.setenv("WARMLINE_SESSION_HOURS", "²")
    assert table.number("WARMLINE_SESSION_HOURS") == 12, (
        "a wrong value is reported by check and does not stop the start"
    )
    monkeypatch.setenv("WARMLINE_SESSION_HOURS", "")
    assert table.number("WARMLINE_SESSION_HOURS") == 12


def test_an_unknown_setting_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        table.text("WARMLINE_NOTHING")


def test_no_code_reads_the_environment_past_the_table() -> None:
    """A variable with our name that is used anywhere stands in the table, and every one in the table is used."""
    used = set()
    for path in Path(warmline.__file__).parent.rglob("*.py"):
        if path.name == "table.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= set(re.findall(r"\bWARMLINE_[A-Z_]+[A-Z]\b|\bDATABASE_URL\b", node.value))
    assert used - set(BY_NAME) <= {"WARMLINE_WIRING"}
    assert set(BY_NAME) - used == set()
