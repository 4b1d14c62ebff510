"""What a source of findings returns, and how many comparisons it made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from warmline.apps.improvement.models import Finding

Counts = Counter[str]
"""How many comparisons were made, and how many could not be, by name."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to look at: see Finding for what the fields mean."""

    kind: Finding.Kind
    about: str
    basis: str
    n: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
