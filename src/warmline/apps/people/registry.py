"""The one registry of what each app keeps about a person: how it is handed out, erased, and how long it stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warmline.apps.people.models import Person

Exporter = Callable[["Person"], Any]
Eraser = Callable[["Person"], int]
Cleaner = Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class Keeping:
    """What one app keeps of a person, under the name `key`.

    `export(person)` returns JSON-safe data with everything of hers, sealed text opened for her alone;
    `erase(person)` removes or empties it inside the caller's transaction and returns how many rows it touched.
    """

    key: str
    export: Exporter
    erase: Eraser


@dataclass(frozen=True, slots=True)
class Retention:
    """One class of data and how long it stays; `clean(before)` deletes what is older and returns how many rows."""

    key: str
    meaning: str
    stays: timedelta
    clean: Cleaner


_KEEPINGS: dict[str, Keeping] = {}
_RETENTIONS: dict[str, Retention] = {}


def register_keeping(keeping: Keeping) -> None:
    """Say what an app keeps of a person; call it in the app's ready()."""
    _KEEPINGS[keeping.key] = keeping


def register_retention(retention: Retention) -> None:
    """Say how long a class of data stays; call it in the app's ready()."""
    _RETENTIONS[retention.key] = retention


def keepings() -> tuple[Keeping, ...]:
    """Return what all apps keep, in the order in which the apps are loaded (low to high)."""
    return tuple(_KEEPINGS.values())


def retentions() -> tuple[Retention, ...]:
    """Return all retention rules."""
    return tuple(_RETENTIONS.values())
