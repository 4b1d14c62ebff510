"""Scenarios from content/scenarios, one YAML file each."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from warmline.adapters.packs.document import parse_document
from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.language import load_language
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Loaded, build, load_all
from warmline.adapters.packs.rubric import load_rubric
from warmline.adapters.packs.scenario_checks import Known, check_scenario
from warmline.core.customer.scenario import Scenario


@cache
def load_scenarios() -> tuple[Scenario, ...]:
    """Return every scenario that Warmline ships, sorted by key. Raises PackError with every problem of every file."""
    loaded = _load(list(pack_files("scenarios")))
    problems = [problem for one in loaded for problem in _key_problems(one)]
    if problems:
        raise PackError(problems)
    return tuple(sorted((one.value for one in loaded), key=lambda scenario: scenario.key))


def load_scenario_file(path: Path) -> Scenario:
    """Return the scenario of one file anywhere. Raises PackError with every problem found."""
    return _load([Path(path)])[0].value


def load_scenario_text(text: str, *, file: str) -> Scenario:
    """Return the scenario of a text that lies in no file; `file` is its name in messages. Raises PackError as above."""
    one = build(parse_document(file, text.encode("utf-8", "surrogatepass")), Scenario)
    problems = one.problems(check_scenario(one.value, known=_known()))
    if problems:
        raise PackError(problems)
    return one.value


def shipped_text(key: str) -> str | None:
    """Return the YAML of a scenario that Warmline ships, comments and all; None where there is none of this key."""
    return next((path.read_text("utf-8") for path in pack_files("scenarios") if path.stem == key), None)


def _load(paths: list[Path]) -> list[Loaded[Scenario]]:
    return load_all(paths, Scenario, partial(check_scenario, known=_known()))


@cache
def _known() -> Known:
    behaviours = frozenset(behaviour.key for _, behaviour in load_rubric().behaviours())
    return Known(behaviours, tuple(voice.key for voice in load_language("en").voices))


def _key_problems(one: Loaded[Scenario]) -> list[Problem]:
    # The file's name is the key, so keys cannot clash between files.
    stem = Path(one.document.file).stem
    if one.value.key == stem:
        return []
    return one.problems([(("key",), f"is {one.value.key!r}; expected the file's name, {stem!r}.")])
