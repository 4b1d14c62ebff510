"""All corpora that are there, and the heads they can train."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from train.corpora import annomi, casino, own, persuasion, politeness
from train.examples import Example, Head, Part

PUBLIC: Final[tuple[tuple[str, tuple[Head, ...], Callable[[Path], Iterator[Example]]], ...]] = (
    ("AnnoMI", annomi.HEADS, annomi.examples),
    ("politeness", politeness.HEADS, politeness.examples),
    ("CaSiNo", casino.HEADS, casino.examples),
    ("Persuasion for Good", persuasion.HEADS, persuasion.examples),
)
HELPERS: Final = frozenset(head.name for head in persuasion.HEADS)
"""Heads that teach the encoder and are not shipped."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Examples to train on and to choose on, and the heads that have any. Nothing held out is in it."""

    heads: tuple[Head, ...]
    train: tuple[Example, ...]
    dev: tuple[Example, ...]
    counts: tuple[tuple[str, int, int], ...]
    """(corpus, turns to train on, turns to choose on)."""


def gather(root: Path | None, own_folder: Path) -> Gathered:
    """Return what is there: the public corpora below `root`, and the project's own; a ValueError where nothing is."""
    heads: list[Head] = []
    train: list[Example] = []
    dev: list[Example] = []
    counts = []
    for name, its_heads, examples in _found(root, own_folder):
        first, second = _part(examples, Part.TRAIN), _part(examples, Part.DEV)
        if first:
            heads += [head for head in its_heads if _has(head, first)]
            train += first
            dev += second
            counts.append((name, len(first), len(second)))
    if not train:
        raise ValueError("no corpora found: set WARMLINE_CORPORA to the folder that holds behaviours/")
    return Gathered(tuple(heads), tuple(train), tuple(dev), tuple(counts))


def _found(root: Path | None, own_folder: Path) -> Iterator[tuple[str, tuple[Head, ...], list[Example]]]:
    if root is not None:
        for name, heads, read in PUBLIC:
            yield name, heads, list(read(root))
    yield "Warmline's own", own.HEADS, list(own.examples(own_folder))


def _part(examples: list[Example], part: Part) -> list[Example]:
    return [example for example in examples if example.part is part and example.turn.text.strip()]


def _has(head: Head, examples: list[Example]) -> bool:
    return any(head.name in example.targets or head.name in example.sentence_targets for example in examples)
