"""The frozen talks and sentence lists under tests/data, read into values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves.rules import RuleReader

DATA: Final = Path(__file__).parents[1] / "tests" / "data"
SURE: Final = 0.6
"""Marks below this confidence are guesses and count for nothing."""
_SPEAKERS: Final = {"a": Speaker.AGENT, "c": Speaker.CUSTOMER}


@dataclass
class JudgedTurn:
    """A turn of a frozen talk with the names that an analyst listed for it."""

    speaker: Speaker
    text: str
    listed: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Sentence:
    """An agent's sentence after a customer's words, with the names that must not be found in it."""

    customer: str
    text: str
    barred: frozenset[str]


def read_talk(path: Path) -> list[JudgedTurn]:
    """Return the turns of a frozen talk; lines that bar whole kinds ("no harm") and reasons ("#") are left out."""
    turns: list[JudgedTurn] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:3] in ("a: ", "c: "):
            turns.append(JudgedTurn(_SPEAKERS[line[0]], line[3:]))
        elif line.strip().startswith("+ "):
            turns[-1].listed |= set(line.split()[1:])
    return turns


def names_in(reader: RuleReader, turns: list[JudgedTurn]) -> Iterator[tuple[JudgedTurn, frozenset[str]]]:
    """Yield each turn with the names that the reader is sure of."""
    talk = Conversation("talk", tuple(Turn(turn.speaker, turn.text) for turn in turns), Channel.CHAT)
    for turn, reading in zip(turns, reader.read(talk), strict=True):
        yield turn, frozenset(mark.name for mark in reading.marks if mark.confidence >= SURE)


def read_sentences(path: Path, barred: frozenset[str]) -> Iterator[Sentence]:
    """Yield the sentences of a list. "-name,name words" bars these names alone, other lines bar `barred`."""
    customer = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("c: "):
            customer = line[3:]
        elif line.startswith("-"):
            names, _, text = line[1:].partition(" ")
            yield Sentence(customer, text, frozenset(names.split(",")))
        elif line and not line.startswith("#"):
            yield Sentence(customer, line, barred)


def false_marks(reader: RuleReader, sentence: Sentence) -> frozenset[str]:
    """Return the barred names that the reader is sure to see in a sentence."""
    turns = (Turn(Speaker.CUSTOMER, sentence.customer), Turn(Speaker.AGENT, sentence.text))
    marks = reader.read_turn(Conversation("one", turns, Channel.CHAT), 1).marks
    return sentence.barred & {mark.name for mark in marks if mark.confidence >= SURE}
