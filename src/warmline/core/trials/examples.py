"""Things to learn from by looking: an authored conversation with comments, and short answers with authors' grades."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene
from warmline.core.moves import MoveReader
from warmline.core.scoring.score import score_last_turn
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Rubric
from warmline.core.trials.play import play


@dataclass(frozen=True, slots=True)
class ModelLine:
    """One answer of a model conversation and, in one sentence, why it is said here."""

    say: str
    why: str


@dataclass(frozen=True, slots=True)
class ModelTalk:
    """An authored way through one scenario: `seed` is the day it is played on, `watch_for` what to look out for."""

    scenario: str
    seed: int
    watch_for: str
    lines: tuple[ModelLine, ...]


@dataclass(frozen=True, slots=True)
class ModelAgent:
    """Says the lines of a model conversation in order, and stops after the last."""

    talk: ModelTalk

    @property
    def name(self) -> str:
        """The name for tables."""
        return f"model {self.talk.scenario}"

    def reply(self, scene: Scene) -> str | None:
        """Return the next line, None after the last."""
        number = scene.agent_turns
        return self.talk.lines[number].say if number < len(self.talk.lines) else None


def play_model(talk: ModelTalk, scenario: Scenario, *, language: Language, reader: MoveReader) -> Scene:
    """Play a model conversation with the customer of a scenario. Raises ValueError where it belongs to another."""
    if talk.scenario != scenario.key:
        raise ValueError(f"The model conversation of {talk.scenario} cannot be played with {scenario.key}.")
    return play(scenario, ModelAgent(talk), talk.seed, language=language, reader=reader, most_turns=len(talk.lines))


@dataclass(frozen=True, slots=True)
class AuthorsGrade:
    """The anchor (1-4) that the authors give an answer for one behaviour, and the reason in one line."""

    behaviour: str
    anchor: int
    why: str


@dataclass(frozen=True, slots=True)
class Example:
    """One customer's message, one answer to it, and what the authors see there."""

    key: str
    customer: str
    answer: str
    grades: tuple[AuthorsGrade, ...]
    channel: Channel = Channel.CHAT


@dataclass(frozen=True, slots=True)
class ExampleSet:
    """The examples of one skill, in the order in which they are learnt from."""

    skill: str
    examples: tuple[Example, ...]

    def example(self, key: str) -> Example:
        """Return the example with this key. Raises KeyError where there is none."""
        return {example.key: example for example in self.examples}[key]


def machine_reads(example: Example, reader: MoveReader, rubric: Rubric) -> dict[str, Observation]:
    """Return what the machine sees in an example's answer, by behaviour; a behaviour it saw no chance for is not there.

    Where it saw several chances for one behaviour, the surest counts.
    """
    turns = (Turn(Speaker.CUSTOMER, example.customer), Turn(Speaker.AGENT, example.answer))
    conversation = Conversation(example.key, turns, channel=example.channel)
    card = score_last_turn(conversation, reader.read(conversation), rubric)
    found: dict[str, Observation] = {}
    for seen in card.observations:
        if seen.behaviour not in found or seen.confidence > found[seen.behaviour].confidence:
            found[seen.behaviour] = seen
    return found
