"""What the page of one example shows: first the answer alone, and after her own marks those of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from warmline.apps.lessons.content import example_sets
from warmline.apps.lessons.marks import Marks, agreement
from warmline.apps.library.ports import reader, rubric
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Anchor, Skill
from warmline.core.trials.examples import Example, machine_reads


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine suggests: an anchor, how sure it is (percent), and the quotes it rests on."""

    anchor: int
    confidence: int
    quotes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One behaviour to mark. `own` is None before she marked it; `machine` None where it sees no chance for it."""

    key: str
    name: str
    anchors: Sequence[Anchor]
    own: int | None
    authors: int
    why: str
    machine: Machine | None

    @property
    def authors_words(self) -> str:
        """What the authors' anchor looks like."""
        return self.anchors[self.authors - 1].text


@dataclass(frozen=True, slots=True)
class MarkPage:
    """One example of a skill. `marked` says whether she has marked it; `next` is the key of the one after it."""

    skill: Skill
    example: Example
    questions: Sequence[Question]
    marked: bool
    agreement: str
    number: int
    of: int
    next: str | None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class SetLine:
    """A set of examples in a list: its skill, how many there are, how many she marked, and where to go on."""

    skill: Skill
    examples: int
    marked: int
    first: str


def set_lines(marks: Marks) -> list[SetLine]:
    """Return every set of examples with how far she is."""
    return [_line(key, marks) for key in example_sets()]


def _line(key: str, marks: Marks) -> SetLine:
    examples = example_sets()[key].examples
    left = [example.key for example in examples if not marks.of(key, example.key)]
    return SetLine(rubric().skill(key), len(examples), len(examples) - len(left), (left or [examples[0].key])[0])


def mark_page(skill: str, key: str, marks: Marks, *, anew: bool = False, missing: bool = False) -> MarkPage | None:
    """Return the page of an example, None where there is none. With `anew` her earlier marks are not looked at."""
    found = example_sets().get(skill)
    keys = [example.key for example in found.examples] if found else []
    if found is None or key not in keys:
        return None
    own: Mapping[str, int] = {} if anew else marks.of(skill, key)
    example, place = found.example(key), keys.index(key)
    return MarkPage(
        skill=rubric().skill(skill),
        example=example,
        questions=_questions(skill, example, own),
        marked=bool(own),
        agreement=agreement(own, {grade.behaviour: grade.anchor for grade in example.grades}) if own else "",
        number=place + 1,
        of=len(keys),
        next=keys[place + 1] if place + 1 < len(keys) else None,
        missing=missing,
    )


def _questions(skill: str, example: Example, own: Mapping[str, int]) -> list[Question]:
    seen = _read(skill, example.key) if own else {}
    questions = []
    for grade in example.grades:
        behaviour = rubric().behaviour(grade.behaviour)[1]
        found = seen.get(grade.behaviour)
        machine = _machine(found) if found else None
        name, anchors = behaviour.name, behaviour.anchors
        questions.append(
            Question(behaviour.key, name, anchors, own.get(behaviour.key), grade.anchor, grade.why, machine)
        )
    return questions


def _machine(seen: Observation) -> Machine:
    return Machine(seen.anchor, round(100 * seen.confidence), tuple(dict.fromkeys(mark.quote for mark in seen.marks)))


@cache
def _read(skill: str, key: str) -> dict[str, Observation]:
    """Return what the machine reads in an example; it is read once a process."""
    return machine_reads(example_sets()[skill].example(key), reader(), rubric())
