"""Whole conversations, written for this test and judged turn by turn.

Each file in tests/data/talks holds lines such as "c: Where is it?" (c customer, a agent). Below a line stands what a
quality analyst would mark: "+ name name" must be found; "no harm" says that nothing hurtful may be found in the turn,
"no help" that nothing helpful may; a line after "#" says why a judgement was changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.builders import conversation
from tests.core.moves.read import READER

from warmline.core.moves import CUES, MOVES, Sign, TurnReading

FOLDER = Path(__file__).parents[2] / "data" / "talks"
SURE = 0.6
"""Below this a mark is a guess: "Sorry for the inconvenience" is half an apology."""
FILES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@dataclass
class Judged:
    """A line of a talk and what was judged of it."""

    said: str
    expected: set[str] = field(default_factory=set)
    barred: set[Sign] = field(default_factory=set)


def judged(name: str) -> list[Judged]:
    """Read a file of judged lines."""
    lines: list[Judged] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        note = line.strip()
        if line.startswith(("a: ", "c: ")):
            lines.append(Judged(line))
        elif note.startswith("+ "):
            lines[-1].expected |= set(note[2:].split())
        elif note in ("no harm", "no help"):
            lines[-1].barred.add(Sign.HURTS if note == "no harm" else Sign.HELPS)
        elif note and not note.startswith("#"):
            raise AssertionError(f"{name}: {line!r} is neither a line said nor a judgement")
    return lines


def names_read(name: str) -> Iterator[tuple[Judged, frozenset[str]]]:
    lines = judged(name)
    reading = READER.read(conversation(*(line.said for line in lines)))
    return zip(lines, (_sure_names(turn) for turn in reading), strict=True)


def _sure_names(turn: TurnReading) -> frozenset[str]:
    return frozenset(mark.name for mark in turn.marks if mark.confidence >= SURE)


def test_there_are_talks_and_every_judgement_is_a_known_name() -> None:
    assert len(FILES) >= 20
    for name in FILES:
        for line in judged(name):
            known = CUES if line.said.startswith("c") else MOVES
            assert line.expected <= set(known), (name, line.said)


@pytest.mark.parametrize("name", FILES)
def test_what_was_judged_to_be_there_is_found(name: str) -> None:
    missed = [(line.said, sorted(line.expected - found)) for line, found in names_read(name) if line.expected - found]
    assert missed == []


@pytest.mark.parametrize("name", FILES)
def test_no_harm_and_no_help_is_made_up(name: str) -> None:
    made_up = [
        (line.said, sorted(move for move in found if MOVES[move].sign in line.barred))
        for line, found in names_read(name)
        if line.said.startswith("a") and any(MOVES[move].sign in line.barred for move in found)
    ]
    assert made_up == []


def test_a_good_talk_holds_more_help_and_less_harm_than_a_poor_one() -> None:
    def share(suffix: str, sign: Sign) -> float:
        turns = [
            found
            for name in FILES
            if name.endswith(suffix)
            for line, found in names_read(name)
            if line.said.startswith("a")
        ]
        return sum(any(MOVES[move].sign is sign for move in found) for found in turns) / len(turns)

    assert share("_good", Sign.HELPS) > 0.8 > share("_poor", Sign.HELPS)
    assert share("_good", Sign.HURTS) < 0.1 < 0.5 < share("_poor", Sign.HURTS)
