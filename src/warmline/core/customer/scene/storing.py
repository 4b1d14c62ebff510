"""A scene as plain data and back, so that it can be sealed, stored and taken up again."""

from __future__ import annotations

import dataclasses
import types
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene.play import Scene, SceneTurn


def dump(scene: Scene) -> dict[str, Any]:
    """Return the scene as JSON-safe data. Scenario and language are named, not copied."""
    return {
        "engine": scene.engine,
        "scenario": scene.scenario.key,
        "scenario_version": scene.scenario.version,
        "language": scene.language.key,
        "seed": scene.seed,
        "turns": [_plain(turn) for turn in scene.turns],
    }


def load(data: dict[str, Any], scenario: Scenario, language: Language) -> Scene:
    """Return the scene that `dump` wrote. Raises ValueError where the data belong to another scenario or are broken."""
    if not isinstance(data, dict) or data.get("scenario") != scenario.key:
        found = data.get("scenario") if isinstance(data, dict) else type(data).__name__
        raise ValueError(f"These data are not a scene of {scenario.key}; found {found}.")
    try:
        turns = tuple(_built(SceneTurn, turn) for turn in data["turns"])
        return Scene(scenario, language, int(data["seed"]), turns, str(data["engine"]))
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"The stored scene cannot be read: {error!r}.") from error


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _built(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _built(next(part for part in inner if part is not type(None)), value)
    if origin is tuple:
        kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_built(part, item) for part, item in zip(kinds, value, strict=True))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _built(hints[name], item) for name, item in value.items() if name in hints})
    if isinstance(kind, type) and issubclass(kind, Enum | float):
        return kind(value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
