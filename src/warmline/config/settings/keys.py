"""The two keys of the house: one signs sessions and links, the other wraps each person's own key."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def _new_secret() -> str:
    return secrets.token_urlsafe(64)


def new_master_key() -> str:
    """Return 32 fresh random bytes in base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _read_or_make(path: Path, fresh: str) -> str:
    """Return the key in the file, making it with `fresh` when there is none; 0600, and the first writer wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(fresh + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link fails when the name is taken: two first runs at once then agree on one whole file.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def secret_key(given: str, folder: Path) -> str:
    """Return the key that signs: the given one, or the one in `folder`, made on first run.

    Raises ImproperlyConfigured where the folder cannot hold it.
    """
    return given or _kept(folder / "secret.key", _new_secret())


def master_key(given: str, folder: Path) -> str:
    """Return the key that wraps, in base64: the given one, or the one in `folder`, made on first run.

    Raises ImproperlyConfigured where the folder cannot hold it.
    """
    return given or _kept(folder / "master.key", new_master_key())


def _kept(path: Path, fresh: str) -> str:
    try:
        return _read_or_make(path, fresh)
    except OSError as error:
        raise ImproperlyConfigured(
            f"WARMLINE_DATA: {path} cannot be read or made ({error.strerror}). "
            "Give the service's user a folder that it may write to."
        ) from error
