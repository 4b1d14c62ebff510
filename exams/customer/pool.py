"""The pool: conversations of the whole population with every scenario, which the observational laws share."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import Final

from exams.customer.checks import stray_facts, swaps_roles, thanks_for_nothing
from exams.customer.population import PersonAgent, population
from exams.customer.ratings import momentary
from exams.customer.world import World
from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import step
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scene import Scene, answer, begin, outcome
from warmline.core.customer.state import Act, Ending

POOL: Final = 2_000
MOST_TURNS: Final = 16
TIMED_EVERY: Final = 5
"""In every fifth conversation the engine's step is timed by itself."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Talk:
    """What is kept of one conversation. Series begin with the opening; warmth and anger are 0-1.

    `satisfaction` is the remembered one.
    """

    scenario: str
    style: str
    skill: str
    seed: int
    warmth: tuple[float, ...]
    anger: tuple[float, ...]
    failures: tuple[int, ...]
    insulted: bool
    satisfaction: float
    loyalty: float
    solved: bool
    ended: Ending | None
    lines: tuple[str, ...]
    acts: tuple[Act, ...]
    told: tuple[int, ...]  # facts told in each exchange after the opening
    facts: int  # facts there are to tell after the opening
    swapped: tuple[str, ...]
    stray: tuple[str, ...]
    thanks: tuple[str, ...]
    seconds: tuple[float, ...]
    steps: tuple[float, ...] = ()  # seconds of the engine alone
    rating: float = 0.0  # what a survey at the end would get, 0-100
    rated: tuple[float, ...] = ()  # what somebody asked after each exchange would answer, 0-1

    @property
    def turns(self) -> int:
        """How many answers the agent gave."""
        return len(self.lines) - 1

    @property
    def sentences(self) -> tuple[str, ...]:
        """The customer's sentences of three words and more, the opening left out."""
        found = (part for line in self.lines[1:] for part in _SENTENCE.split(line))
        return tuple(part.strip().lower() for part in found if len(part.split()) >= 3)


def player(world: World, index: int) -> tuple[int, PersonAgent, int]:
    """Return which scenario, agent and seed conversation `index` has. Every sixth round the same pair meets again."""
    agents, scenarios = population(), len(world.scenarios)
    combination, again = index % (scenarios * len(agents)), index // (scenarios * len(agents))
    place, turn = combination % scenarios, combination // scenarios
    # Each customer begins elsewhere in the row of agents, so that a short pool sees all styles and skills, too.
    return place, agents[(turn + 7 * place) % len(agents)], again


def talk(world: World, index: int, parameters: Parameters = PARAMETERS) -> Talk:
    """Play one conversation of the pool."""
    place, agent, again = player(world, index)
    seed = 1_000 * again + index
    scene = begin(world.scenarios[place], world.language, seed=seed, parameters=parameters)
    seconds: list[float] = []
    steps: list[float] = []
    while scene.ended is None and scene.agent_turns < MOST_TURNS:
        text, before, began = agent.reply(scene) or "", scene, time.process_time()
        scene = answer(scene, text, reader=world.reader, parameters=parameters)
        seconds.append(time.process_time() - began)
        if index % TIMED_EVERY == 0:
            steps.append(_step_seconds(before, scene, parameters))
    whole = kept(scene, agent.style.name, agent.skill.name, parameters)
    return replace(whole, seconds=tuple(seconds), steps=tuple(steps))


def _step_seconds(before: Scene, after: Scene, parameters: Parameters) -> float:
    """Return how long the engine takes for a step, its words already read."""
    reading = after.turns[-1].reading
    assert reading is not None
    began = time.process_time()
    step(before.state, reading, before.scenario, Dice(before.seed), parameters)
    return time.process_time() - began


def kept(scene: Scene, style: str, skill: str, parameters: Parameters = PARAMETERS) -> Talk:
    """Return what is kept of a scene that was played."""
    end, turns = outcome(scene, parameters), scene.turns
    return Talk(
        scenario=scene.scenario.key,
        style=style,
        skill=skill,
        seed=scene.seed,
        warmth=tuple(turn.mood.warmth for turn in turns),
        anger=tuple(turn.mood.anger for turn in turns),
        failures=tuple(turn.state.failures for turn in turns),
        insulted=scene.state.insulted > 0,
        satisfaction=end.satisfaction,
        loyalty=end.loyalty,
        solved=end.solved,
        ended=end.ended,
        lines=tuple(turn.customer for turn in turns),
        acts=tuple(act for turn in turns for act in turn.plan.acts),
        told=tuple(len(turn.facts_told) for turn in turns[1:]),
        facts=len(scene.scenario.facts) - len(turns[0].facts_told),
        swapped=tuple(turn.customer for turn in turns if swaps_roles(turn.customer)),
        stray=stray_facts(scene),
        thanks=tuple(turn.customer for turn in turns[1:] if thanks_for_nothing(turn)),
        seconds=(),
        rating=end.rating,
        rated=momentary([turn.mood.warmth for turn in turns], scene.seed, parameters),
    )
