"""Scenarios from content/scenarios, one YAML file each."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.language import load_language
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Loaded, load_all
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


def _load(paths: list[Path]) -> list[Loaded[Scenario]]:
    behaviours = frozenset(behaviour.key for _, behaviour in load_rubric().behaviours())
    voices = tuple(voice.key for voice in load_language("en").voices)
    return load_all(paths, Scenario, partial(check_scenario, known=Known(behaviours, voices)))


def _key_problems(one: Loaded[Scenario]) -> list[Problem]:
    # The file's name is the key, so keys cannot clash between files.
    stem = Path(one.document.file).stem
    if one.value.key == stem:
        return []
    return one.problems([(("key",), f"is {one.value.key!r}; expected the file's name, {stem!r}.")])
