"""`python -m exams.year [--learners 1000] [--jobs 2]`: a simulated year of practice, with charts; some minutes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from exams.customer.report import put_in
from exams.year.living import live
from exams.year.people import person
from exams.year.records import Year
from exams.year.report import PAGE, parts, write
from exams.year.results import Results

FIRST = 30_000
"""The seed of the first person: nobody met in the exam of the learner model, or while anything was tuned."""
FULL = 1000
CHARTS = Path(__file__).resolve().parents[2] / "build" / "year"


def main(words: Sequence[str] | None = None) -> int:
    """Live the year, print the tables and write the charts; a full run also writes the page of the method.

    Returns 1 where a gain was claimed in the world in which nobody learns. Raises OverTheLimit on a day that held
    more than the person's minutes.
    """
    parser = argparse.ArgumentParser(prog="python -m exams.year", description=__doc__)
    parser.add_argument("--learners", type=int, default=FULL)
    parser.add_argument("--charts", type=Path, default=CHARTS, help="the folder for the charts")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes; the figures are the same")
    chosen = parser.parse_args(words)
    began = _spent()
    results = Results.of(_years(chosen.learners, chosen.jobs))
    files = write(results, chosen.charts)
    found = parts(results)
    seconds = _spent() - began
    took = f"{chosen.learners:,} simulated learners (seeds from {FIRST:,}), {seconds:.0f} seconds of one core."
    for name, text in {"run": took, **found}.items():
        print(f"\n== {name}\n{text}")
        if chosen.learners == FULL:
            put_in(PAGE, name, text)
    print(f"\n{len(files)} files in {chosen.charts}")
    wrong = results.false_gain()
    print(f"Where nobody learns: {wrong or 'no gain, and no more claims than allowed'}.")
    return 1 if wrong else 0


def _spent() -> float:
    """Return the seconds of a core that this process and those it waited for have taken."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system


def _one(number: int) -> Year:
    return live(person(FIRST + number))


def _years(count: int, jobs: int) -> Iterator[Year]:
    if jobs <= 1:
        yield from _told(map(_one, range(count)), count)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from _told(pool.map(_one, range(count), chunksize=5), count)


def _told(years: Iterable[Year], count: int) -> Iterator[Year]:
    for number, year in enumerate(years):
        yield year
        if sys.stderr.isatty() and number % 20 == 0:
            print(f"\r{number:,} of {count:,}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
