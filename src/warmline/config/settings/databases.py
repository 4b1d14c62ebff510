"""The database behind the house: SQLite in the data folder, or PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# FULL keeps what was acknowledged even when the power fails; WAL lets people read while one writes.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-16000",
    "PRAGMA journal_size_limit=67108864",
)


def sqlite(path: Path, *, pragmas: tuple[str, ...] = PRAGMAS) -> dict[str, Any]:
    """Return Django's settings for the SQLite file at `path`.

    IMMEDIATE takes the write lock when a transaction begins, so that two writers wait for each other (up to the
    timeout, in seconds) and never fail half-way with "database is locked".
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "; ".join(pragmas)},
    }


def postgres(url: str) -> dict[str, Any]:
    """Return Django's settings for a postgresql:// address; `?sslmode=require` and the like go to the driver.

    A Unix socket is given as `?host=/folder`. Raises ImproperlyConfigured when no database is named.
    """
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database: write postgresql://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def database(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings for DATABASE_URL, or for the SQLite file in `folder` when it is empty."""
    scheme = urlsplit(url).scheme
    if not url:
        return sqlite(folder / "warmline.sqlite3")
    if scheme == "sqlite":
        # sqlite:///here.db lies in the present folder, sqlite:////srv/here.db where it says.
        return sqlite(Path(unquote(urlsplit(url).path[1:])))
    if scheme in {"postgres", "postgresql"}:
        return postgres(url)
    raise ImproperlyConfigured(
        "DATABASE_URL: write postgresql://user:password@host:5432/name, or leave it out for SQLite"
    )
