"""All corpora that are there, and the heads they can train."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from train.corpora import annomi, casino, moments, own, politeness
from train.corpora.moments import Moment
from train.examples import Example, Head, Part

PUBLIC: Final[tuple[tuple[str, tuple[Head, ...], Callable[[Path], Iterator[Example]]], ...]] = (
    ("AnnoMI", annomi.HEADS, annomi.examples),
    ("politeness", politeness.HEADS, politeness.examples),
    ("CaSiNo", casino.HEADS, casino.examples),
)
OWN: Final = "Warmline's own"
_MINE: Final = "own:"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Examples to train on and to choose on, and the heads that have any. Nothing held out is in it.

    `heads` begins with those of the public corpora, `public` of them; `moments` are those to train on.
    """

    heads: tuple[Head, ...]
    train: tuple[Example, ...]
    dev: tuple[Example, ...]
    counts: tuple[tuple[str, int, int], ...]
    """(corpus, turns to train on, turns to choose on)."""
    public: int = 0
    moments: tuple[Moment, ...] = ()

    def of_public(self) -> tuple[Example, ...]:
        """Return what the public corpora give to train on."""
        return tuple(example for example in self.train if not example.id.startswith(_MINE))

    def beside(self) -> tuple[Example, ...]:
        """Return our own turns to train on that are no answer of a moment."""
        answers = {answer.id for moment in self.moments for answer in moment.answers}
        return tuple(each for each in self.train if each.id.startswith(_MINE) and each.id not in answers)


def gather(root: Path | None, own_folder: Path, graded: bool = True) -> Gathered:
    """Return what is there: the public corpora below `root`, and the project's own; a ValueError where nothing is.

    `graded` says whether the written sets are read for the order of their answers.
    """
    heads: list[Head] = []
    train: list[Example] = []
    dev: list[Example] = []
    counts = []
    for name, its_heads, examples in _public(root):
        first, second = _part(examples, Part.TRAIN), _part(examples, Part.DEV)
        if first:
            heads += [head for head in its_heads if _has(head, first)]
            train += first
            dev += second
            counts.append((name, len(first), len(second)))
    public = len(heads)
    mine, chosen, found = _own(own_folder, graded)
    if mine:
        heads += [head for head in (*own.HEADS, moments.HEAD) if _has(head, mine)]
        counts.append((OWN, len(mine), len(chosen)))
    if not train and not mine:
        raise ValueError("no corpora found: set WARMLINE_CORPORA to the folder that holds behaviours/")
    return Gathered(tuple(heads), (*train, *mine), (*dev, *chosen), tuple(counts), public, tuple(found))


def _public(root: Path | None) -> Iterator[tuple[str, tuple[Head, ...], list[Example]]]:
    if root is not None:
        for name, heads, read in PUBLIC:
            yield name, heads, list(read(root))


def _own(folder: Path, graded: bool) -> tuple[list[Example], list[Example], list[Moment]]:
    """Return our own turns to train on and to choose on, and the moments to train on."""
    labelled = list(own.examples(folder))
    train, dev = _part(labelled, Part.TRAIN), _part(labelled, Part.DEV)
    if not graded or not labelled:
        return train, dev, []
    by_id = {example.id: example for example in labelled}
    found = moments.moments(Part.TRAIN, by_id)
    return _answered(train, found), _answered(dev, moments.moments(Part.DEV, by_id)), found


def _answered(examples: list[Example], found: list[Moment]) -> list[Example]:
    """Return the examples with the moments' answers, each once and with all that is known of it."""
    answers = {answer.id: answer for moment in found for answer in moment.answers}
    return [*(each for each in examples if each.id not in answers), *answers.values()]


def heavier(examples: tuple[Example, ...], times: float) -> tuple[Example, ...]:
    """Return the examples, those of poor talks (which weigh more than 1) with `times` their weight."""
    return tuple(replace(each, weight=each.weight * times) if each.weight > 1 else each for each in examples)


def _part(examples: list[Example], part: Part) -> list[Example]:
    return [example for example in examples if example.part is part and example.turn.text.strip()]


def _has(head: Head, examples: list[Example]) -> bool:
    return any(head.name in example.targets or head.name in example.sentence_targets for example in examples)
