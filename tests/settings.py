"""The house as the tests see it: its own folder and keys, quick passwords, and SQLite or a throw-away PostgreSQL."""

from __future__ import annotations

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path

from tests.postgres import URL_VARIABLE, shared_cluster

DATABASE = os.environ.setdefault("WARMLINE_TEST_DB", "sqlite")
if DATABASE not in {"sqlite", "postgres"}:
    raise SystemExit(f"WARMLINE_TEST_DB must be sqlite or postgres, not {DATABASE!r}")

# One folder a run: the workers of xdist end without tidying up, so theirs lie inside the one of the controller.
_ROOT = os.environ.get("WARMLINE_TEST_FOLDER") or tempfile.mkdtemp(prefix="warmline-tests-")
if "WARMLINE_TEST_FOLDER" not in os.environ:
    os.environ["WARMLINE_TEST_FOLDER"] = _ROOT
    atexit.register(shutil.rmtree, _ROOT, ignore_errors=True)
FOLDER = Path(tempfile.mkdtemp(dir=_ROOT))

for _name in [name for name in os.environ if name.startswith("WARMLINE_") and not name.startswith("WARMLINE_TEST_")]:
    del os.environ[_name]
os.environ["DATABASE_URL"] = ""
os.environ["WARMLINE_DATA"] = str(FOLDER)
os.environ["WARMLINE_SECRET_KEY"] = "a key for tests only, long enough to pass for a real one ----"
# The text model has tests of its own; a copy in each worker of xdist would cost memory and time, and no test more.
os.environ["WARMLINE_READER"] = "rules"
os.environ["WARMLINE_MASTER_KEY"] = base64.b64encode(b"a master key of 32 bytes, tests.").decode()

from warmline.config.settings import *  # noqa: E402, F403
from warmline.config.settings.databases import postgres, sqlite  # noqa: E402

if DATABASE == "postgres":
    # Here and not in conftest: pytest-django reads the databases before it reads any conftest. The workers of xdist
    # are children of this process and find the address in the environment.
    if URL_VARIABLE not in os.environ:
        atexit.register(shared_cluster().close)
    DATABASES = {"default": postgres(os.environ[URL_VARIABLE]) | {"CONN_MAX_AGE": 0}}
else:
    # A file, as in real life: only then do two threads meet each other's locks. Nobody needs it after a power cut.
    _quick = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF")
    DATABASES = {"default": sqlite(FOLDER / "unused.sqlite3", pragmas=_quick)}
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "tests.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Pages are looked at without collecting files first: links carry plain names, and nobody serves what they lead to.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
MIDDLEWARE = [name for name in MIDDLEWARE if not name.endswith("ShippedFiles")]  # noqa: F405
