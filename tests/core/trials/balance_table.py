"""The table of docs/methods/customer.md: `python -m tests.core.trials.balance_table` prints it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from statistics import mean

from tests.core.trials.written_talks import CLUMSY, COLD, FLATTERER, HURRIED, ORDINARY, POLICY, RUDE
from tests.golden.replay import play, read, scenarios

from warmline.core.customer.scene import outcome

HEAD = (
    "| Agent | Customers | Satisfaction, mean | lowest | highest | Solved | Turns |",
    "|---|---|---|---|---|---|---|",
)


def row(name: str, talks: Mapping[str, Sequence[str]], seeds: Sequence[int] = (1, 2, 3, 4, 5)) -> str:
    """One kind of agent: the mean satisfaction by customer, its mean and its ends, how often it was solved."""
    every = scenarios()
    played = {key: [play(every[key], seed, list(lines)) for seed in seeds] for key, lines in talks.items()}
    means = [mean(outcome(scene).satisfaction for scene in scenes) for scenes in played.values()]
    flat = [scene for scenes in played.values() for scene in scenes]
    solved = sum(outcome(scene).solved for scene in flat)
    turns = mean(scene.agent_turns for scene in flat)
    cells = (name, len(talks), round(mean(means)), round(min(means)), round(max(means)))
    return f"| {' | '.join(map(str, cells))} | {solved} of {len(flat)} | {turns:.1f} |"


def table() -> str:
    """Every kind of agent with every customer it was written for."""
    golden = {key: tuple(read(key)["answers"]) for key in sorted(scenarios())}
    talks: dict[str, Mapping[str, Sequence[str]]] = {
        "Excellent": golden,
        "Ordinary, decent": ORDINARY,
        "Cold but competent": COLD,
        "Clumsy but kind": CLUMSY,
    }
    for name, lines in (("Hurried", HURRIED), ("Flatterer", FLATTERER), ("Policy reader", POLICY), ("Rude", RUDE)):
        talks[name] = dict.fromkeys(golden, lines)
    return "\n".join((*HEAD, *(row(name, said) for name, said in talks.items())))


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
