"""What was learned, as it is stored: one entry a criterion, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from warmline.core.measurement.proof import Standing
from warmline.core.scoring.criteria import Head, Learned


@dataclass(frozen=True, slots=True)
class Taught:
    """One criterion of a version: its head, where it stood, and what it said of conversations it had not seen.

    `held_out` is by the key of the conversation.
    """

    head: Head
    proven: bool
    reason: str
    held_out: Mapping[int, int]


def entry(learned: Learned, keys: list[int], found: Standing) -> dict[str, Any]:
    """Return one criterion as JSON-safe values; `keys` are the conversations of `learned.held_out`, in order."""
    head = learned.head
    return {
        "head": {"bias": head.bias, "weights": list(head.weights), "penalty": head.penalty},
        "proven": found.verdict.proven,
        "reason": found.verdict.reason.value,
        "figures": asdict(found.figures),
        "newest": asdict(found.newest),
        "held_out": {str(key): anchor for key, anchor in zip(keys, learned.held_out, strict=True)},
    }


def taught(body: Mapping[str, Any]) -> dict[str, Taught]:
    """Return the criteria of a version's body."""
    return {
        key: Taught(
            Head(each["head"]["bias"], tuple(each["head"]["weights"]), each["head"]["penalty"]),
            each["proven"],
            each["reason"],
            {int(conversation): anchor for conversation, anchor in each["held_out"].items()},
        )
        for key, each in body.items()
    }


def dice(purpose: str) -> Random:
    """Return the dice of one purpose: the same reviews give the same figures, today and next year."""
    return Random(f"reviews:{purpose}")  # noqa: S311


def digest(machine: str, body: Mapping[str, Any]) -> str:
    """Return what tells two versions apart: the sha256 of machine and body."""
    return hashlib.sha256(json.dumps([machine, body], sort_keys=True).encode()).hexdigest()
