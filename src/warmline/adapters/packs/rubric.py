"""The rubric from content/skills, one YAML file a skill."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.places import pack_files, shown
from warmline.adapters.packs.reader import Loaded, load_all
from warmline.adapters.packs.rubric_checks import check_skill
from warmline.core.skills import Rubric, Skill
from warmline.core.skills.keys import SKILL_KEYS

RUBRIC_VERSION: Final = "rubric-1"


@cache
def load_rubric() -> Rubric:
    """Return the rubric that Warmline ships. Raises PackError with every problem of every file."""
    return read_rubric(list(pack_files("skills")), RUBRIC_VERSION)


def read_rubric(paths: list[Path], version: str) -> Rubric:
    """Build a rubric from skill files: all 23, each named by its key. Raises PackError with every problem."""
    loaded = load_all(paths, Skill, check_skill)
    problems = [*_missing(paths), *_repeated(loaded)]
    if problems:
        raise PackError(problems)
    skills = {one.value.key: one.value for one in loaded}
    return Rubric(version, tuple(skills[key] for key in SKILL_KEYS))


def _missing(paths: list[Path]) -> list[Problem]:
    stems = {path.stem for path in paths}
    folder = shown(paths[0].parent) if paths else "content/skills"
    unknown = [Problem(shown(p), None, "", f"{p.stem!r} is no skill key.") for p in paths if p.stem not in SKILL_KEYS]
    lost = [Problem(f"{folder}/{key}.yaml", None, "", "is missing.") for key in SKILL_KEYS if key not in stems]
    return unknown + lost


def _repeated(loaded: list[Loaded[Skill]]) -> list[Problem]:
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for one in loaded:
        stem = Path(one.document.file).stem
        if one.value.key != stem:
            problems += one.problems([(("key",), f"is {one.value.key!r}; expected the file's name, {stem!r}.")])
        for n, behaviour in enumerate(one.value.behaviours):
            other = first.setdefault(behaviour.key, one.document.file)
            if other != one.document.file:
                text = f"{behaviour.key!r} is also in {other}."
                problems += one.problems([(("behaviours", n, "key"), text)])
    return problems
