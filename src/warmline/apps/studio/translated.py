"""What can be told of a translation without reading its language: what is missing, untouched, or counts otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from warmline.apps.studio.beside import Pair, pairs, part_of
from warmline.apps.studio.models import Revision
from warmline.apps.studio.selectors import original_of

_BRACES: Final = re.compile(r"\{\w+\}")
_NUMBER: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# From so many words on, the same words in both are taken as not translated; shorter ones may be names. Chosen.
_SENTENCE: Final = 5


class Kind(StrEnum):
    """What is found."""

    MISSING = "missing"
    UNTOUCHED = "untouched"
    BRACES = "braces"
    NUMBERS = "numbers"


BLOCKING: Final = frozenset({Kind.MISSING, Kind.UNTOUCHED, Kind.BRACES})


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: what kind, the name of the place as `texts.words` names it, its name in words, and its part."""

    kind: Kind
    name: str
    place: str
    part: str

    @property
    def blocks(self) -> bool:
        """Whether it keeps the translation from being published; the other kind is only worth a look."""
        return self.kind in BLOCKING


def remarks_on(revision: Revision) -> tuple[Remark, ...]:
    """Return what is found in a translation beside the newest published text of its original; none without one."""
    original = original_of(revision.case)
    if original is None:
        return ()
    found = pairs(original=original.text, source=original.text, translation=revision.text)
    return remarks(found)


def remarks(found: Sequence[Pair]) -> tuple[Remark, ...]:
    """Return the remarks on these pairs, in their order."""
    return tuple(Remark(kind, pair.name, pair.place, part_of(pair)) for pair in found for kind in _kinds(pair))


def _kinds(pair: Pair) -> Iterator[Kind]:
    said = pair.translation
    if said is None or (pair.original.strip() and not said.strip()):
        yield Kind.MISSING
        return
    is_pattern = ".hears." in f".{pair.name}."
    if is_pattern:
        # What agents type may look the same in two languages, and holds no numbers that a customer says.
        return
    if pair.is_same and len(_WORD.findall(said)) >= _SENTENCE:
        yield Kind.UNTOUCHED
    if set(_BRACES.findall(said)) != set(_BRACES.findall(pair.original)):
        yield Kind.BRACES
    if Counter(_NUMBER.findall(said)) != Counter(_NUMBER.findall(pair.original)):
        yield Kind.NUMBERS
