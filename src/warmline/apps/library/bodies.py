"""A scenario as canonical JSON and back, with its fingerprint."""

from __future__ import annotations

import hashlib
import json

from pydantic import TypeAdapter

from warmline.core.customer.scenario import Scenario

_ADAPTER: TypeAdapter[Scenario] = TypeAdapter(Scenario)


def to_body(scenario: Scenario) -> str:
    """Return the scenario as canonical JSON: sorted keys, no spare spaces, so that equal scenarios are equal texts."""
    plain = _ADAPTER.dump_python(scenario, mode="json")
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_body(body: str) -> Scenario:
    """Return the scenario a body holds. Raises ValueError where the text is not a scenario."""
    return _ADAPTER.validate_json(body)


def fingerprint(body: str) -> str:
    """Return the SHA-256 of a body as 64 hexadecimal digits."""
    return hashlib.sha256(body.encode()).hexdigest()
