"""Moments of the project's own corpus: several answers to one line, and which of them must stand above which.

The order comes from how the answers were meant when they were written, not from labels. Beside the written ones, poor
answers are made from those of other moments, anew each time a moment is seen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Final

from train.corpus.places import part_of, sheets
from train.corpus.written import WrittenSet
from train.examples import Example, Head, Part, Shape
from warmline.core.conversation import Speaker
from warmline.core.moves.encoding import TextInContext
from warmline.core.wording.sentences import sentence_spans

HEAD: Final = Head("answer", Shape.ANY_OF, ("meets",), weight=2.0, grams=False)
WORTH: Final[Mapping[str, float]] = {
    **{f"rung{n}": worth for n, worth in enumerate((0.05, 0.2, 0.4, 0.6, 0.8, 0.95), start=1)},
    **{"shows": 0.9, "lacks": 0.45, "phrase": 0.3, "putdown": 0.15, "stuffed": 0.1, "template": 0.08},
}
"""About how well an answer of each kind meets its moment. A choice of ours; the order weighs more in training."""
POOR: Final = 0.08
_EQUAL: Final = frozenset({"english", "length", "paraphrase"})
_BEST: Final = {"contrast": "shows", "ladder": "rung6", "length": "short", "paraphrase": "base", "english": "us"}
_MADE: Final = ("elsewhere", "phrases", "templates", "padded", "slips")


@dataclass(frozen=True, slots=True)
class Moment:
    """Answers to one line. `above` holds (higher, lower), `alike` pairs that do the same, as places in `answers`."""

    name: str
    type: str
    answers: tuple[Example, ...]
    above: tuple[tuple[int, int], ...]
    alike: tuple[tuple[int, int], ...]
    kinds: tuple[str, ...] = field(default=())

    def of_kind(self, kind: str) -> Example | None:
        """Return the answer of a kind, or None."""
        return self.answers[self.kinds.index(kind)] if kind in self.kinds else None

    @property
    def best(self) -> int:
        """The place of an answer that is good as it is."""
        return self.kinds.index(_BEST[self.type])


def moments(part: Part, labelled: Mapping[str, Example]) -> list[Moment]:
    """Return the moments of a part (never of the exam); answers carry their sentences' targets where labelled."""
    return [
        moment_of(written, part, labelled)
        for _, sets in sheets("train")
        for written in sets
        if part_of(written.name, "train") == part.value
    ]


def moment_of(written: WrittenSet, part: Part, labelled: Mapping[str, Example]) -> Moment:
    """Return a written set as a moment."""
    before = next(text for who, text in reversed(written.context) if who is Speaker.CUSTOMER)
    answers = []
    for kind, text in written.answers:
        name = f"own:{written.name}/{kind}"
        known = labelled.get(name)
        answers.append(
            Example(
                id=name,
                group=written.name,
                part=part,
                turn=TextInContext(text, before, sentence_spans(text)),
                targets={HEAD.name: (WORTH[kind],)} if kind in WORTH else {},
                sentence_targets=known.sentence_targets if known else {},
            )
        )
    kinds = tuple(kind for kind, _ in written.answers)
    above = tuple(
        (high, low)
        for high, low in ((i, j) for i in range(len(kinds)) for j in range(len(kinds)))
        if kinds[high] in WORTH and kinds[low] in WORTH and _stands_above(kinds[high], kinds[low])
    )
    alike = tuple(combinations(range(len(kinds)), 2)) if written.type in _EQUAL else ()
    return Moment(written.name, written.type, tuple(answers), above, alike, kinds)


def _stands_above(high: str, low: str) -> bool:
    """The put-down, the stuffed and the pasted answer are all poor: none of them stands above another."""
    return WORTH[high] > WORTH[low] + (0.1 if WORTH[high] < 0.2 and not high.startswith("rung") else 0.0)


def with_made(moment: Moment, others: Sequence[Moment], dice: random.Random, count: int) -> Moment:
    """Return the moment with `count` more answers made from those of other moments."""
    made, above, alike = list(moment.answers), list(moment.above), list(moment.alike)
    good = moment.answers[moment.best]
    for way in dice.sample(_MADE, count):
        text = _made(way, good.turn.text, others, dice)
        at = len(made)
        turn = TextInContext(text, good.turn.before, sentence_spans(text))
        poor = way in ("elsewhere", "phrases", "templates")
        targets = {HEAD.name: (POOR,)} if poor else {}
        made.append(replace(good, id=f"{good.id}+{way}", turn=turn, targets=targets, sentence_targets={}))
        if way == "slips":
            alike.append((moment.best, at))
        elif way == "padded":
            above.append((moment.best, at))
        else:
            above += [(n, at) for n in _honest(moment)]
    return replace(moment, answers=tuple(made), above=tuple(above), alike=tuple(alike))


def _honest(moment: Moment) -> Iterator[int]:
    for n, kind in enumerate(moment.kinds):
        if WORTH.get(kind, 0.9) >= 0.4:
            yield n


def _made(way: str, good: str, others: Sequence[Moment], dice: random.Random) -> str:
    if way == "slips":
        return slipped(good, dice)
    kind = {"elsewhere": "shows", "phrases": "stuffed", "templates": "template", "padded": "stuffed"}[way]
    found = [answer.turn.text for other in others if (answer := other.of_kind(kind)) is not None]
    if way == "elsewhere":
        return dice.choice(found)
    if way == "padded":
        return f"{good} {dice.choice(found)}"
    text = dice.choice(found)
    while len(text.split()) < len(good.split()):
        text = f"{text} {dice.choice(found)}"
    return text


def slipped(text: str, dice: random.Random, each: int = 10) -> str:
    """Return the text with a slip of the finger in about every `each` words: two letters change places, or one goes."""
    words = re.split(r"(\s+)", text)
    long = [n for n, word in enumerate(words) if re.fullmatch(r"[a-z]{4,}", word)]
    for n in dice.sample(long, min(len(long), max(1, len(long) // each))):
        word, at = words[n], dice.randrange(1, len(words[n]) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        words[n] = swapped if dice.random() < 0.5 else word[:at] + word[at + 1 :]
    return "".join(words)
