"""The text of a version as it is read: parsed once, and each exercise with a sum of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from warmline.adapters.packs import PackError, Problem
from warmline.adapters.packs.modules import read_module_text
from warmline.apps.modules.models import Version
from warmline.core.curriculum.module import Exercise, ModuleText

LONGEST = 200_000  # characters


@dataclass(frozen=True, slots=True)
class Checked:
    """A text as the page beside it shows it: the module, or what to mend."""

    module: ModuleText | None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=128)
def parsed(text: str) -> ModuleText:
    """Return the module of a sound text. Raises PackError."""
    return read_module_text(text)


def text_of(version: Version) -> ModuleText:
    """Return what a version holds that was published once."""
    return parsed(version.text)


def checked(text: str) -> Checked:
    """Return what a text holds, or every mistake in it."""
    try:
        return Checked(parsed(text))
    except PackError as error:
        return Checked(None, error.problems)


def exercise_sum(exercise: Exercise) -> str:
    """Return a short sum of all that an exercise says: an answer belongs to exactly that."""
    return hashlib.sha256(repr(exercise).encode()).hexdigest()[:16]


def exercise_sums(text: ModuleText) -> dict[str, str]:
    """Return the sum of every exercise by its key."""
    return {exercise.key: exercise_sum(exercise) for exercise in text.exercises()}


def with_identity(text: str, *, key: str, version: int, language: str) -> str:
    """Return a text whose head says this key, version and language, so that no file can claim to be another."""
    wanted = {"key": key, "version": str(version), "language": language}
    lines, end = text.split("\n"), _end_of_head(text.split("\n"))
    for n in range(1, end):
        name = lines[n].split(":")[0].rstrip()
        if name in wanted and not lines[n].startswith(" "):
            lines[n] = f"{name}: {wanted.pop(name)}"
    if end:
        lines[end:end] = [f"{name}: {value}" for name, value in wanted.items()]
    return "\n".join(lines)


def _end_of_head(lines: Sequence[str]) -> int:
    if lines[0].rstrip() != "---":
        return 0
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
