"""The charts of the year: skill by month and world, load by month, recall expected and seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from exams.own.figures import Figure, share
from exams.year.drawing import Chart, Line
from exams.year.living import ARMS
from exams.year.records import EDGES, MONTHS, Recall
from exams.year.results import Results

NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def charts(results: Results) -> Iterator[Chart]:
    """Yield all charts: one of skill for each world, two of load, one of forgetting."""
    for n, world in enumerate(results.worlds, start=1):
        lines = [Line(arm, results.skill(world, arm)) for arm in ARMS]
        yield Chart(f"skill-{n}", f"True skill: {world}", ("start", *NAMES), "percent", 1, lines)
    yield load(results)
    yield Chart(
        "new",
        "New among what was practised",
        NAMES,
        "percent",
        1,
        [Line("programme", [_times(results.new_share(month), 100) for month in range(MONTHS)])],
    )
    yield forgetting(results)


def load(results: Results) -> Chart:
    """Return minutes on a day practised, by month."""
    lines = [Line("drills and cards", [results.minutes(month) for month in range(MONTHS)])]
    return Chart("load", "Minutes on a day practised", NAMES, "minutes", 2, lines)


def forgetting(results: Results) -> Chart:
    """Return what was recalled for each class of what FSRS expected."""
    kinds = ("drills", "cards")
    recalls = {kind: results.recall(kind) for kind in kinds}
    lines = [
        Line("expected", [_expected(recalls.values(), n) for n in range(len(EDGES) + 1)]),
        *(Line(f"{kind} recalled", [_came(recalls[kind], n) for n in range(len(EDGES) + 1)]) for kind in kinds),
    ]
    return Chart("forgetting", "Recall at a review, by what FSRS expected", _classes(), "percent", 1, lines)


def _classes() -> tuple[str, ...]:
    names = [f"{round(100 * low)}-{round(100 * high)}" for low, high in pairwise(EDGES)]
    return (f"under {round(100 * EDGES[0])}", *names, f"{round(100 * EDGES[-1])} up")


def _expected(recalls: Iterable[Recall], n: int) -> Figure:
    rows = [each.classes[n] for each in recalls]
    count = int(sum(row[2] for row in rows))
    middle = 100 * sum(row[0] for row in rows) / max(1, count)
    return Figure(middle, middle, middle, count)


def _came(recall: Recall, n: int) -> Figure:
    _, came, count = recall.classes[n]
    return _times(share(int(came), int(count)), 100) if count else Figure(0.0, 0.0, 0.0, 0)


def _times(figure: Figure, factor: float) -> Figure:
    return Figure(figure.value * factor, figure.low * factor, figure.high * factor, figure.n)
