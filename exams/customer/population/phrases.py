"""The general phrases of each style, and what is put into them: record, policy and offers, as an agent reads them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from warmline.core.customer.scenario import Offer, OfferRule, Scenario
from warmline.core.trials.agents.model import to_customer

_HERE: Final = Path(__file__).parent
_LISTS: Final = (
    *("greet", "feel", "sorry", "own", "open", "ask", "offer", "when"),
    *("inform", "assure", "small", "loose", "close"),
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """One style: its phrases by purpose, and how far it leans from the skill's habits (added to a chance)."""

    name: str
    lean: Mapping[str, float]
    lines: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def load_styles() -> tuple[Phrases, ...]:
    """Return the twelve styles. Raises KeyError where a file lacks a purpose."""
    return tuple(_read(path) for path in sorted((_HERE / "styles").glob("*.toml")))


def _read(path: Path) -> Phrases:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = {purpose: tuple(data[purpose]) for purpose in _LISTS}
    return Phrases(data["name"], data["lean"], {**lines, "praise": tuple(data.get("praise", ()))})


@lru_cache(maxsize=1)
def poor_lines() -> tuple[str, ...]:
    """Return what people of little skill say in any style."""
    return tuple(tomllib.loads((_HERE / "poor.toml").read_text(encoding="utf-8"))["lines"])


def record_lines(scenario: Scenario) -> tuple[str, ...]:
    """Return the lines of the record as an agent would quote them."""
    return tuple(f"{fact.label}: {fact.value.rstrip('.')}" for fact in scenario.record)


def policy_sentences(scenario: Scenario) -> tuple[str, ...]:
    """Return the sentences of the policy."""
    return tuple(re.split(r"(?<=[.!?])\s+", scenario.policy.text.strip()))


def may_offer(scenario: Scenario) -> tuple[Offer, ...]:
    """Return what the policy lets an agent offer, in its order."""
    return tuple(offer for offer in scenario.offers if offer.rule is OfferRule.ALLOWED)


def lowered(text: str) -> str:
    """Return a label as said to the customer inside a sentence, small at first unless a name or a number is."""
    first = text.split()[0]
    keep = first.isupper() or any(char.isdigit() for char in first)
    return to_customer((text if keep else text[:1].lower() + text[1:]).rstrip("."))
