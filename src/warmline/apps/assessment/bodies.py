"""A rule as canonical JSON and back, with its fingerprint."""

from __future__ import annotations

import hashlib
import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from warmline.apps.assessment.models import CertificationRule
from warmline.core.certifying import Rule

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def _adapter() -> TypeAdapter[Rule]:
    # Made with the first rule: a house opens its door before anybody asks for one.
    from pydantic import TypeAdapter

    return TypeAdapter(Rule)


def to_body(rule: Rule) -> str:
    """Return a rule as canonical JSON, so that equal rules are equal texts."""
    plain = _adapter().dump_python(rule, mode="json")
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=256)
def from_body(body: str) -> Rule:
    """Return the rule that a body holds. Raises pydantic's ValidationError where it holds none."""
    return _adapter().validate_json(body)


def rule_of(row: CertificationRule) -> Rule:
    """Return the rule of a version."""
    return from_body(row.body)


def fingerprint(body: str) -> str:
    """Return the sha256 of a body."""
    return hashlib.sha256(body.encode()).hexdigest()
