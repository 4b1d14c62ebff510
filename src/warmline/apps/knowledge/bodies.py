"""Items as they are stored: JSON with the sum of its canonical form."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from warmline.apps.knowledge.models import ItemVersion
from warmline.core.measurement.items import Item

_ADAPTER: TypeAdapter[Item] = TypeAdapter(Item)


def to_body(item: Item) -> dict[str, Any]:
    """Return an item as plain data."""
    body: dict[str, Any] = _ADAPTER.dump_python(item, mode="json", exclude_defaults=True)
    return body


def fingerprint(body: dict[str, Any]) -> str:
    """Return the SHA-256 of a body; equal texts have equal sums."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def item_of(version: ItemVersion) -> Item:
    """Return the item that a version holds."""
    return _parsed(version.sha256, json.dumps(version.body))


@lru_cache(maxsize=2048)
def _parsed(_sha256: str, body: str) -> Item:
    return _ADAPTER.validate_json(body, strict=False)
