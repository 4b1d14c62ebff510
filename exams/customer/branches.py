"""Paired branches: the same customer, seed and history; one answer differs. All of it by typed words."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from exams.customer.population import PersonAgent, load_styles
from exams.customer.population.agent import SKILLS
from exams.customer.world import World
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.queue import hangs_up
from warmline.core.customer.scene import Scene, answer, begin, outcome
from warmline.core.customer.state import Act
from warmline.core.trials.agents import ScriptedAgent

MOST_TURNS: Final = 14
_FIRST_SEED: Final = 20_000
QUEUE_S: Final = 108.0
"""Seconds in the queue, as in the study of L17."""


class NotHere(Exception):
    """This history has no place for the experiment: the customer has gone, or nothing is left to offer."""


@dataclass
class History:
    """One customer talking with an agent of the population, who is ordinary three times of four, else of low skill.

    `at(k)` is the scene after k answers. Each index is another customer, style and seed, always the same.
    """

    world: World
    index: int
    _scenes: list[Scene] = field(default_factory=list)

    @cached_property
    def agent(self) -> PersonAgent:
        """The agent of the history, who also goes on where a branch lets somebody go on."""
        styles = load_styles()
        skill = SKILLS[0] if self.index % 4 == 3 else SKILLS[1]
        return PersonAgent(styles[self.index // len(self.world.scenarios) % len(styles)], skill)

    def at(self, answers: int) -> Scene:
        """Return the scene after so many answers. Raises NotHere where the customer has gone before, or said yes."""
        if not self._scenes:
            scenario = self.world.scenarios[self.index % len(self.world.scenarios)]
            self._scenes.append(begin(scenario, self.world.language, seed=_FIRST_SEED + self.index))
        while len(self._scenes) <= answers:
            last = self._scenes[-1]
            if last.ended is not None or last.state.accepted is not None:
                raise NotHere
            self._scenes.append(self._answered(last, self.agent))
        scene = self._scenes[answers]
        if scene.ended is not None or scene.state.accepted is not None:
            raise NotHere
        return scene

    @cached_property
    def settled(self) -> Scene:
        """The scene in which a trained agent of the same style has just been told yes. Raises NotHere."""
        scene, trained = self.at(0), PersonAgent(self.agent.style, SKILLS[2])
        while scene.ended is None and scene.state.accepted is None and scene.agent_turns < MOST_TURNS:
            scene = self._answered(scene, trained)
        if scene.ended is not None or scene.state.accepted is None:
            raise NotHere
        return scene

    def _answered(self, scene: Scene, agent: PersonAgent) -> Scene:
        return answer(scene, agent.reply(scene) or "", reader=self.world.reader)


@dataclass(frozen=True)
class Branch:
    """From a scene: typed answers, then an agent for some answers more (to the end where `more` is None)."""

    start: Scene
    answers: tuple[str, ...] = ()
    agent: ScriptedAgent | None = None
    more: int | None = None
    after_share: float | None = None  # how long each typed answer takes, as a share of when a reply is due
    queue: str | None = None  # what is heard in the queue for `QUEUE_S` seconds before anybody answers


@dataclass(frozen=True, slots=True)
class Change:
    """What a branch did. Moods in points of 100; satisfaction and loyalty as if the talk stopped there (0-100).

    `warmth`, `anger`, `trust`, `patience`, `hope` are the change since the start of the branch, `trail` holds
    (failures so far, anger 0-1) after each answer.
    """

    warmth: float
    anger: float
    trust: float
    patience: float
    hope: float
    satisfaction: float
    loyalty: float
    angry_before: float
    angry_after: float
    solved: bool
    left: bool
    act: Act
    reaction: str | None
    trail: tuple[tuple[int, float], ...]
    gone_after: int


Branches = Callable[[History, random.Random], Mapping[str, Branch]]
Sample = Mapping[str, Change]


def follow(branch: Branch, world: World, parameters: Parameters = PARAMETERS) -> Change:
    """Play a branch and return what it did."""
    scene = branch.start
    for text in branch.answers:
        if scene.ended is not None:
            break
        scene = answer(scene, text, reader=world.reader, parameters=parameters, **_timing(branch, parameters))
    left = MOST_TURNS if branch.more is None else branch.more
    while branch.agent is not None and left > 0 and scene.ended is None and scene.agent_turns < MOST_TURNS:
        scene = answer(scene, branch.agent.reply(scene) or "", reader=world.reader, parameters=parameters)
        left -= 1
    change = _change(branch.start, scene, parameters)
    if branch.queue is None:
        return change
    gone = hangs_up(scene.scenario, scene.seed, QUEUE_S, branch.queue, parameters)
    return replace(change, left=gone)


def _timing(branch: Branch, parameters: Parameters) -> dict[str, Any]:
    if branch.after_share is None:
        return {}
    due = parameters.for_channel(branch.start.scenario.channel).reply_due_s
    return {"after_seconds": branch.after_share * due}


def _change(before: Scene, after: Scene, parameters: Parameters) -> Change:
    was, now, end = before.state.mood, after.state.mood, outcome(after, parameters)
    played = after.turns[len(before.turns) :]
    return Change(
        warmth=100 * (now.warmth - was.warmth),
        anger=100 * (now.anger - was.anger),
        trust=100 * (now.trust - was.trust),
        patience=100 * (now.patience - was.patience),
        hope=100 * (now.hope - was.hope),
        satisfaction=end.satisfaction,
        loyalty=end.loyalty,
        angry_before=was.anger,
        angry_after=now.anger,
        solved=end.solved,
        left=after.ended is not None and not end.solved,
        act=after.state.plan.acts[0],
        reaction=after.state.plan.reaction,
        trail=tuple((turn.state.failures, turn.mood.anger) for turn in played),
        gone_after=len(played),
    )


def sample(branches: Branches, history: History, name: str, parameters: Parameters = PARAMETERS) -> Sample | None:
    """Play all branches of an experiment on one history; None where it has no place there."""
    dice = random.Random(f"{history.index}:{name}")
    try:
        arms = branches(history, dice)
    except NotHere:
        return None
    return {arm: follow(branch, history.world, parameters) for arm, branch in arms.items()}
