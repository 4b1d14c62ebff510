"""Who can be drawn, by key: read from people.toml, where a new person is one table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from warmline.web.face.persona import FacePersona

_FILE = Path(__file__).with_name("people.toml")


def read_people(tables: dict[str, dict[str, Any]]) -> dict[str, FacePersona]:
    """Return the people of these tables, in their order. Raises ValueError naming the person a table cannot make."""
    people: dict[str, FacePersona] = {}
    for key, fields in tables.items():
        try:
            people[key] = FacePersona(key=key, **fields)
        except (TypeError, ValueError) as error:
            raise ValueError(f"The face of {key} cannot be drawn: {error}") from error
    return people


PEOPLE: dict[str, FacePersona] = read_people(tomllib.loads(_FILE.read_text(encoding="utf-8")))
