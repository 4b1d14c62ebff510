"""A database as the migrations make it, made once a run: a house in a process of its own begins with a copy of it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "warmline.sqlite3"
MAKE = "import django; django.setup(); from django.core.management import call_command as call; "
MAKE += "call('migrate', verbosity=0); call('createcachetable', verbosity=0); "
MAKE += "from django.db import connection; connection.cursor().execute('PRAGMA wal_checkpoint(TRUNCATE)')"


def lay_database(folder: Path) -> None:
    """Put a database that is up to date, with nobody in it, into a data folder that has none."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_made(), folder / NAME)
    (folder / NAME).chmod(0o600)


def _made() -> Path:
    """Return the one database of this run; whoever comes first makes it, and the others wait.

    The stages of `make test` name one folder for all of them.
    """
    root = Path(os.environ.get("WARMLINE_TEST_RUN") or os.environ["WARMLINE_TEST_FOLDER"])
    place = root / "migrated"
    with (root / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "done").exists():
            _make(place)
            (place / "done").touch()
    return place / NAME


def _make(place: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WARMLINE_", "DATABASE_"))}
    own = {"WARMLINE_DATA": str(place), "DJANGO_SETTINGS_MODULE": "warmline.config.settings"}
    own["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", MAKE], env=kept | own, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
