"""`python -m exams.learner`: the learner model and the recommender on simulated learners, with their peers."""

from __future__ import annotations

import sys

from exams.learner.report import lines


def main() -> int:
    """Print all tables."""
    for line in lines():
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
