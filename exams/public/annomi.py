"""AnnoMI by turn: what a counsellor's turn does, on talks that were not trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from train.corpora.annomi import BEHAVIOURS, QUESTIONS, Said, turns
from train.examples import Part
from train.splits import part_of

from exams.public import peers
from exams.public.deciding import Deciding, present
from exams.public.figures import Figure, Labels, macro_f1, measured
from exams.public.rows import Row
from warmline.core.moves.encoding import EncodedTurn, TextInContext
from warmline.core.wording.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Talks:
    """The therapist's turns by part, and what the encoder says of those held out, in order."""

    train: tuple[Said, ...]
    held: tuple[Said, ...]
    read: tuple[EncodedTurn, ...]
    encoder: Deciding

    def given(self, name: str) -> NDArray[np.float64]:
        """Return the probability of one class for each turn held out."""
        return np.array([turn.probabilities[name] for turn in self.read])

    @property
    def groups(self) -> list[str]:
        """The transcript of each turn held out."""
        return [said.transcript for said in self.held]


@dataclass(frozen=True, slots=True)
class Task:
    """A label of the corpus, how the encoder's answer becomes that label, and what is known about it."""

    name: str
    label: Callable[[Said], int]
    ours: Callable[[Talks], Labels]
    people: float | None
    wanted: float
    by_mark: bool = False


def _most_likely(head: str, classes: Sequence[str]) -> Callable[[Talks], Labels]:
    def chosen(talks: Talks) -> Labels:
        return np.asarray(np.stack([talks.given(f"{head}.{each}") for each in classes], 1).argmax(1), np.int64)

    return chosen


def _question(talks: Talks) -> Labels:
    return (talks.given("annomi_question.none") < 0.5).astype(np.int64)


def _reflection(talks: Talks) -> Labels:
    return present(talks.encoder, "annomi_reflection.yes", talks.given("annomi_reflection.yes"))


TASKS = (
    Task(
        "AnnoMI main behaviour, macro-F1",
        lambda said: BEHAVIOURS.index(said.behaviour),
        _most_likely("annomi_behaviour", BEHAVIOURS),
        people=0.80,
        wanted=0.76,
    ),
    Task(
        "AnnoMI question, macro-F1",
        lambda said: int(said.question != "none"),
        _question,
        people=0.93,
        wanted=0.93,
        by_mark=True,
    ),
    Task(
        "AnnoMI none, open or closed question, macro-F1",
        lambda said: QUESTIONS.index(said.question),
        _most_likely("annomi_question", QUESTIONS),
        people=0.77,
        wanted=0.80,
    ),
    Task(
        "AnnoMI reflection, macro-F1",
        lambda said: int(said.reflection),
        _reflection,
        people=0.83,
        wanted=0.78,
    ),
)
"""People: the mean of pairs of annotators, as published or measured on the corpus (`data/SOURCES.md`)."""


def talks(root: Path, encoder: Deciding) -> Talks | None:
    """Return the talks with the encoder's answers, or None where the corpus is missing."""
    said = [each for each in turns(root) if each.therapist]
    held = tuple(each for each in said if part_of("annomi", each.transcript) is Part.HELD)
    if not held:
        return None
    train = tuple(each for each in said if part_of("annomi", each.transcript) is Part.TRAIN)
    texts = [TextInContext(each.text, each.before, sentence_spans(each.text)) for each in held]
    return Talks(train, held, tuple(encoder.encode(texts)), encoder)


def rows(read: Talks) -> Iterator[Row]:
    """Yield one row a task."""
    n = f"{len(read.held)} turns of {len(set(read.groups))} talks"
    for task in TASKS:
        true = np.array([task.label(said) for said in read.held])
        yield Row(
            task.name,
            n,
            _scored(true, task.ours(read), read.groups),
            Figure(task.people) if task.people is not None else None,
            _baseline(task, read, true),
            _ngrams(task, read, true),
            task.wanted,
        )


def _scored(true: Labels, said: Labels, groups: Sequence[str]) -> Figure:
    return measured(lambda chosen: macro_f1(true[chosen], said[chosen]), groups)


def _baseline(task: Task, read: Talks, true: Labels) -> tuple[str, Figure]:
    if task.by_mark:
        marked = np.array([int("?" in said.text) for said in read.held])
        return "contains '?'", _scored(true, marked, read.groups)
    labels = [task.label(said) for said in read.train] or [0]
    common = np.full(len(true), np.bincount(labels).argmax())
    return "always the commonest", _scored(true, common, read.groups)


def _ngrams(task: Task, read: Talks, true: Labels) -> Figure | None:
    if not read.train:
        return None
    labels = np.array([task.label(said) for said in read.train])
    given = peers.chances([said.text for said in read.train], labels, [said.text for said in read.held])
    return None if given is None else _scored(true, given.argmax(1), read.groups)
