"""How often customers repeat themselves: within a talk, and between two runs of a scenario with the same agent.

Run `python -m exams.customer.variety`, with `--seeds N` (default 6) and keys of scenarios to look at fewer.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean
from typing import Final

from warmline.adapters import packs
from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene
from warmline.core.customer.sentences import fold
from warmline.core.moves import MoveReader
from warmline.core.moves.rules import RuleReader
from warmline.core.trials.agents import AGENTS
from warmline.core.trials.agents.model import ScriptedAgent
from warmline.core.trials.play import play
from warmline.core.wording.sentences import sentences

MOST_SHARED: Final = 0.15
"""The share of lines that two runs may have in common, for each scenario (issue 4)."""
_SHORTEST: Final = 4  # words; "Yes." and "Okay, good." may come twice


@dataclass(frozen=True, slots=True)
class Variety:
    """What was found for one scenario. Shares are 0-1.

    `repeated` and `again` count talks in which a whole message, or a sentence of four words or more, came twice;
    `messages` and `sentences` are the mean shares that two runs with one agent have in common. `shared_lines` is that
    share among lines of the language alone, `own_lines` among the scenario's own sentences, of which authors write
    three to five for each fact.
    """

    scenario: str
    talks: int
    repeated: int
    again: int
    messages: float
    sentences: float
    shared_lines: float
    own_lines: float


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Return which share of two runs' lines stands in both: twice the common ones over all, each counted as often."""
    both = sum((Counter(one) & Counter(other)).values())
    return 2 * both / (len(one) + len(other)) if one or other else 0.0


def messages_of(scene: Scene) -> list[str]:
    """Return what the customer said, message by message, without case and punctuation."""
    return [fold(turn.customer) for turn in scene.turns]


def sentences_of(scene: Scene) -> list[str]:
    """Return the customer's bare sentences of four words or more; greetings and quoted lines are left out."""
    lines = (
        line
        for turn in scene.turns
        for line in turn.customer.splitlines()
        if not line.startswith("> ") and not line.endswith(",")
    )
    return [fold(one) for line in lines for one in sentences(line) if len(one.split()) >= _SHORTEST]


def lines_of(scene: Scene, *, own: bool) -> list[str]:
    """Return the identifiers of the lines used: the scenario's own, or those of the language."""
    known = {line.id for line in scene.language.lines}
    return [id for id in scene.state.said if (id not in known) is own]


def variety(
    scenario: Scenario,
    agents: Sequence[ScriptedAgent],
    seeds: Sequence[int],
    *,
    language: Language,
    reader: MoveReader,
) -> Variety:
    """Return how varied a scenario is when each of these agents plays it with each of these seeds."""
    runs = [[play(scenario, agent, seed, language=language, reader=reader) for seed in seeds] for agent in agents]
    pairs = [pair for scenes in runs for pair in combinations(scenes, 2)]
    talks = [scene for scenes in runs for scene in scenes]
    return Variety(
        scenario.key,
        len(talks),
        sum(_twice(messages_of(scene)) for scene in talks),
        sum(_twice(sentences_of(scene)) for scene in talks),
        mean(shared(messages_of(a), messages_of(b)) for a, b in pairs),
        mean(shared(sentences_of(a), sentences_of(b)) for a, b in pairs),
        mean(shared(lines_of(a, own=False), lines_of(b, own=False)) for a, b in pairs),
        mean(shared(lines_of(a, own=True), lines_of(b, own=True)) for a, b in pairs),
    )


def table(found: Sequence[Variety]) -> Iterator[str]:
    """Yield the lines of the table."""
    heads = ("talks", "message twice", "sentence twice", "shared messages", "sentences", "common lines", "own lines")
    yield f"{'scenario':<28}" + "".join(f"{head:>17}" for head in heads)
    for one in found:
        counts = "".join(f"{count:>17}" for count in (one.talks, one.repeated, one.again))
        shares = (one.messages, one.sentences, one.shared_lines, one.own_lines)
        yield f"{one.scenario:<28}{counts}" + "".join(f"{share:>17.1%}" for share in shares)
    worst = max(found, key=lambda one: one.messages)
    talks, repeated = sum(one.talks for one in found), sum(one.repeated for one in found)
    yield f"Most shared: {worst.messages:.1%} of messages ({worst.scenario}); to reach: under {MOST_SHARED:.0%}."
    yield f"Talks in which a message came twice: {repeated} of {talks}."


def _twice(lines: Sequence[str]) -> bool:
    return len(set(lines)) < len(lines)


def main(arguments: Sequence[str]) -> int:
    """Print the table; return 1 where a scenario shares too much or a message came twice in a talk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("scenarios", nargs="*")
    wanted = parser.parse_args(arguments)
    language, reader = packs.load_language("en"), RuleReader()
    chosen = [one for one in packs.load_scenarios() if not wanted.scenarios or one.key in wanted.scenarios]
    seeds = range(1, wanted.seeds + 1)
    agents = [agent for kind in AGENTS.values() for agent in kind]
    found = [variety(one, agents, seeds, language=language, reader=reader) for one in chosen]
    print("\n".join(table(found)))
    return int(any(one.messages >= MOST_SHARED or one.repeated for one in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
