"""`python -m exams.items`: item response and adaptive tests, in five tables; under a minute."""

from __future__ import annotations

from collections.abc import Iterator

from exams.items.rows import exposure, lengths, lsat, precision, recovery


def tables(people: int = 120) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield each table with its heading; `people` are simulated for each figure."""
    yield "Calibration beside published figures (n = 1,000 each)", lsat()
    yield "Known parameters, simulated answers to 30 items, 4 samples each", recovery()
    yield "Mean length of an adaptive test at ability 0, by the standard error it stops at", lengths(people)
    yield f"Precision at a standard error of .4, {people} people at each ability, in logits", precision(people)
    yield f"How often items are met, {people} people with normal abilities", exposure(people)


def main() -> None:
    """Print all tables. The simulated people answer by the model: this is precision, not validity."""
    for heading, lines in tables():
        print(f"\n== {heading}")
        for line in lines:
            print(line)


if __name__ == "__main__":
    main()
