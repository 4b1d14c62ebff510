"""Scenarios from content/scenarios, one YAML file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from warmline.adapters.packs.document import parse_document
from warmline.adapters.packs.errors import PackError
from warmline.adapters.packs.language import load_language
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Finding, build, load_all, load_named
from warmline.adapters.packs.rubric import load_rubric
from warmline.adapters.packs.scenario_checks import Known, check_scenario
from warmline.core.customer.scenario import Scenario


@cache
def load_scenarios() -> tuple[Scenario, ...]:
    """Return every scenario that Warmline ships, sorted by key. Raises PackError with every problem of every file."""
    scenarios = load_named(pack_files("scenarios"), Scenario, _checks())
    return tuple(sorted(scenarios, key=lambda scenario: scenario.key))


def load_scenario_file(path: Path) -> Scenario:
    """Return the scenario of one file anywhere. Raises PackError with every problem found."""
    return load_all([Path(path)], Scenario, _checks())[0].value


def load_scenario_text(text: str, *, file: str) -> Scenario:
    """Return the scenario of a text that lies in no file; `file` is its name in messages. Raises PackError as above."""
    one = build(parse_document(file, text.encode("utf-8", "surrogatepass")), Scenario)
    problems = one.problems(_checks()(one.value))
    if problems:
        raise PackError(problems)
    return one.value


def shipped_text(key: str) -> str | None:
    """Return the YAML of a scenario that Warmline ships, comments and all; None where there is none of this key."""
    return next((path.read_text("utf-8") for path in pack_files("scenarios") if path.stem == key), None)


def _checks() -> Callable[[Scenario], Iterable[Finding]]:
    return partial(check_scenario, known=_known())


@cache
def _known() -> Known:
    behaviours = frozenset(behaviour.key for _, behaviour in load_rubric().behaviours())
    return Known(behaviours, tuple(voice.key for voice in load_language("en").voices))
