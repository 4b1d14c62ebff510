"""Programmes and a site's changes as JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any, Final

from warmline.core.curriculum.overlays import (
    AddStep,
    Hide,
    Move,
    Operation,
    SetDue,
    SetMinutes,
    SetText,
    TextField,
)
from warmline.core.curriculum.programme import Phase, Programme, Step, StepKind
from warmline.core.skills import ProgrammeLevel

KINDS: Final[Mapping[str, type[Any]]] = {
    "add": AddStep,
    "text": SetText,
    "minutes": SetMinutes,
    "due": SetDue,
    "move": Move,
    "hide": Hide,
}
_NAMES: Final = {kind: name for name, kind in KINDS.items()}


def pack(programme: Programme) -> str:
    """Return a programme as JSON; the same programme always gives the same text."""
    return json.dumps(asdict(programme), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=256)
def unpack(body: str) -> Programme:
    """Return the programme of a JSON text. A text that is asked for often is read once."""
    data = json.loads(body)
    phases = tuple(
        Phase(found["key"], found["title"], tuple(map(_step, found["steps"])), found["about"])
        for found in data["phases"]
    )
    level, skills = ProgrammeLevel(data["level"]), tuple(data["skills"])
    return Programme(**{**data, "phases": phases, "level": level, "skills": skills})


def pack_operations(operations: Sequence[Operation]) -> list[dict[str, Any]]:
    """Return a site's changes as JSON-safe records, each with the name of its kind."""
    return [{"do": _NAMES[type(each)], **asdict(each)} for each in operations]


def unpack_operations(records: Sequence[Mapping[str, Any]]) -> tuple[Operation, ...]:
    """Return the changes of JSON records."""
    return tuple(map(_operation, records))


def _operation(record: Mapping[str, Any]) -> Operation:
    data = {name: value for name, value in record.items() if name != "do"}
    if record["do"] == "add":
        data["step"] = _step(data["step"])
    if record["do"] == "text":
        data["field"] = TextField(data["field"])
    found: Operation = KINDS[record["do"]](**data)
    return found


def _step(data: Mapping[str, Any]) -> Step:
    kind, after, behaviours = StepKind(data["kind"]), tuple(data["after"]), tuple(data["behaviours"])
    return Step(**{**data, "kind": kind, "after": after, "behaviours": behaviours})
