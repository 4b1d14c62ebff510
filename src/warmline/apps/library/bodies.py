"""A scenario as canonical JSON and back, with its fingerprint."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING

from warmline.core.customer.scenario import Scenario

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def _adapter() -> TypeAdapter[Scenario]:
    # Made with the first body: a house opens its door before anybody asks for a scenario.
    from pydantic import TypeAdapter

    return TypeAdapter(Scenario)


def to_body(scenario: Scenario) -> str:
    """Return the scenario as canonical JSON: sorted keys, no spare spaces, so that equal scenarios are equal texts."""
    plain = _adapter().dump_python(scenario, mode="json")
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_body(body: str) -> Scenario:
    """Return the scenario a body holds. Raises ValueError where the text is not a scenario."""
    return _adapter().validate_json(body)


def fingerprint(body: str) -> str:
    """Return the SHA-256 of a body as 64 hexadecimal digits."""
    return hashlib.sha256(body.encode()).hexdigest()
