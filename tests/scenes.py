"""Talking to the customer in tests: real words, read by the real rules unless a test marks them by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tests.builders import mark
from tests.parcel import parcel_birthday

from warmline.adapters.packs.language import load_language
from warmline.core.conversation import Conversation, Speaker
from warmline.core.customer.appraisal import Moment
from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import start, step
from warmline.core.customer.heard import Heard
from warmline.core.customer.language import Language
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.customer.state import Because, CustomerState, Step
from warmline.core.customer.understanding import hear
from warmline.core.moves import MoveReader, TurnReading
from warmline.core.moves.rules import RuleReader

Marks = Sequence[tuple[str, str]]


@cache
def english() -> Language:
    return load_language("en")


@cache
def rules() -> MoveReader:
    return RuleReader()


class NoMarks:
    """A reader that finds nothing, so that only the words themselves count."""

    version = "none"

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        said = conversation.turns[turn]
        return TurnReading(turn, said.speaker, said.text)


def read(text: str, *marks: tuple[str, str]) -> TurnReading:
    """A turn of the agent with the marks (name, quote) given by hand."""
    found = sorted((mark(name, text, quote) for name, quote in marks), key=lambda one: one.start)
    return TurnReading(1, Speaker.AGENT, text, tuple(found))


def listen(text: str, scenario: Scenario | None = None, state: CustomerState | None = None) -> Heard:
    scenario = scenario or parcel_birthday()
    return hear(scenario, state or start(scenario), text, read(text))


def keys(items: Sequence[object]) -> list[str]:
    return [item.key for item in items]  # type: ignore[attr-defined]


def moment(
    text: str,
    *marks: tuple[str, str],
    state: CustomerState | None = None,
    parameters: Parameters = PARAMETERS,
    scenario: Scenario | None = None,
) -> Moment:
    scenario = scenario or parcel_birthday()
    state = state or start(scenario)
    reading = read(text, *marks)
    return Moment(scenario, state, hear(scenario, state, text, reading), reading, parameters)


def stepped(
    text: str,
    *marks: tuple[str, str],
    state: CustomerState | None = None,
    seed: int = 1,
    scenario: Scenario | None = None,
) -> Step:
    scenario = scenario or parcel_birthday()
    return step(state or start(scenario), read(text, *marks), scenario, Dice(seed))


def state_with(scenario: Scenario | None = None, **changes: object) -> CustomerState:
    """The opening state with some things changed; mood numbers may be given as anger=, trust=, patience=, hope=."""
    state = start(scenario or parcel_birthday())
    mood = {name: changes.pop(name) for name in ("anger", "trust", "patience", "hope") if name in changes}
    if mood:
        state = replace(state, mood=replace(state.mood, **mood))
    return replace(state, **changes)  # type: ignore[arg-type]


def talk(*lines: str, seed: int = 1, scenario: Scenario | None = None, reader: MoveReader | None = None) -> Scene:
    scene = begin(scenario or parcel_birthday(), english(), seed=seed)
    for line in lines:
        scene = answer(scene, line, reader=reader or rules())
    return scene


def reason(because: Sequence[Because], name: str) -> Because | None:
    return next((one for one in because if one.reason == name), None)


WINNING = (
    "Hello Ines, I'm Sam. You waited two days and nothing came, no wonder you are annoyed. What matters most to you?",
    "That was our mistake and I am sorry. I ask because it decides what I send. What is in it, when do you need it?",
    "She turns six on Saturday, so it has to be there on Friday. I will order a new parcel tonight, here by noon.",
    "I'll watch the depot scan myself at 20:00 tonight and write to you by 20:15.",
    "You will hear from me by 20:15. Happy birthday to her, take care!",
)
