"""Every kind of setting at its edges, and the parts of Django's settings that are made of them."""

from __future__ import annotations

import base64
import logging
import stat
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from warmline.config import table
from warmline.config.settings.databases import PRAGMAS, database, postgres, sqlite
from warmline.config.settings.keys import master_key, new_master_key, secret_key
from warmline.config.settings.logs import QuietFormatter, logging_settings
from warmline.config.settings.mail import mail

CHECKS = {setting.name: setting.check for setting in table.SETTINGS}
FITS = {
    "WARMLINE_URL": ("http://127.0.0.1:8000", "https://a.example", "https://a.example/", "http://[::1]:8000"),
    "WARMLINE_BIND": ("0.0.0.0:1", "127.0.0.1:65535", "localhost:8000", "[::]:80"),
    "WARMLINE_PROXIES": ("0", "1", "10"),
    "WARMLINE_HSTS_SECONDS": ("0", "63072000"),
    "WARMLINE_INVITATION_DAYS": ("1", "90"),
    "WARMLINE_SESSION_HOURS": ("1", "720"),
    "WARMLINE_SECRET_KEY": ("", "x" * 50, "x" * 200),
    "WARMLINE_MASTER_KEY": ("", base64.b64encode(b"k" * 32).decode()),
    "WARMLINE_EMAIL": ("console", "smtp://mail", "smtp+tls://u:p@mail:587", "smtps://u:p@mail"),
    "WARMLINE_LOG_LEVEL": ("DEBUG", "INFO", "WARNING", "ERROR"),
    "WARMLINE_SAMPLE": ("0", "1", "yes", "No", "ON", "off", "true", "False"),
    "WARMLINE_TIMEZONE": ("UTC", "Europe/Berlin", "Asia/Kolkata"),
    "DATABASE_URL": ("", "sqlite:///w.db", "postgres://db/w", "postgresql://db/w"),
    "WARMLINE_LANGUAGE": ("en",),
}
DOES_NOT_FIT = {
    "WARMLINE_URL": ("", "a.example", "https://", "https://a.example/x", "mailto:a@x.example"),
    "WARMLINE_BIND": ("", ":8000", "localhost", "localhost:", "localhost:65536", "localhost:8e3"),
    "WARMLINE_PROXIES": ("11", "-1", "1.0", "one", "", "٣"),
    "WARMLINE_HSTS_SECONDS": ("63072001", "-1"),
    "WARMLINE_INVITATION_DAYS": ("0", "91"),
    "WARMLINE_SESSION_HOURS": ("0", "721"),
    "WARMLINE_SECRET_KEY": ("x" * 49, "x"),
    "WARMLINE_MASTER_KEY": (base64.b64encode(b"k" * 31).decode(), base64.b64encode(b"k" * 33).decode(), "no base64!"),
    "WARMLINE_EMAIL": ("", "http://mail", "Console", "imap://mail"),
    "WARMLINE_LOG_LEVEL": ("debug", "", "TRACE"),
    "WARMLINE_SAMPLE": ("", "2", "maybe", "y"),
    "WARMLINE_TIMEZONE": ("", "Berlin", "europe/berlin"),
    "DATABASE_URL": ("mysql://db/w", "db/w", "http://db/w"),
    "WARMLINE_LANGUAGE": ("", "EN", "de"),
}


@pytest.mark.parametrize("name", FITS)
def test_what_just_fits(name: str) -> None:
    assert [value for value in FITS[name] if CHECKS[name](value) is not None] == []


@pytest.mark.parametrize("name", DOES_NOT_FIT)
def test_what_just_does_not_fit(name: str) -> None:
    assert [value for value in DOES_NOT_FIT[name] if CHECKS[name](value) is None] == []


@pytest.mark.parametrize("name", DOES_NOT_FIT)
def test_what_to_write_is_said_without_what_was_written(name: str) -> None:
    said = {CHECKS[name](value) for value in DOES_NOT_FIT[name]}
    assert len(said) == 1
    assert "write" in str(said)


@given(st.integers(-5, 1000))
def test_a_whole_number_fits_exactly_in_its_range(number: int) -> None:
    assert (CHECKS["WARMLINE_INVITATION_DAYS"](str(number)) is None) == (1 <= number <= 90)


