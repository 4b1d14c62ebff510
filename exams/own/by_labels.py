"""The score from the labels themselves: how good it could be if every word were read as the labellers read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from train.combine import read_records
from train.corpus.spans import labelled_spans

from exams.own.answers import Judge, Judged, JudgedSet, judge_with, judged_sets
from exams.own.figures import Figure, pearson, resampled, share
from warmline.core.conversation import Conversation, Turn
from warmline.core.moves import CUES, Kind, Mark, Reading, TurnReading
from warmline.core.skills import Rubric
from warmline.core.skills.keys import SKILL_KEYS

SURE = 0.9


@dataclass(frozen=True, slots=True)
class LabelReader:
    """Reads what the labels say, at the sentences they name; turns without labels hold nothing."""

    labels: Mapping[tuple[str, str], tuple[tuple[str, int], ...]]
    version: str = "labels"

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Return the labels of one turn as marks."""
        said = conversation.turns[turn]
        spans = labelled_spans(said.text)
        found = self.labels.get((conversation.id, said.text), ())
        marks = sorted((_mark(name, said, spans[at]) for name, at in found), key=lambda mark: (mark.start, mark.name))
        return TurnReading(turn, said.speaker, said.text, tuple(marks))

    def read(self, conversation: Conversation) -> Reading:
        """Return the labels of a whole conversation as marks."""
        turns = (self.read_turn(conversation, turn) for turn in range(len(conversation.turns)))
        return Reading(self.version, tuple(turns))


def _mark(name: str, said: Turn, span: tuple[int, int]) -> Mark:
    return Mark(Kind.CUE if name in CUES else Kind.MOVE, name, said.text[slice(*span)], *span, SURE)


def label_reader(part: str) -> LabelReader:
    """Return the reader that knows the labels of a part; what only one pass said is left out."""
    return LabelReader({_key(record): _labels(record) for record in read_records(part)})


def _key(record: Mapping[str, Any]) -> tuple[str, str]:
    return record["set"], record["turn"]["text"]


def _labels(record: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    return tuple((name, at) for name, at in record["labels"]["moves"])


def beside_labels(judge: Judge, rubric: Rubric, part: str) -> Iterator[tuple[str, Figure]]:
    """Yield how our scores compare with those from the labels, answer by answer."""
    truth = list(judged_sets(judge_with(label_reader(part), rubric), part))
    ours = list(judged_sets(judge, part))
    pairs = list(zip(ours, truth, strict=True))
    yield "skills we call not observed that have no chance by the labels", _silence(pairs, ours_silent=True)
    yield "skills without a chance by the labels that we call not observed", _silence(pairs, ours_silent=False)
    scores = [(mine.score, labelled.score) for one, other in pairs for mine, labelled in _answers(one, other)]
    yield (
        "correlation of our overall with that from the labels",
        resampled(scores, lambda c: pearson([x for x, _ in c], [y for _, y in c])),
    )


def _silence(pairs: list[tuple[JudgedSet, JudgedSet]], *, ours_silent: bool) -> Figure:
    """Return the share of skills silent on one side (ours, or the labels') that are silent on the other side too."""
    hits = n = 0
    for one, other in pairs:
        for mine, labelled in _answers(one, other):
            for key in SKILL_KEYS:
                silent = (mine.card.skill(key).score is None, labelled.card.skill(key).score is None)
                if silent[0 if ours_silent else 1]:
                    n += 1
                    hits += all(silent)
    return share(hits, n)


def _answers(one: JudgedSet, other: JudgedSet) -> Iterator[tuple[Judged, Judged]]:
    return ((one.answers[kind], other.answers[kind]) for kind in one.answers)
