"""The answers of written sets, each scored in its context by its own turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from train.corpus.places import part_of, sheets
from train.corpus.written import WrittenSet

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves.reading import MoveReader
from warmline.core.scoring.score import score_last_turn
from warmline.core.scoring.scorecard import Scorecard
from warmline.core.skills import Rubric

Judge = Callable[[Conversation], Scorecard]


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer: its kind, its words, its overall score 0-100 (50 where nothing was observed) and the whole card."""

    kind: str
    text: str
    score: float
    card: Scorecard

    @property
    def words(self) -> int:
        """How many words the answer has."""
        return len(self.text.split())

    def skill(self, key: str) -> float:
        """Return the score of one skill, 50 where it was not observed."""
        found = self.card.skill(key).score
        return 50.0 if found is None else found


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """A written set and its judged answers by kind."""

    written: WrittenSet
    answers: dict[str, Judged]


def judge_with(reader: MoveReader, rubric: Rubric) -> Judge:
    """Return what scores the last turn of a conversation with a reader."""
    return lambda talk: score_last_turn(talk, reader.read(talk), rubric)


def talk_of(written: WrittenSet, text: str) -> Conversation:
    """Return the conversation that ends with this answer."""
    turns = (*(Turn(speaker, said) for speaker, said in written.context), Turn(Speaker.AGENT, text))
    return Conversation(written.name, turns, Channel(written.channel))


def judge_text(judge: Judge, written: WrittenSet, kind: str, text: str) -> Judged:
    """Score one answer to a set's last line."""
    card = judge(talk_of(written, text))
    return Judged(kind, text, 50.0 if card.overall is None else card.overall, card)


def judged_sets(judge: Judge, part: str, kind: str | None = None) -> Iterator[JudgedSet]:
    """Yield the judged sets of a part (train, dev, exam), of one type where given."""
    for written in sets_of(part):
        if kind in (None, written.type):
            yield JudgedSet(written, {name: judge_text(judge, written, name, said) for name, said in written.answers})


def sets_of(part: str) -> Iterator[WrittenSet]:
    """Yield the written sets of a part (train, dev, exam)."""
    folder = "exam" if part == "exam" else "train"
    return (each for _, sets in sheets(folder) for each in sets if part_of(each.name, folder) == part)
