"""The cards of service frameworks from content/frameworks, one YAML file each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Finding, load_named
from warmline.core.moves import MOVES
from warmline.core.skills.frameworks import Framework
from warmline.core.skills.keys import SKILL_KEYS

FEWEST_STEPS: Final = 3


@cache
def load_frameworks() -> tuple[Framework, ...]:
    """Return every framework card, sorted by key. Raises PackError with every problem of every file."""
    return read_frameworks(pack_files("frameworks"))


def read_frameworks(paths: Iterable[Path]) -> tuple[Framework, ...]:
    """Return the cards of these files, sorted by key. Raises PackError with every problem of every file."""
    return tuple(sorted(load_named(paths, Framework, check_framework), key=lambda card: card.key))


def check_framework(card: Framework) -> Iterator[Finding]:
    """Yield everything that does not hold: too few steps, steps named twice, unknown moves and skills."""
    if len(card.steps) < FEWEST_STEPS:
        yield ("steps",), f"has {len(card.steps)}; a framework has at least {FEWEST_STEPS}."
    names = [step.name for step in card.steps]
    for n, step in enumerate(card.steps):
        if step.name in names[:n]:
            yield ("steps", n, "name"), f"{step.name!r} is there twice."
        for move in sorted(step.shown_by - MOVES.keys()):
            yield ("steps", n, "shown_by"), f"{move!r} is no move of the catalogue."
    for n, skill in enumerate(card.skills):
        if skill not in SKILL_KEYS:
            yield ("skills", n), f"{skill!r} is none of {', '.join(SKILL_KEYS)}."
