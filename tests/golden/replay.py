"""Playing a golden conversation and telling how it differs from what was recorded.

A golden file holds the agent's answers, written by hand, and under `recorded` everything that came of them. To change
a conversation edit its answers and record again: `python -m tests.golden.record [scenario ...]`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.scenes import english, rules

from warmline.adapters.packs import load_scenarios
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, SceneTurn, answer, begin, outcome

FOLDER: Final = Path(__file__).parent
SEED: Final = 7
MOOD: Final = ("anger", "trust", "patience", "hope")
# The mood is recorded to two places; a last place that tips over is no change.
TOLERANCE: Final = 0.011

Difference = tuple[str, str, str]


def scenarios() -> dict[str, Scenario]:
    """Every scenario that is shipped, by key."""
    return {scenario.key: scenario for scenario in load_scenarios()}


def path_of(key: str) -> Path:
    return FOLDER / f"{key}.json"


def read(key: str) -> dict[str, Any]:
    """The golden file of a scenario: its seed, its answers and what was recorded."""
    data: dict[str, Any] = json.loads(path_of(key).read_text(encoding="utf-8"))
    return data


def play(scenario: Scenario, seed: int, answers: list[str]) -> Scene:
    """The scene after all answers, or after the customer has gone."""
    scene = begin(scenario, english(), seed=seed)
    for text in answers:
        if scene.ended is not None:
            break
        scene = answer(scene, text, reader=rules())
    return scene


def recorded(scene: Scene) -> dict[str, Any]:
    """What a golden file keeps of a scene."""
    end = outcome(scene)
    return {
        "versions": {"reader": rules().version, "engine": scene.engine, "scenario": scene.scenario.version},
        "turns": [_turn(turn) for turn in scene.turns],
        "ending": scene.ended.value if scene.ended is not None else None,
        "good_end": scene.state.accepted,
        "satisfaction": round(end.satisfaction),
        "loyalty": round(end.loyalty),
    }


def _turn(turn: SceneTurn) -> dict[str, Any]:
    return {
        "customer": turn.customer,
        "acts": [act.value for act in turn.plan.acts],
        "told": list(turn.facts_told),
        "mood": {name: round(getattr(turn.mood, name), 2) for name in MOOD},
    }


def differences(old: dict[str, Any], new: dict[str, Any], place: str = "") -> Iterator[Difference]:
    """Where two recordings differ: the place, what was recorded, what is played now."""
    for key in sorted(old.keys() | new.keys()):
        yield from _differ(f"{place}{key}", old.get(key), new.get(key))


def _differ(place: str, old: Any, new: Any) -> Iterator[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from differences(old, new, f"{place}.")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (was, now) in enumerate(zip(old, new, strict=True)):
            yield from _differ(f"{place}[{number}]", was, now)
    elif isinstance(old, list) and isinstance(new, list):
        yield f"{place}: how many", str(len(old)), str(len(new))
        shared = min(len(old), len(new))
        yield from _differ(place, old[:shared], new[:shared])
    elif not _same(old, new):
        yield place, str(old), str(new)


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return abs(old - new) <= TOLERANCE
    return bool(old == new)


def table(found: list[Difference]) -> str:
    """The differences as a table for people."""
    width = max((len(place) for place, _, _ in found), default=0)
    lines = []
    for place, old, new in found:
        lines += [f"{place:<{width}}  recorded  {old}", f"{'':<{width}}  now       {new}"]
    return "\n".join(lines)
