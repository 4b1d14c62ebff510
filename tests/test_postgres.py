"""The throw-away PostgreSQL of the tests itself."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from tests.postgres import NoPostgres, programs, throwaway_cluster, unprivileged


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


def test_root_becomes_somebody_without_rights() -> None:
    user = unprivileged()
    assert (user is None) == (os.geteuid() != 0)
    assert user is None or user.pw_uid != 0


@pytest.mark.django_db
def test_tests_run_on_the_database_that_was_asked_for() -> None:
    vendor = {"sqlite": "sqlite", "postgres": "postgresql"}[os.environ["WARMLINE_TEST_DB"]]
    assert connection.vendor == vendor
    assert not settings.DEBUG
