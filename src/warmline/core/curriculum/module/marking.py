"""Marking an answer to an exercise: what fits, what does not, and why.

An answer is a tuple of texts: the numbers of the options (choice), for each place the number of the step put there
(order), for each pair the number of its other half (match), the words of each gap, or what was written.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from warmline.core.curriculum.module.model import (
    Choice,
    Exercise,
    Gap,
    Match,
    Order,
    Plan,
    Reflect,
    Say,
    Worked,
)

_SHORT = 5  # letters; a slip of one letter in a shorter word is another word


@dataclass(frozen=True, slots=True)
class Line:
    """One thing about an answer: what was given, whether it fits (None: nothing to judge), what would fit, and why."""

    given: str
    fits: bool | None
    wanted: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked answer. `success` is 0-1, None where nothing is judged."""

    success: float | None
    lines: tuple[Line, ...]
    why: str = ""

    @property
    def is_right(self) -> bool:
        """Whether all of it fits."""
        return self.success == 1


def shown_order(count: int, seed: str) -> tuple[int, ...]:
    """Return an order in which to show `count` things, always the same for one seed; never the order they came in."""
    places = list(range(count))
    dice = random.Random(seed)
    while count > 1 and places == list(range(count)):
        dice.shuffle(places)
    return tuple(places)


def is_complete(exercise: Exercise, answer: Sequence[str]) -> bool:
    """Say whether an answer has all that the exercise asks for, right or wrong."""
    if isinstance(exercise, Choice):
        chosen = _numbers(answer, len(exercise.options))
        return chosen is not None and bool(chosen) and (exercise.several or len(chosen) == 1)
    if isinstance(exercise, Order):
        placed = _numbers(answer, len(exercise.steps))
        return placed is not None and sorted(placed) == list(range(len(exercise.steps)))
    if isinstance(exercise, Match):
        joined = _numbers(answer, len(exercise.pairs))
        return joined is not None and len(joined) == len(exercise.pairs)
    return len(answer) == _texts(exercise) and all(text.strip() for text in answer)


def _texts(exercise: Gap | Say | Reflect | Worked | Plan) -> int:
    if isinstance(exercise, Gap):
        return len(exercise.words)
    if isinstance(exercise, Worked):
        return len(exercise.faded)
    return 2 if isinstance(exercise, Plan) else 1


def _numbers(answer: Sequence[str], below: int) -> list[int] | None:
    if not all(text.isascii() and text.isdigit() and len(text) < 4 and int(text) < below for text in answer):
        return None
    return [int(text) for text in answer]


def mark(exercise: Exercise, answer: Sequence[str]) -> Marked:
    """Return the marked answer. Raises ValueError where the answer is not complete."""
    if not is_complete(exercise, answer):
        raise ValueError(f"the answer to {exercise.key!r} is not complete")
    if isinstance(exercise, Choice):
        return _choice(exercise, answer)
    if isinstance(exercise, Order):
        return _order(exercise, [int(text) for text in answer])
    if isinstance(exercise, Match):
        return _match(exercise, [int(text) for text in answer])
    if isinstance(exercise, Gap):
        return _gap(exercise, answer)
    return Marked(None, tuple(Line(text, None) for text in answer))


def _choice(exercise: Choice, answer: Sequence[str]) -> Marked:
    """One answer: right or not. Several: the share of options that were taken or left as they should be."""
    chosen = {int(text) for text in answer}
    agreed = [(number in chosen) == option.right for number, option in enumerate(exercise.options)]
    lines = tuple(
        Line(option.text, option.right, "", option.why) if number in chosen else Line("", None, option.text, option.why)
        for number, option in enumerate(exercise.options)
        if number in chosen or option.right
    )
    return Marked(sum(agreed) / len(agreed) if exercise.several else float(all(agreed)), lines)


def _order(exercise: Order, placed: list[int]) -> Marked:
    """The share of pairs that stand in the right order to each other (Kendall 1938, rescaled to 0-1)."""
    pairs = list(combinations(placed, 2))
    success = sum(first < second for first, second in pairs) / len(pairs)
    steps = exercise.steps
    lines = tuple(
        Line(steps[step], step == place, "" if step == place else steps[place]) for place, step in enumerate(placed)
    )
    return Marked(success, lines, exercise.why)


def _match(exercise: Match, joined: list[int]) -> Marked:
    pairs = exercise.pairs
    lines = tuple(
        Line(
            f"{pair.one} → {pairs[other].other}",
            pairs[other].other == pair.other,
            "" if pairs[other].other == pair.other else pair.other,
        )
        for pair, other in zip(pairs, joined, strict=True)
    )
    return Marked(sum(bool(line.fits) for line in lines) / len(lines), lines, exercise.why)


def _gap(exercise: Gap, answer: Sequence[str]) -> Marked:
    lines = []
    for given, words in zip(answer, exercise.words, strict=True):
        fits = any(_same(given, word) for word in words)
        lines.append(Line(given.strip(), fits, "" if fits else words[0]))
    return Marked(sum(bool(line.fits) for line in lines) / len(lines), tuple(lines), exercise.why)


def _same(given: str, word: str) -> bool:
    """Say whether two texts are the same words, but for case, signs and, in a longer word, one wrong letter."""
    one, other = (re.findall(r"\w+", text.casefold().replace("’", "'").replace("'", "")) for text in (given, word))
    return len(one) == len(other) > 0 and all(_near(a, b) for a, b in zip(one, other, strict=True))


def _near(given: str, word: str) -> bool:
    """Say whether a word has at most one letter wrong, missing, too many or swapped with its neighbour."""
    if given == word:
        return True
    if len(word) < _SHORT or abs(len(given) - len(word)) > 1:
        return False
    start = 0
    while start < min(len(given), len(word)) and given[start] == word[start]:
        start += 1
    one, other = given[start:], word[start:]
    swapped = len(one) > 1 and len(other) > 1 and (one[1] + one[0] + one[2:]) == other
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
