"""`python -m exams.drills`: how often the daily drills praise answers, also such as belong elsewhere; some seconds.

The foreign answers are an exam: no rule, word list or limit is chosen by them.
"""

from __future__ import annotations

import sys

from exams.drills.rows import Judge, lines, rows
from warmline.adapters.encoder import UnusableWeights
from warmline.adapters.packs import load_drill_sets, load_rubric
from warmline.config import wiring
from warmline.core.moves import MoveReader
from warmline.core.moves.rules import RuleReader
from warmline.core.practice.drills import Drill, read_answer


def judge_with(reader: MoveReader) -> Judge:
    """Return a judge that reads as the page of an answer does."""
    rubric = load_rubric()

    def judge(drill: Drill, answer: str) -> int | None:
        seen = read_answer(drill, answer, reader, rubric)
        return None if seen is None else seen.anchor

    return judge


def main() -> int:
    """Print the table for the reader of the product and for the rules alone; 1 where the weights cannot be used."""
    try:
        reader = wiring.reader()
    except UnusableWeights as error:
        print(error)
        return 1
    print("\n== The daily drills: praise where it belongs (foreign answers are never tuned on)")
    for one in (reader, RuleReader()):
        print(f"\nReader {one.version}")
        for line in lines(rows(load_drill_sets(), judge_with(one))):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
