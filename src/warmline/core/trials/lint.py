"""Checking a scenario by playing it: it must be winnable, losable, and tell skill apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from warmline.core.conversation import Speaker
from warmline.core.customer.engine import start
from warmline.core.customer.heard import Heard
from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, outcome
from warmline.core.customer.understanding import hear
from warmline.core.moves import MoveReader, TurnReading
from warmline.core.trials.agents import AGENTS, Good
from warmline.core.trials.agents.model import ScriptedAgent, lowered, question_for
from warmline.core.trials.agents.styles import STYLES
from warmline.core.trials.play import play

SEEDS = (1, 2, 3, 4, 5)
# What a good and a poor agent must lie apart, in points of satisfaction (0-100). Chosen.
LEAST_SEPARATION = 25.0
LEAST_WINS = 0.8
MOST_POOR_WINS = 0.2
MOST_TURNS_TO_WIN = 12
# Of all messages in ten runs with one agent, at least this share must be different. Chosen.
LEAST_VARIETY = 0.5
VARIETY_SEEDS = range(10, 20)

# Told of every scene as it ends, with the kind of agent that played it: good, average, poor or variety.
Watch = Callable[[str, Scene], None]
# Told of every scene as it begins, with that kind.
Begins = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a scenario: which check found it, and what an author can do about it."""

    check: str
    text: str


@dataclass(frozen=True, slots=True)
class _Stage:
    """What every scene of one check is played on, and who is told of it."""

    scenario: Scenario
    language: Language
    reader: MoveReader
    watch: Watch | None
    begins: Begins | None

    def play(self, agent: ScriptedAgent, seed: int, kind: str) -> Scene:
        if self.begins is not None:
            self.begins(kind)
        scene = play(self.scenario, agent, seed, language=self.language, reader=self.reader)
        if self.watch is not None:
            self.watch(kind, scene)
        return scene


def lint_scenario(
    scenario: Scenario,
    *,
    language: Language,
    reader: MoveReader,
    seeds: Sequence[int] = SEEDS,
    watch: Watch | None = None,
    begins: Begins | None = None,
) -> tuple[Finding, ...]:
    """Return everything found wrong, an empty tuple for a sound scenario. Plays `scenes_of` scenes, about 70."""
    stage = _Stage(scenario, language, reader, watch, begins)
    found = [*_unreachable(scenario)]
    good = _played(stage, [Good(STYLES[0], end.key) for end in scenario.good_ends], seeds, "good")
    styles = _played(stage, [Good(style) for style in STYLES[1:]], seeds, "good")
    average = _played(stage, AGENTS["average"], seeds, "average")
    poor = _played(stage, AGENTS["poor"], seeds, "poor")
    found += _not_winnable(scenario, {**good, **styles}, good)
    found += _not_losable(poor)
    found += _not_apart(_mean({**good, **styles}), _mean(average), _mean(poor))
    found += _monotonous(stage)
    return tuple(found)


def scenes_of(scenario: Scenario, seeds: Sequence[int] = SEEDS) -> int:
    """Return how many scenes `lint_scenario` plays."""
    agents = len(scenario.good_ends) + len(STYLES) - 1 + len(AGENTS["average"]) + len(AGENTS["poor"])
    return agents * len(seeds) + len(VARIETY_SEEDS)


def _played(
    stage: _Stage, agents: Sequence[ScriptedAgent], seeds: Sequence[int], kind: str
) -> dict[ScriptedAgent, list[Scene]]:
    return {agent: [stage.play(agent, seed, kind) for seed in seeds] for agent in agents}


def _mean(scenes: dict[ScriptedAgent, list[Scene]]) -> float:
    return mean(outcome(scene).satisfaction for played in scenes.values() for scene in played)


