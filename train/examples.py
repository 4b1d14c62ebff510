"""What a corpus hands to training: a turn in its context, with targets for some of the heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from warmline.core.moves.encoding import TextInContext


class Part(StrEnum):
    """What an example is used for. HELD is never looked at while training or choosing."""

    TRAIN = "train"
    DEV = "dev"
    HELD = "held"


class Shape(StrEnum):
    """How a head answers: one class of several, each class by itself, or a number."""

    ONE_OF = "one_of"
    ANY_OF = "any_of"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Head:
    """A linear layer on the pooled features. Probabilities are named "name.class"."""

    name: str
    shape: Shape
    classes: tuple[str, ...]
    by_sentence: bool = False
    weight: float = 1.0
    """Share of its loss in the sum."""
    grams: bool = True
    """Whether n-grams may be added to it."""

    def __len__(self) -> int:
        return len(self.classes)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled turn.

    `targets` gives for each head of turns one number a class; `sentence_targets` for each head of sentences one row a
    sentence. Heads that are missing are not trained on this example. `group` is the conversation.
    """

    id: str
    group: str
    part: Part
    turn: TextInContext
    targets: Mapping[str, Sequence[float]] = field(default_factory=dict)
    sentence_targets: Mapping[str, Sequence[Sequence[float]]] = field(default_factory=dict)
    weight: float = 1.0


def one_hot(classes: Sequence[str], name: str) -> tuple[float, ...]:
    """Return 1 at the named class and 0 elsewhere; a ValueError where there is no such class."""
    if name not in classes:
        raise ValueError(f"'{name}' is none of {', '.join(classes)}")
    return tuple(float(each == name) for each in classes)


def many_hot(classes: Sequence[str], names: Sequence[str]) -> tuple[float, ...]:
    """Return 1 at each named class; a ValueError where a name is none of them."""
    unknown = sorted(set(names) - set(classes))
    if unknown:
        raise ValueError(f"{', '.join(unknown)}: none of the known classes")
    return tuple(float(each in names) for each in classes)