# --- the database


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_user_and_password_may_hold_any_sign(user: str, password: str) -> None:
    from urllib.parse import quote

    found = postgres(f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@db:5433/w")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == (user, password, "db", "5433")


def test_what_stands_behind_the_question_mark_goes_to_the_driver() -> None:
    found = postgres("postgresql://u@/w?host=/run/pg&port=5433&sslmode=require&connect_timeout=3")
    assert (found["HOST"], found["PORT"]) == ("/run/pg", "5433")
    assert found["OPTIONS"] == {"sslmode": "require", "connect_timeout": "3"}


@pytest.mark.parametrize("url", ["postgresql://db", "postgresql://db/", "postgres://u:p@db:5432"])
def test_an_address_that_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="names no database"):
        postgres(url)


@pytest.mark.parametrize(
    ("url", "name"),
    [("", "/srv/warmline.sqlite3"), ("sqlite:///here.db", "here.db"), ("sqlite:////var/w%20l.db", "/var/w l.db")],
)
def test_a_file_lies_where_it_is_said(url: str, name: str) -> None:
    found = database(url, Path("/srv"))
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", name)


def test_another_kind_of_database_is_refused_without_its_password() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        database("mysql://u:hunter2@db/w", Path("/srv"))
    assert "hunter2" not in str(refused.value)


def test_what_was_acknowledged_is_on_the_disk() -> None:
    options = sqlite(Path("w.db"))["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "PRAGMA synchronous=FULL" in options["init_command"]
    assert options["init_command"].count("PRAGMA") == len(PRAGMAS)


# --- keys


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    first = secret_key("", folder)
    assert secret_key("", folder) == first
    assert len(first) >= 50
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == ["secret.key"], "no draft is left behind"


def test_a_key_that_was_given_makes_no_file(tmp_path: Path) -> None:
    assert secret_key("given", tmp_path) == "given"
    assert master_key("given", tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_the_two_keys_are_two(tmp_path: Path) -> None:
    assert secret_key("", tmp_path) != master_key("", tmp_path)
    assert CHECKS["WARMLINE_MASTER_KEY"](master_key("", tmp_path)) is None
    assert len({new_master_key() for _ in range(20)}) == 20


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ImproperlyConfigured, match=r"WARMLINE_DATA: .*secret\.key cannot be read or made"):
        secret_key("", tmp_path / "file")


# --- logs and mail


def formatted(failure: BaseException) -> str:
    try:
        raise failure
    except type(failure):
        record = logging.LogRecord("w", logging.ERROR, __file__, 1, "broken", None, sys.exc_info())
        return QuietFormatter("{message}", style="{").format(record)


@given(st.text(alphabet="quokka ", min_size=12, max_size=30))
def test_a_failure_is_told_without_its_words(words: str) -> None:
    said = formatted(ValueError(f"<{words}>"))
    assert f"<{words}>" not in said
    assert said.endswith("builtins.ValueError")
    assert "test_edges.py" in said


def test_the_cause_is_told_too_and_without_its_words() -> None:
    failure = RuntimeError("outer words")
    failure.__cause__ = KeyError("inner words")
    said = formatted(failure)
    assert "builtins.RuntimeError" in said
    assert "builtins.KeyError" in said
    assert "words" not in said


@pytest.mark.parametrize("whole", [True, False])
def test_only_a_developer_sees_whole_messages(whole: bool) -> None:
    made = logging_settings("INFO", whole_messages=whole)
    assert (made["formatters"]["line"].get("()") is QuietFormatter) is not whole
    assert made["root"]["level"] == "INFO"
    assert made["loggers"]["django.db.backends"]["level"] == "ERROR", "values of SQL are never logged"


@pytest.mark.parametrize(
    ("text", "port", "tls", "ssl"),
    [
        ("smtp://mail", 25, False, False),
        ("smtp+tls://mail", 587, True, False),
        ("smtps://mail", 465, False, True),
        ("smtp+tls://mail:2525", 2525, True, False),
    ],
)
def test_mail_leaves_by_the_usual_door(text: str, port: int, tls: bool, ssl: bool) -> None:
    found = mail(text)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail", port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (tls, ssl)
    assert found["EMAIL_TIMEOUT"] > 0


def test_mail_on_the_console_needs_no_server() -> None:
    assert mail("console") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


def test_the_mail_server_s_password_may_hold_any_sign() -> None:
    found = mail("smtps://a%40x:p%2Fw%3F@mail")
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("a@x", "p/w?")