def _not_winnable(
    scenario: Scenario, every: dict[ScriptedAgent, list[Scene]], by_end: dict[ScriptedAgent, list[Scene]]
) -> Iterator[Finding]:
    for agent, scenes in every.items():
        won = [scene for scene in scenes if outcome(scene).solved]
        if len(won) < LEAST_WINS * len(scenes):
            what = f" towards {agent.end}" if isinstance(agent, Good) and agent.end else ""
            yield Finding("winnable", f"{agent.name}{what} won {len(won)} of {len(scenes)}; {_stuck(scenes)}")
        slow = [scene.agent_turns for scene in won if scene.agent_turns > MOST_TURNS_TO_WIN]
        if slow:
            yield Finding("length", f"{agent.name} needed {max(slow)} answers; at most {MOST_TURNS_TO_WIN} are wanted.")
    reached = {scene.state.accepted for scenes in by_end.values() for scene in scenes}
    for end in scenario.good_ends:
        if end.key not in reached:
            yield Finding("good_end", f"{end.key} was never reached by an agent that worked towards it.")


def _stuck(scenes: list[Scene]) -> str:
    lost = next(scene for scene in scenes if not outcome(scene).solved)
    state = lost.state
    told = ", ".join(state.told) or "nothing"
    return f"seed {lost.seed} stopped with offers {', '.join(state.offers) or 'none'} and {told} told."


def _not_losable(poor: dict[ScriptedAgent, list[Scene]]) -> Iterator[Finding]:
    for agent, scenes in poor.items():
        won = sum(outcome(scene).solved for scene in scenes)
        if won > MOST_POOR_WINS * len(scenes):
            yield Finding("losable", f"{agent.name} won {won} of {len(scenes)}; the case is too easily solved.")


def _not_apart(good: float, average: float, poor: float) -> Iterator[Finding]:
    if good - poor < LEAST_SEPARATION:
        yield Finding("separation", f"good {good:.0f} and poor {poor:.0f} lie {good - poor:.0f} points apart.")
    if not poor - 3 <= average <= good + 3:
        yield Finding("order", f"average {average:.0f} does not lie between poor {poor:.0f} and good {good:.0f}.")


def _unreachable(scenario: Scenario) -> Iterator[Finding]:
    for offer in scenario.offers:
        label = lowered(offer.label.rstrip("."))
        heard = _hear(scenario, f"I can do this for you: {label}.")
        if offer.key not in {item.key for item in (*heard.offers, *heard.with_lead)}:
            yield Finding("offer", f"{offer.key} is not heard in its own label: {offer.label!r}.")
    for fact in scenario.facts:
        heard = _hear(scenario, f"Can you tell me about this: {question_for(fact)}?")
        if fact.key not in {item.key for item in heard.asked}:
            yield Finding("fact", f"{fact.key} is not fetched by a question with its own label: {fact.label!r}.")
    for trap in scenario.traps:
        samples = [_sample(pattern) for pattern in trap.hears]
        if not any(trap.key in {item.key for item in _hear(scenario, sample).traps} for sample in samples):
            yield Finding("trap", f"{trap.key} is not sprung by any of its own phrases, for example {samples[0]!r}.")


def _sample(pattern: str) -> str:
    """Return a question made of the first alternative of each wanted group."""
    groups = [group.strip() for group in pattern.split("+") if not group.strip().startswith("!")]
    return " ".join(group.split("|")[0].strip().rstrip("*") for group in groups) + "?"


def _hear(scenario: Scenario, text: str) -> Heard:
    return hear(scenario, start(scenario), text, TurnReading(1, Speaker.AGENT, text))


def _monotonous(stage: _Stage) -> Iterator[Finding]:
    scenes = [stage.play(Good(STYLES[0]), seed, "variety") for seed in VARIETY_SEEDS]
    lines = [turn.customer for scene in scenes for turn in scene.turns]
    share = len(set(lines)) / len(lines)
    if share < LEAST_VARIETY:
        yield Finding("variety", f"only {share:.0%} of the customer's messages in ten runs differ.")
    for scene in scenes:
        said = [turn.customer for turn in scene.turns]
        if len(set(said)) < len(said):
            twice = next(line for line in said if said.count(line) > 1)
            yield Finding("repeats", f"seed {scene.seed} says {twice!r} twice in one conversation.")
