"""The programmes of the standard curriculum from content/programmes, one YAML file each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.document import Address
from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.ranges import Range, Ranges
from warmline.adapters.packs.reader import Finding, Loaded, load
from warmline.adapters.packs.rubric import load_rubric
from warmline.core.curriculum.programme import MOST_MINUTES, Fault, Programme, Step, StepKind, faults
from warmline.core.skills.keys import SKILL_KEYS

RANGES: Final[Ranges] = {
    (Programme, "version"): Range(1, 10_000),
    (Step, "minutes"): Range(1, MOST_MINUTES),
    (Step, "due_days"): Range(1, 500),
}
_WORDS: Final = {
    Fault.NO_STEPS: "has no steps.",
    Fault.PHASE_TWICE: "{key!r} is there twice.",
    Fault.KEY_TWICE: "{key!r} is there twice.",
    Fault.AFTER_UNKNOWN: "{value!r} is no step of this programme.",
    Fault.AFTER_LATER: "{value!r} stands later; a step waits only for steps that stand before it.",
}


@cache
def load_programmes() -> tuple[Programme, ...]:
    """Return every programme that came with this build, by level and key. Raises PackError with every problem."""
    return read_programmes(pack_files("programmes"))


def read_programmes(paths: Iterable[Path]) -> tuple[Programme, ...]:
    """Return the programmes of these files, by level and key. Raises PackError with every problem of every file."""
    loaded: list[Loaded[Programme]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            one = load(path, Programme, RANGES)
        except PackError as error:
            problems += error.problems
            continue
        problems += one.problems(check_programme(one.value, path.stem))
        loaded.append(one)
    if problems:
        raise PackError(problems)
    return tuple(sorted((one.value for one in loaded), key=lambda found: (found.level, found.key)))


def check_programme(programme: Programme, stem: str) -> Iterator[Finding]:
    """Yield everything that does not hold: another name, steps in no order, skills and behaviours nobody knows."""
    if programme.key != stem:
        yield ("key",), f"is {programme.key!r}; expected the file's name, {stem!r}."
    for n, skill in enumerate(programme.skills):
        if skill not in SKILL_KEYS:
            yield ("skills", n), f"{skill!r} is none of {', '.join(SKILL_KEYS)}."
    for found in faults(programme):
        yield _address(programme, found.key), _WORDS[found.fault].format(key=found.key, value=found.value)
    behaviours = {behaviour.key for skill in load_rubric() for behaviour in skill.behaviours}
    for step in programme.steps():
        at = _address(programme, step.key)
        if step.kind is StepKind.DRILLS and step.ref not in SKILL_KEYS:
            yield (*at, "ref"), f"{step.ref!r} is no skill; drills name the skill they belong to."
        for n, key in enumerate(step.behaviours):
            if key not in behaviours:
                yield (*at, "behaviours", n), f"{key!r} is no behaviour of the rubric."
        if step.note:
            yield (*at, "note"), "is for sites; the standard has none."


def _address(programme: Programme, key: str) -> Address:
    for p, phase in enumerate(programme.phases):
        for s, step in enumerate(phase.steps):
            if step.key == key:
                return ("phases", p, "steps", s)
    return ("phases",)
