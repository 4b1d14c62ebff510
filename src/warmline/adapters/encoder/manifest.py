"""Which files belong to a model, and whether they are the ones that were examined."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

WEIGHTS: Final = Path(__file__).parent / "weights"
MANIFEST: Final = "manifest.json"


class UnusableWeights(RuntimeError):
    """The files of a model are missing or are not the ones that were examined; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The model's version, the SHA-256 of each of its files by name, and its heads."""

    version: str
    files: Mapping[str, str]
    heads: Sequence[Mapping[str, Any]]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def load_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder; UnusableWeights where it is missing or unreadable."""
    path = folder / MANIFEST
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(str(given["version"]), dict(given["files"]), list(given["heads"]))
    except FileNotFoundError:
        raise UnusableWeights(
            f"{folder} holds no weights of the text model. Install Warmline from its wheel, or run `make models`."
        ) from None
    except (ValueError, KeyError, TypeError) as error:
        raise UnusableWeights(
            f"{path} cannot be read ({error}). Run `make models`, or install Warmline anew."
        ) from error


def checked(folder: Path) -> Manifest:
    """Return the manifest after comparing every file with its hash; UnusableWeights where one differs."""
    manifest = load_manifest(folder)
    for name, wanted in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise UnusableWeights(f"{path} is missing. Install Warmline anew, or run `make models`.")
        if sha256(path) != wanted:
            raise UnusableWeights(
                f"{path} is not the file that was examined (its SHA-256 differs from the manifest's). "
                "Install Warmline anew, or run `make models`."
            )
    return manifest
