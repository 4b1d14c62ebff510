"""The text of a module as values: its front, its sections, and the exercises and recordings in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from warmline.core.conversation import Channel
from warmline.core.skills import ProgrammeLevel


@dataclass(frozen=True, slots=True)
class Front:
    """What stands at the head of a module.

    `review_by` is the day (ISO 8601) by which somebody should look whether it still holds. `entry_check` names the form
    of an assessed test; who passed it may leave the module out.
    """

    key: str
    title: str
    summary: str
    level: ProgrammeLevel
    skills: tuple[str, ...]
    behaviours: tuple[str, ...]
    minutes: int
    version: int
    language: str
    author: str
    review_by: str
    entry_check: str | None = None

    @property
    def review_day(self) -> date:
        """Return `review_by` as a day. Raises ValueError where it is none."""
        return date.fromisoformat(self.review_by)


@dataclass(frozen=True, slots=True)
class Prose:
    """A run of Markdown, and the line of the file on which it begins (from 1)."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What most exercises have: a question, the behaviour that it is about, whether the module waits for an answer."""

    key: str
    ask: str
    behaviour: str | None = field(default=None, kw_only=True)
    required: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, and what is said to whoever chose it."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Choice(Asked):
    """One right answer, or several where `several` says so."""

    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Order(Asked):
    """Steps to put in order; they are written in the right one."""

    steps: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Match(Asked):
    """Things to join with what belongs to them."""

    pairs: tuple[Pair, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Gap(Asked):
    """A text with gaps, each written as ___, and for each gap the words that fit."""

    text: str
    words: tuple[tuple[str, ...], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Good:
    """A good answer, and what makes it good."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Trap:
    """An answer that sounds right and misses the need, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Say:
    """A moment to answer in own words. What the reader of moves sees in it is suggested only."""

    key: str
    customer: str
    behaviour: str
    good: tuple[Good, ...]
    ask: str | None = None
    context: str | None = None
    trap: Trap | None = None
    channel: Channel = Channel.CHAT
    required: bool = True


@dataclass(frozen=True, slots=True)
class Reflect:
    """A question to think about, with a note that nobody else reads."""

    key: str
    ask: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a worked example: what is done, the words, the reason. A faded one is written by the learner first.

    Fading, the last steps first: Renkl and Atkinson (2003), Structuring the transition from example study to problem
    solving, Educational Psychologist 38.
    """

    do: str
    words: str
    why: str
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """An example that is worked through step by step; the last steps may be left to the learner."""

    key: str
    title: str
    customer: str
    steps: tuple[Step, ...]
    context: str | None = None
    required: bool = True

    @property
    def faded(self) -> tuple[Step, ...]:
        """Return the steps that the learner writes."""
        return tuple(step for step in self.steps if step.faded)


@dataclass(frozen=True, slots=True)
class Plan:
    """An if-then plan at the end: "If ..., then I will ..." (Gollwitzer and Sheeran 2006)."""

    key: str
    ask: str
    example_if: str
    example_then: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording of the house's own media: its sum's first digits, its title, and what is said in it."""

    key: str
    src: str
    title: str
    transcript: str | None = None


class Video(Recording):
    """A film."""

    __slots__ = ()


class Sound(Recording):
    """A sound."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that plays from another place, shown as a link until it is clicked."""

    key: str
    address: str
    title: str
    transcript: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to take along, such as a PDF."""

    key: str
    src: str
    title: str


Exercise = Choice | Order | Match | Gap | Say | Reflect | Worked | Plan
Media = Video | Sound | Embed | File
Part = Prose | Exercise | Media
EXERCISES = (Choice, Order, Match, Gap, Say, Reflect, Worked, Plan)


@dataclass(frozen=True, slots=True)
class Section:
    """One page of a module. Its key stays when the title changes, so that notes find it again."""

    key: str
    title: str
    parts: tuple[Part, ...]

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Return its exercises in order."""
        return tuple(part for part in self.parts if isinstance(part, EXERCISES))


@dataclass(frozen=True, slots=True)
class ModuleText:
    """A whole module: its front, what is said before the first section, and the sections."""

    front: Front
    opening: tuple[Prose, ...]
    sections: tuple[Section, ...]

    def exercises(self) -> Iterator[Exercise]:
        """Yield every exercise in order."""
        return (exercise for section in self.sections for exercise in section.exercises)

    def exercise(self, key: str) -> Exercise:
        """Return the exercise with this key. Raises KeyError where there is none."""
        return {exercise.key: exercise for exercise in self.exercises()}[key]

    def section_of(self, key: str) -> int:
        """Return the number (from 0) of the section that holds the exercise. Raises KeyError where none does."""
        for number, section in enumerate(self.sections):
            if any(exercise.key == key for exercise in section.exercises):
                return number
        raise KeyError(key)

    def media(self) -> Iterator[Media]:
        """Yield every recording, embed and file in order."""
        kinds = (Video, Sound, Embed, File)
        return (part for section in self.sections for part in section.parts if isinstance(part, kinds))

    @property
    def required(self) -> frozenset[str]:
        """Return the keys of the exercises that must be answered before the module counts as done."""
        return frozenset(
            exercise.key
            for exercise in self.exercises()
            if exercise.required and not (isinstance(exercise, Worked) and not exercise.faded)
        )
