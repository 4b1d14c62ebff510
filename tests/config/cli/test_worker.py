"""`warmline worker`: it works off what waits, and ends when it is told to."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.config.cli.operator import WARMLINE, environment, python
from tests.migrated import lay_database

ENQUEUE = """
import django
django.setup()
from warmline.apps.notices.tasks import send_waiting_notices
send_waiting_notices.enqueue()
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with one task that waits and nobody who works, made once."""
    folder = tmp_path_factory.mktemp("prepared") / "house"
    lay_database(folder)
    made = python(ENQUEUE, data=folder)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def house(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it for one test alone."""
    return Path(shutil.copytree(prepared, tmp_path / "house"))


def states(house: Path) -> list[str]:
    with closing(sqlite3.connect(house / "warmline.sqlite3")) as connection:
        return [row[0] for row in connection.execute("SELECT status FROM django_tasks_database_dbtaskresult")]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_does_what_waits_and_ends_in_peace(house: Path, sign: signal.Signals) -> None:
    assert states(house) == ["READY"]
    with subprocess.Popen([str(WARMLINE), "worker"], env=environment(house), stdin=subprocess.DEVNULL) as worker:
        try:
            deadline = time.monotonic() + 40
            while states(house) != ["SUCCESSFUL"]:
                assert worker.poll() is None, "it closed before the work was done"
                assert time.monotonic() < deadline, states(house)
                time.sleep(0.05)
        finally:
            worker.send_signal(sign)
            assert worker.wait(timeout=20) == 0
