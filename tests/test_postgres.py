"""The throw-away PostgreSQL of the tests itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from tests.postgres import URL_VARIABLE, NoPostgres, programs, throwaway_cluster, unprivileged


@pytest.fixture
def found() -> Path:
    try:
        return programs()
    except NoPostgres as missing:
        pytest.skip(str(missing))


def test_a_cluster_starts_answers_and_leaves_nothing(found: Path) -> None:
    with throwaway_cluster() as url:
        folder = Path(parse_qs(urlsplit(url).query)["host"][0])
        with psycopg.connect(url) as session:
            shown = {name: session.execute(f"SHOW {name}").fetchone()[0] for name in ("fsync", "listen_addresses")}
        assert shown == {"fsync": "off", "listen_addresses": ""}
        assert folder.is_dir()
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_test_that_fails_leaves_no_server_behind(found: Path) -> None:
    seen: list[str] = []

    def fails() -> None:
        with throwaway_cluster() as url:
            seen.append(url)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not Path(parse_qs(urlsplit(seen[0]).query)["host"][0]).exists()


# The distribution's usual place is looked at whatever the path says; this process finds nothing there.
RUN = """
import pathlib, sys
from tests import postgres
postgres.USUAL = pathlib.Path("/none")
postgres.main()
"""


def run_on_postgres(*words: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run tests as `make apps-postgres` does, where only this folder has programs."""
    kept = {name: value for name, value in os.environ.items() if name != URL_VARIABLE}
    return subprocess.run(
        [sys.executable, "-c", RUN, "-q", "-p", "no:cacheprovider", *words],
        env={**kept, "PATH": str(path)},
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_without_postgresql_it_says_so_and_goes_on(tmp_path: Path) -> None:
    done = run_on_postgres("nothing.py", path=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("PostgreSQL: left out, no initdb and postgres found; install ")
    assert len(done.stdout.splitlines()) == 1


def test_a_postgresql_that_does_not_start_fails(tmp_path: Path) -> None:
    (tmp_path / "pg_config").write_text(f"#!/bin/sh\necho {tmp_path}\n")
    (tmp_path / "postgres").write_text("#!/bin/sh\n")
    (tmp_path / "initdb").write_text("#!/bin/sh\nexit 3\n")
    for name in ("pg_config", "postgres", "initdb"):
        (tmp_path / name).chmod(0o755)
    done = run_on_postgres("tests/test_postgres.py", path=tmp_path)
    assert done.returncode != 0
    assert "initdb" in done.stderr + done.stdout


def test_root_becomes_somebody_without_rights() -> None:
    user = unprivileged()
    assert (user is None) == (os.geteuid() != 0)
    assert user is None or user.pw_uid != 0


@pytest.mark.django_db
def test_tests_run_on_the_database_that_was_asked_for() -> None:
    vendor = {"sqlite": "sqlite", "postgres": "postgresql"}[os.environ["WARMLINE_TEST_DB"]]
    assert connection.vendor == vendor
    assert not settings.DEBUG
