"""Morning huddles from content/huddles, one YAML file each; what colleagues propose is checked alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.document import Address, parse_document
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.ranges import Range
from warmline.adapters.packs.reader import Finding, build, load_named
from warmline.adapters.packs.rubric import load_rubric
from warmline.core.skills import ProgrammeLevel
from warmline.core.skills.keys import SKILL_KEYS

MINUTES: Final = 5
STEPS: Final = Range(3, 5)
TAKE_ALONG: Final = Range(2, 5)
PEOPLE: Final = Range(2, 30)
LONGEST_PAGE: Final = 2600  # letters of all that is printed: one A4 page in a size that is read standing; tried out
_LONGEST: Final = {"title": 60, "summary": 160, "line": 220, "question": 160}
_LONGEST_DO: Final = 320
_LONGEST_SAID: Final = 240


class Kind(StrEnum):
    """What the team does: an exercise, or a game with an end that can be won together."""

    EXERCISE = "exercise"
    GAME = "game"


class Part(StrEnum):
    """Who speaks or watches today. `all` is everybody in the circle."""

    LEAD = "lead"
    READER = "reader"
    CUSTOMER = "customer"
    AGENT = "agent"
    OBSERVER = "observer"
    ALL = "all"


DRAWN: Final = (Part.READER, Part.CUSTOMER, Part.AGENT, Part.OBSERVER)
"""The parts for which names are drawn."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what, word for word."""

    who: Part
    say: str


@dataclass(frozen=True, slots=True)
class HuddleStep:
    """One part of a huddle: its minutes, its title, what the lead does, and the words that are said."""

    minutes: int
    title: str
    do: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Huddle:
    """Five minutes for one behaviour.

    `people` is how many it takes at least, the lead with them. `line` is the line that everybody tries; `question` ends
    the huddle; from `take_along` each takes one sentence into the day.
    """

    key: str
    version: int
    kind: Kind
    title: str
    summary: str
    skill: str
    behaviour: str
    level: ProgrammeLevel
    people: int
    steps: tuple[HuddleStep, ...]
    line: str
    question: str
    take_along: tuple[str, ...]
    materials: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(step.minutes for step in self.steps)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts for which somebody is needed today, in the order of `DRAWN`."""
        spoken = {each.who for step in self.steps for each in step.said}
        return tuple(part for part in DRAWN if part in spoken)


@cache
def load_huddles() -> tuple[Huddle, ...]:
    """Return every huddle that comes with the house, sorted by key. Raises PackError with every problem."""
    return read_huddles(pack_files("huddles"))


def read_huddles(paths: Iterable[Path]) -> tuple[Huddle, ...]:
    """Return the huddles of these files, sorted by key. Raises PackError with every problem of every file."""
    return tuple(sorted(load_named(paths, Huddle, check_huddle), key=lambda huddle: huddle.key))


def huddle_text(huddle: Huddle) -> str:
    """Return a huddle as JSON text, from which `read_huddle` makes the same huddle."""
    told = asdict(huddle) | {"level": huddle.level.name.lower()}
    return json.dumps(told, ensure_ascii=False)


@lru_cache(maxsize=128)
def read_huddle(text: str) -> Huddle:
    """Return the huddle of a text that `huddle_text` made. Raises PackError where it does not fit."""
    return build(parse_document("huddle", text.encode()), Huddle).value


def check_huddle(huddle: Huddle) -> Iterator[Finding]:
    """Yield everything that does not hold: minutes, people, unknown behaviours, words that are missing or too long."""
    if huddle.version < 1:
        yield ("version",), f"is {huddle.version}; versions count from 1."
    yield from _check_behaviour(huddle)
    yield from _check_steps(huddle)
    needed = len(huddle.parts)
    if huddle.people not in PEOPLE:
        yield ("people",), f"is {huddle.people}; expected a whole number {PEOPLE}."
    elif huddle.people < needed:
        yield ("people",), f"is {huddle.people}, but {needed} parts are played."
    for name, longest in _LONGEST.items():
        yield from _words((name,), getattr(huddle, name), longest)
    if len(huddle.take_along) not in TAKE_ALONG:
        yield ("take_along",), f"has {len(huddle.take_along)}; expected {TAKE_ALONG} sentences."
    for n, sentence in enumerate(huddle.take_along):
        yield from _words(("take_along", n), sentence, _LONGEST_SAID)
    if huddle.question.strip() and not huddle.question.rstrip().endswith("?"):
        yield ("question",), "is no question; end it with a question mark."
    if (letters := _letters(huddle)) > LONGEST_PAGE:
        yield ("steps",), f"make {letters} letters with the rest; one page holds {LONGEST_PAGE}."


def _check_behaviour(huddle: Huddle) -> Iterator[Finding]:
    if huddle.skill not in SKILL_KEYS:
        yield ("skill",), f"{huddle.skill!r} is none of {', '.join(SKILL_KEYS)}."
    elif huddle.behaviour not in {each.key for each in load_rubric().skill(huddle.skill).behaviours}:
        yield ("behaviour",), f"{huddle.behaviour!r} is no behaviour of {huddle.skill}."


def _check_steps(huddle: Huddle) -> Iterator[Finding]:
    if len(huddle.steps) not in STEPS:
        yield ("steps",), f"has {len(huddle.steps)}; a huddle has {STEPS} steps."
    for n, step in enumerate(huddle.steps):
        if step.minutes < 1:
            yield ("steps", n, "minutes"), f"is {step.minutes}; a step takes at least one minute."
        yield from _words(("steps", n, "title"), step.title, _LONGEST["title"])
        yield from _words(("steps", n, "do"), step.do, _LONGEST_DO)
        for m, each in enumerate(step.said):
            yield from _words(("steps", n, "said", m, "say"), each.say, _LONGEST_SAID)
    if huddle.minutes != MINUTES:
        yield ("steps",), f"take {huddle.minutes} minutes; a huddle takes {MINUTES}."
    if not any(each.who is Part.AGENT or each.who is Part.ALL for step in huddle.steps for each in step.said):
        yield ("steps",), "let nobody try the line; give agent or all something to say."


def _words(address: Address, words: str, longest: int) -> Iterator[Finding]:
    if not words.strip():
        yield address, "is empty."
    elif len(words) > longest:
        yield address, f"has {len(words)} characters; at most {longest}."


def _letters(huddle: Huddle) -> int:
    told = [huddle.title, huddle.summary, huddle.line, huddle.question, *huddle.take_along, *huddle.materials]
    for step in huddle.steps:
        told += [step.title, step.do, *(each.say for each in step.said)]
    return sum(map(len, told))
