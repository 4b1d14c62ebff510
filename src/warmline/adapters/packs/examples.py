"""What there is to learn from by looking, from content/examples: model conversations and graded answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Finding, load_named
from warmline.adapters.packs.rubric import load_rubric
from warmline.core.skills.keys import SKILL_KEYS
from warmline.core.trials.examples import ExampleSet, ModelTalk

MODEL: Final = "model_"
FEWEST_LINES: Final = 3
FEWEST_EXAMPLES: Final = 5


@cache
def load_model_talks() -> tuple[ModelTalk, ...]:
    """Return every model conversation, sorted by scenario. Raises PackError with every problem of every file."""
    return read_model_talks(path for path in pack_files("examples") if path.stem.startswith(MODEL))


@cache
def load_example_sets() -> tuple[ExampleSet, ...]:
    """Return every set of examples, in the order of the skills. Raises PackError with every problem of every file."""
    return read_example_sets(path for path in pack_files("examples") if not path.stem.startswith(MODEL))


def read_model_talks(paths: Iterable[Path]) -> tuple[ModelTalk, ...]:
    """Return the model conversations of these files. Raises PackError with every problem of every file."""
    talks = load_named(paths, ModelTalk, check_model_talk, by="scenario", prefix=MODEL)
    return tuple(sorted(talks, key=lambda talk: talk.scenario))


def read_example_sets(paths: Iterable[Path]) -> tuple[ExampleSet, ...]:
    """Return the sets of examples of these files. Raises PackError with every problem of every file."""
    sets = load_named(paths, ExampleSet, check_example_set, by="skill")
    return tuple(sorted(sets, key=lambda found: SKILL_KEYS.index(found.skill)))


def check_model_talk(talk: ModelTalk) -> Iterator[Finding]:
    """Yield everything that does not hold: too few lines, the same line twice, a seed below 0."""
    if len(talk.lines) < FEWEST_LINES:
        yield ("lines",), f"has {len(talk.lines)}; a conversation has at least {FEWEST_LINES}."
    if talk.seed < 0:
        yield ("seed",), f"is {talk.seed}; expected 0 or more."
    said = [line.say for line in talk.lines]
    for n, line in enumerate(said):
        if line in said[:n]:
            yield ("lines", n, "say"), "is there twice."


def check_example_set(found: ExampleSet) -> Iterator[Finding]:
    """Yield everything that does not hold: unknown skills, too few examples, keys twice, unfit grades."""
    if found.skill not in SKILL_KEYS:
        yield ("skill",), f"{found.skill!r} is none of {', '.join(SKILL_KEYS)}."
        return
    if len(found.examples) < FEWEST_EXAMPLES:
        yield ("examples",), f"has {len(found.examples)}; a set has at least {FEWEST_EXAMPLES}."
    behaviours = {behaviour.key for behaviour in load_rubric().skill(found.skill).behaviours}
    keys = [example.key for example in found.examples]
    for n, example in enumerate(found.examples):
        if example.key in keys[:n]:
            yield ("examples", n, "key"), f"{example.key!r} is there twice."
        if not example.grades:
            yield ("examples", n, "grades"), "is empty; the authors grade at least one behaviour."
        graded = [grade.behaviour for grade in example.grades]
        for m, grade in enumerate(example.grades):
            at = ("examples", n, "grades", m)
            if grade.behaviour not in behaviours:
                yield (*at, "behaviour"), f"{grade.behaviour!r} is no behaviour of {found.skill}."
            if grade.behaviour in graded[:m]:
                yield (*at, "behaviour"), f"{grade.behaviour!r} is graded twice."
            if not 1 <= grade.anchor <= 4:
                yield (*at, "anchor"), f"is {grade.anchor}; expected 1 to 4."
