"""A scenario as canonical JSON and back, with its fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from warmline.core.customer.scenario import Offer, Scenario
from warmline.core.customer.setting import ADDED_LATER

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def _adapter() -> TypeAdapter[Scenario]:
    # Made with the first body: a house opens its door before anybody asks for a scenario.
    from pydantic import TypeAdapter

    return TypeAdapter(Scenario)


def to_body(scenario: Scenario) -> str:
    """Return the scenario as canonical JSON: sorted keys, no spare spaces, so that equal scenarios are equal texts.

    A field that came after scenarios had been stored is left out where it holds its default, so that a text nobody
    touched keeps its fingerprint.
    """
    plain = _adapter().dump_python(scenario, mode="json")
    _leave_out(plain, _unused(scenario))
    for offer, entry in zip(scenario.offers, plain["offers"], strict=True):
        _leave_out(entry, _unused(offer))
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _unused(value: Scenario | Offer) -> frozenset[str]:
    unused = (f.name for f in fields(value) if f.name in ADDED_LATER and getattr(value, f.name) == f.default)
    return frozenset(unused)


def _leave_out(plain: dict[str, Any], names: frozenset[str]) -> None:
    for name in names:
        del plain[name]


def from_body(body: str) -> Scenario:
    """Return the scenario a body holds. Raises ValueError where the text is not a scenario."""
    return _adapter().validate_json(body)


def fingerprint(body: str) -> str:
    """Return the SHA-256 of a body as 64 hexadecimal digits."""
    return hashlib.sha256(body.encode()).hexdigest()
