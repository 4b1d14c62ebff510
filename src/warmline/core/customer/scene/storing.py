"""A scene as plain data and back, so that it can be sealed, stored and taken up again."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
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
        build = _builder(SceneTurn)
        turns = tuple(build(turn) for turn in data["turns"])
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


Build = Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _builder(kind: Any) -> Build:
    """Return what makes a value of this type from plain data; each type is looked at once, not at every value."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _or_none(_builder(next(part for part in inner if part is not type(None))))
    if origin is tuple:
        return _many(_builder(inner[0])) if inner[-1] is Ellipsis else _each(tuple(map(_builder, inner)))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum | float):
        return kind
    return _as_it_is


def _or_none(build: Build) -> Build:
    return lambda value: None if value is None else build(value)


def _many(build: Build) -> Build:
    return tuple if build is _as_it_is else lambda value: tuple([build(item) for item in value])


def _each(builds: tuple[Build, ...]) -> Build:
    return lambda value: tuple([build(item) for build, item in zip(builds, value, strict=True)])


def _dataclass(kind: type[Any]) -> Build:
    hints = get_type_hints(kind)
    fields = {field.name: _builder(hints[field.name]) for field in dataclasses.fields(kind)}

    def build(value: dict[str, Any]) -> Any:
        return kind(**{name: fields[name](item) for name, item in value.items() if name in fields})

    return build
