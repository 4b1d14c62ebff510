"""Pack files for the tests: good ones, and the same with one thing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from warmline.adapters.packs import PackError

HERE = Path(__file__).parent


def good(name: str) -> str:
    """Return the text of a good pack of this folder."""
    return (HERE / name).read_text()


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """Replace each old text, which must be there exactly once, by the new one."""
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


def written(folder: Path, text: str | bytes, name: str = "pack.yaml") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def problems_of(error: pytest.ExceptionInfo[PackError], path: Path) -> list[str]:
    """Return the messages of an error without the path in front of each."""
    return [str(problem).removeprefix(f"{path}, ").removeprefix(f"{path}: ") for problem in error.value.problems]
