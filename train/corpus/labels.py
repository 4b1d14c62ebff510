"""What the labellers wrote: one line a turn, `SET TURN | name@sentence ... | g=GRADE | reason`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from warmline.core.moves.catalogue import CUES, MOVES

_LINE: Final = re.compile(
    r"(?P<set>\S+) (?P<turn>t\d+) \|(?P<marks>[^|]*)(?:\|\s*(?:g=(?P<grade>[1-4]))?\s*(?:\|\s*(?P<reason>.*))?)?$"
)
Key = tuple[str, str]


class LabelError(ValueError):
    """A label line that cannot be read; the text names file and line and says what was expected."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one turn: (name, sentence number) pairs, the grade 1-4 of an answer, and why it was settled so.

    `unsure` holds the pairs that only one of two passes gave and nobody decided.
    """

    marks: frozenset[tuple[str, int]]
    grade: int | None = None
    reason: str = ""
    unsure: frozenset[tuple[str, int]] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The names without their places."""
        return frozenset(name for name, _ in self.marks)


def read_labels(lines: Iterable[str], where: str) -> dict[Key, Labels]:
    """Read label lines by (set, turn). Raises LabelError for an odd line, an unknown name or a turn given twice."""
    found: dict[Key, Labels] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        match = _LINE.match(line.strip())
        if match is None:
            raise LabelError(f"{where}, line {number}: expected 'SET tN | name@sentence ... | g=N', got {line[:40]!r}")
        key = (match["set"], match["turn"])
        if key in found:
            raise LabelError(f"{where}, line {number}: {key[0]} {key[1]} stands there twice")
        marks = frozenset(_mark(part, f"{where}, line {number}") for part in match["marks"].split())
        grade = int(match["grade"]) if match["grade"] else None
        found[key] = Labels(marks, grade, (match["reason"] or "").strip())
    return found


def _mark(part: str, where: str) -> tuple[str, int]:
    name, _, sentence = part.partition("@")
    if name not in MOVES and name not in CUES:
        raise LabelError(f"{where}: {name!r} is not in the catalogue of cues and moves")
    if not sentence.isdigit():
        raise LabelError(f"{where}: {part!r} needs a sentence number after @")
    return name, int(sentence)


def read_folder(folder: Path) -> dict[Key, Labels]:
    """Read all label files of a folder; nothing where the folder is missing."""
    found: dict[Key, Labels] = {}
    for path in sorted(folder.glob("*.txt")):
        found.update(read_labels(path.read_text(encoding="utf-8").splitlines(), path.name))
    return found


def settled(a: Mapping[Key, Labels], b: Mapping[Key, Labels], decided: Mapping[Key, Labels]) -> dict[Key, Labels]:
    """Return the labels of every turn that both passes labelled: what was decided, else what both of them say.

    What only one pass says and nobody decided is `unsure`; a grade on which they differ and nobody decided is None.
    """
    return {key: _decided(joined(a[key], b[key]), decided.get(key)) for key in a if key in b}


def _decided(agreed: Labels, decision: Labels | None) -> Labels:
    """Return what was decided; a decision without a grade leaves the grade that both passes gave."""
    if decision is None:
        return agreed
    return decision if decision.grade is not None else replace(decision, grade=agreed.grade)


def joined(one: Labels, other: Labels) -> Labels:
    """Return what two passes agree on, and beside it what only one of them says."""
    grade = one.grade if one.grade == other.grade else None
    return Labels(one.marks & other.marks, grade, unsure=one.marks ^ other.marks)


def same(one: Labels, other: Labels) -> bool:
    """Return whether two passes gave the same names at the same sentences, and the same grade."""
    return one.marks == other.marks and one.grade == other.grade
