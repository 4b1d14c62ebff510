"""How long reading, scoring and the letter take: `python bench/scoring.py FILE` prints a table a conversation a row."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from warmline.adapters.packs import load_rubric
from warmline.adapters.readers import open_conversations
from warmline.core.conversation import Conversation
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.score import score

ROUNDS = 30


def milliseconds(work: Callable[[], object]) -> float:
    """The fastest of several runs, in milliseconds of this process's CPU."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best * 1000


def main() -> None:
    rubric, reader = load_rubric(), RuleReader()
    print(f"{'conversation':<16}{'turns':>6}{'read ms':>10}{'score ms':>10}{'letter ms':>11}{'turns a second':>16}")
    for talk in open_conversations(Path(sys.argv[1])):
        if not isinstance(talk, Conversation):
            continue
        reading = reader.read(talk)
        card = score(talk, reading, rubric)
        times = (
            milliseconds(lambda talk=talk: reader.read(talk)),
            milliseconds(lambda talk=talk, reading=reading: score(talk, reading, rubric)),
            milliseconds(lambda talk=talk, card=card: write_feedback(card, talk, rubric)),
        )
        rate = 1000 * len(talk.turns) / (times[0] + times[1])
        print(f"{talk.id:<16}{len(talk.turns):>6}{times[0]:>10.2f}{times[1]:>10.2f}{times[2]:>11.2f}{rate:>16.0f}")


if __name__ == "__main__":
    main()
