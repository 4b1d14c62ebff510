"""Databases, keys, mail, logs and the production settings as a whole."""

from __future__ import annotations

import base64
import logging
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from warmline.config.settings.databases import database, postgres, sqlite
from warmline.config.settings.keys import master_key, secret_key
from warmline.config.settings.logs import QuietFormatter, logging_settings
from warmline.config.settings.mail import mail


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://u:p@db:5433/w", {"NAME": "w", "USER": "u", "PASSWORD": "p", "HOST": "db", "PORT": "5433"}),
        ("postgres://db/w", {"NAME": "w", "USER": "", "PASSWORD": "", "HOST": "db", "PORT": ""}),
        ("postgresql://u%40x:p%2F%3A@db/w%20x", {"NAME": "w x", "USER": "u@x", "PASSWORD": "p/:"}),
        ("postgresql://u@/w?host=/run/pg", {"HOST": "/run/pg", "OPTIONS": {}}),
        ("postgresql://u@[::1]:5432/w?sslmode=require", {"HOST": "::1", "OPTIONS": {"sslmode": "require"}}),
    ],
)
def test_postgresql_is_found_by_its_address(url: str, expected: dict[str, object]) -> None:
    found = database(url, Path("/srv"))
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("url", ["postgresql://u:p@db:5432/", "postgresql://db", "mysql://db/w", "nonsense"])
def test_an_address_without_a_database_says_what_to_write(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password@host:5432/name"):
        database(url, Path("/srv"))
    if "postgres" in url:
        with pytest.raises(ImproperlyConfigured):
            postgres(url)


def test_sqlite_is_the_default_and_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    found = database("", tmp_path)
    assert found["NAME"] == str(tmp_path / "warmline.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["timeout"] >= 5
    connection = sqlite3.connect(found["NAME"])
    connection.executescript(found["OPTIONS"]["init_command"])
    pragmas = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    connection.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}
    assert database("sqlite:////srv/other.db", tmp_path)["NAME"] == "/srv/other.db"
    assert sqlite(tmp_path / "x")["ENGINE"] == "django.db.backends.sqlite3"


def test_keys_are_made_once_and_only_the_service_reads_them(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "var"
    secret, master = secret_key("", folder), master_key("", folder)
    assert (secret_key("", folder), master_key("", folder)) == (secret, master)
    assert len(base64.b64decode(master)) == 32
    assert len(secret) >= 50
    for name in ("secret.key", "master.key"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(path.name for path in folder.iterdir()) == ["master.key", "secret.key"], "no draft is left behind"


@pytest.mark.parametrize("key", [secret_key, master_key])
def test_a_folder_that_cannot_hold_a_key_is_named_with_what_to_do(tmp_path: Path, key: Callable[..., str]) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match=r"WARMLINE_DATA: .*cannot be read or made") as refused:
        key("", tmp_path / "file")
    assert "a folder that it may write to" in str(refused.value)
    assert key("given", tmp_path / "file") == "given", "no folder is needed for a key that is given"


def test_a_key_from_the_environment_writes_no_file(tmp_path: Path) -> None:
    assert secret_key("given", tmp_path) == "given"
    assert master_key("given", tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_first_runs_at_once_agree_on_one_key(tmp_path: Path) -> None:
    found: list[str] = []
    start = threading.Barrier(8)

    def run() -> None:
        start.wait(timeout=10)
        found.append(master_key("", tmp_path))

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("smtp+tls://u:p%40@mail:2525", {"EMAIL_PORT": 2525, "EMAIL_USE_TLS": True, "EMAIL_HOST_PASSWORD": "p@"}),
        ("smtp+tls://mail", {"EMAIL_PORT": 587, "EMAIL_HOST": "mail", "EMAIL_USE_SSL": False}),
        ("smtps://mail", {"EMAIL_PORT": 465, "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": True}),
        ("smtp://localhost", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False}),
        ("console", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
    ],
)
def test_mail_leaves_as_the_setting_says(text: str, expected: dict[str, object]) -> None:
    found = mail(text)
    assert {key: found[key] for key in expected} == expected


PLANTED = "I will never forgive the parcel"


def failing() -> None:
    try:
        raise ValueError(PLANTED)
    except ValueError as first:
        raise RuntimeError(f"again: {PLANTED}") from first


def logged(formatter: logging.Formatter) -> str:
    try:
        failing()
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it failed", (), sys.exc_info())
    return formatter.format(record)


def test_a_log_says_where_it_failed_and_not_what_was_written() -> None:
    text = logged(QuietFormatter("{message}", style="{"))
    assert PLANTED not in text
    assert "in failing" in text
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text


def test_the_usual_formatter_would_have_told_it() -> None:
    assert PLANTED in logged(logging.Formatter("{message}", style="{"))


def test_logs_are_quiet_unless_a_developer_asks() -> None:
    assert "()" in logging_settings("INFO", whole_messages=False)["formatters"]["line"]
    loud = logging_settings("DEBUG", whole_messages=True)
    assert "()" not in loud["formatters"]["line"]
    assert loud["loggers"]["django.db.backends"]["level"] == "ERROR", "SQL would show values"


def run_with(tmp_path: Path, code: str, **environment: str) -> str:
    """Run code with the real settings in a process of its own, as a server would."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WARMLINE_", "DATABASE_"))}
    environment = {
        **kept,
        "WARMLINE_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "warmline.config.settings",
        **environment,
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_production_settings_pass_djangos_own_check(tmp_path: Path) -> None:
    code = "from warmline.config.manage import main; main(['manage', 'check', '--deploy', '--fail-level', 'WARNING'])"
    said = run_with(tmp_path, code, WARMLINE_URL="https://train.example.org")
    assert "no issues" in said


READ = """
import json, django
from django.conf import settings as s
django.setup()
names = ("DEBUG ALLOWED_HOSTS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS "
         "SESSION_COOKIE_HTTPONLY CSRF_TRUSTED_ORIGINS SESSION_COOKIE_AGE").split()
print(json.dumps({name: getattr(s, name) for name in names}))
"""


def test_https_makes_cookies_secure_and_tells_browsers_to_stay(tmp_path: Path) -> None:
    import json

    found = json.loads(run_with(tmp_path, READ, WARMLINE_URL="https://train.example.org/", WARMLINE_SESSION_HOURS="8"))
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert found["ALLOWED_HOSTS"] == ["train.example.org", "127.0.0.1", "localhost", "[::1]"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://train.example.org"]
    assert found["SESSION_COOKIE_AGE"] == 8 * 3600


def test_on_ones_own_machine_it_works_without_https_and_without_debug(tmp_path: Path) -> None:
    import json

    found = json.loads(run_with(tmp_path, READ))
    assert not found["DEBUG"]
    assert not found["SESSION_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_HTTPONLY"]
    assert found["SECURE_HSTS_SECONDS"] == 0
