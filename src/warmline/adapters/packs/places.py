"""Where the content lies: inside the installed package, else at the root of the repository."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from warmline.adapters.content import content_folder
from warmline.adapters.content.files import PACKAGE
from warmline.adapters.packs.errors import PackError, Problem


@cache
def content_root() -> Path:
    """Return the folder that holds all packs. Raises PackError where there is none."""
    folder = content_folder()
    if folder is not None:
        return folder
    missing = Problem(str(PACKAGE / "content"), None, "", "the content of Warmline is missing; install it again.")
    raise PackError([missing])


def shown(path: Path) -> str:
    """Return a path as it appears in messages: from `content/` on where it lies there, else as it was given."""
    try:
        return str(Path("content") / path.resolve().relative_to(content_root()))
    except ValueError:
        return str(path)


def pack_files(folder: str) -> Iterator[Path]:
    """Yield the YAML files of one content folder, sorted by name."""
    return iter(sorted((content_root() / folder).glob("*.yaml")))
