"""A language model for the customers' words, where the settings name one; the authored words everywhere else."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from warmline.config import table
from warmline.core.customer.language import Language
from warmline.core.customer.language.guard import Guard

if TYPE_CHECKING:
    from warmline.adapters.llm import Budget
    from warmline.adapters.llm.wording import Tallied

# An answer of this many tokens is longer than any mail of a customer.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Standing:
    """How wording by a model stands: what keeps it from working, "" where nothing does, and the counts so far.

    `spent` says that the day's budget allows no further question: until tomorrow the authored words are used.
    """

    wrong: str
    tallied: Tallied | None
    spent: bool = False


def worded(language: Language) -> Language:
    """Return the language with a model to word it, or as it is where none is set up or the extra is missing."""
    if _wrong() is not None:
        return language
    from warmline.adapters.llm import Caller, Endpoint
    from warmline.adapters.llm.wording import SECONDS, Counts, EndpointWording

    address, model, key = (table.text(f"WARMLINE_LLM_{name}") for name in ("ADDRESS", "MODEL", "KEY"))
    endpoint = Endpoint(address, model, key, seconds=SECONDS, tries=1, longest=_LONGEST)
    caller = Caller(endpoint, dice=random.Random())  # noqa: S311 - it only spreads waits
    return replace(language, wording=EndpointWording(caller, Guard.of(language), Counts(_counts()), _budget()))


def standing() -> Standing | None:
    """Return how wording by a model stands, or None where it is off."""
    if not table.yes("WARMLINE_LLM_WORDS"):
        return None
    wrong = _wrong() or ""
    if wrong:
        return Standing(wrong, None)
    from warmline.adapters.llm.wording import Counts

    try:
        spent = _budget().is_spent(_LONGEST)
    except OSError:
        spent = False  # somebody looks who may not read the server's files
    return Standing("", Counts(_counts()).tallied(), spent)


def _wrong() -> str | None:
    """Return why no model words anything: "off" where nobody asked for it, None where one does."""
    if not table.yes("WARMLINE_LLM_WORDS"):
        return "off"
    if not table.text("WARMLINE_LLM_ADDRESS") or not table.text("WARMLINE_LLM_MODEL"):
        return "WARMLINE_LLM_WORDS is on, but WARMLINE_LLM_ADDRESS or WARMLINE_LLM_MODEL is empty"
    if wrong := [each for each in table.problems() if each.startswith("WARMLINE_LLM_")]:
        return wrong[0]
    try:
        import httpx  # noqa: F401
    except ModuleNotFoundError:
        return "WARMLINE_LLM_WORDS needs the extra warmline[llm], which brings httpx"
    return None


def _budget() -> Budget:
    from warmline.adapters.llm import Budget

    return Budget(
        _folder() / "budget.json",
        calls=table.number("WARMLINE_LLM_CALLS"),
        tokens=table.number("WARMLINE_LLM_TOKENS"),
        today=lambda: datetime.now(UTC).date(),
    )


def _folder() -> Path:
    return Path(table.text("WARMLINE_DATA")).resolve() / "llm"


def _counts() -> Path:
    return _folder() / "wording.json"
