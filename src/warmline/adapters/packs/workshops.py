"""Plans of workshops and webinars from content/workshops, one YAML file each; a house's own plans are checked alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.document import parse_document
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.ranges import Range
from warmline.adapters.packs.reader import Finding, build, load_named
from warmline.adapters.packs.rubric import load_rubric
from warmline.core.skills.keys import SKILL_KEYS

FEWEST_STEPS: Final = 3
OPTIONS: Final = Range(2, 6)
MOST_WATCHED: Final = 5  # behaviours that one person can keep in mind while watching; chosen


class Kind(StrEnum):
    """Where people meet: in a room, or on screens."""

    WORKSHOP = "workshop"
    WEBINAR = "webinar"


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a session: its minutes, its title, what the trainer does, and how people sit or work."""

    minutes: int
    title: str
    do: str
    people: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a vote. `behaviour` says what a vote for it names as hard."""

    text: str
    behaviour: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the room votes on."""

    ask: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class RolePlay:
    """A role-play in the room: the key of one of our scenarios, whose customer a participant plays, and the brief."""

    scenario: str
    brief: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case that small groups talk about."""

    title: str
    story: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkshopPlan:
    """What happens in a session, minute by minute.

    `minutes` is the sum of the steps; `observe` are the behaviours of the rubric that are watched in the role-play, and
    `peers` says whether participants watch each other.
    """

    key: str
    version: int
    kind: Kind
    title: str
    summary: str
    minutes: int
    seats: int
    skills: tuple[str, ...]
    aims: tuple[str, ...]
    steps: tuple[Step, ...]
    observe: tuple[str, ...] = ()
    peers: bool = False
    questions: tuple[Question, ...] = ()
    discussion: tuple[str, ...] = ()
    roleplay: RolePlay | None = None
    case: Case | None = None
    materials: tuple[str, ...] = ()


_BOUNDS: Final = {"version": Range(1, 10_000), "minutes": Range(10, 480), "seats": Range(2, 500)}


@cache
def load_workshops() -> tuple[WorkshopPlan, ...]:
    """Return every plan that comes with the house, sorted by key. Raises PackError with every problem."""
    return read_workshops(pack_files("workshops"))


def read_workshops(paths: Iterable[Path]) -> tuple[WorkshopPlan, ...]:
    """Return the plans of these files, sorted by key. Raises PackError with every problem of every file."""
    return tuple(sorted(load_named(paths, WorkshopPlan, check_plan), key=lambda plan: plan.key))


def plan_text(plan: WorkshopPlan) -> str:
    """Return a plan as JSON text, from which `read_plan` makes the same plan."""
    return json.dumps(asdict(plan), ensure_ascii=False)


@lru_cache(maxsize=64)
def read_plan(text: str) -> WorkshopPlan:
    """Return the plan of a text that `plan_text` made. Raises PackError where it does not fit."""
    return build(parse_document("plan", text.encode()), WorkshopPlan).value


def check_plan(plan: WorkshopPlan) -> Iterator[Finding]:
    """Yield everything that does not hold: minutes that do not add up, unknown skills, behaviours and scenarios."""
    for name, bounds in _BOUNDS.items():
        if (value := getattr(plan, name)) not in bounds:
            yield (name,), f"is {value}; expected a whole number {bounds}."
    for n, step in enumerate(plan.steps):
        if step.minutes < 1:
            yield ("steps", n, "minutes"), f"is {step.minutes}; a step takes at least one minute."
    if len(plan.steps) < FEWEST_STEPS:
        yield ("steps",), f"has {len(plan.steps)}; a plan has at least {FEWEST_STEPS}."
    told = sum(step.minutes for step in plan.steps)
    if told != plan.minutes:
        yield ("minutes",), f"is {plan.minutes}, but the steps take {told}."
    if not plan.aims:
        yield ("aims",), "is empty; say what people can do afterwards."
    for n, skill in enumerate(plan.skills):
        if skill not in SKILL_KEYS:
            yield ("skills", n), f"{skill!r} is none of {', '.join(SKILL_KEYS)}."
    yield from _check_behaviours(plan)
    yield from _check_parts(plan)


def _check_behaviours(plan: WorkshopPlan) -> Iterator[Finding]:
    known = {behaviour.key for _, behaviour in load_rubric().behaviours()}
    if len(plan.observe) > MOST_WATCHED:
        yield ("observe",), f"has {len(plan.observe)}; nobody watches more than {MOST_WATCHED} at once."
    for n, behaviour in enumerate(plan.observe):
        if behaviour not in known:
            yield ("observe", n), f"{behaviour!r} is no behaviour of the rubric."
        elif behaviour in plan.observe[:n]:
            yield ("observe", n), f"{behaviour!r} is there twice."
    for n, question in enumerate(plan.questions):
        if len(question.options) not in OPTIONS:
            yield ("questions", n, "options"), f"has {len(question.options)}; a vote has {OPTIONS} options."
        for m, option in enumerate(question.options):
            if option.behaviour is not None and option.behaviour not in known:
                yield (
                    ("questions", n, "options", m, "behaviour"),
                    f"{option.behaviour!r} is no behaviour.",
                )


def _check_parts(plan: WorkshopPlan) -> Iterator[Finding]:
    if plan.roleplay is not None and plan.roleplay.scenario not in _scenario_keys():
        yield ("roleplay", "scenario"), f"{plan.roleplay.scenario!r} is none of our scenarios."
    if plan.peers and not plan.observe:
        yield ("peers",), "is true, but nothing is observed; name behaviours under observe."


@cache
def _scenario_keys() -> frozenset[str]:
    # A scenario's file is named after its key; reading all of them takes seconds.
    return frozenset(path.stem for path in pack_files("scenarios"))
