"""The charts of the year: skill by month and world, load by month, recall expected and seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from exams.own.figures import Figure, share
from exams.year.drawing import Chart, Line
from exams.year.living import ARMS
from exams.year.records import EDGES, MONTHS, Recall
from exams.year.results import Results

NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def charts(results: Results) -> Iterator[Chart]:
    """Yield all charts: one of skill for each world, two of load, and of forgetting, aim and what is left."""
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
    yield rhythm(results)
    yield aim(results)
    yield shelf(results)


def load(results: Results) -> Chart:
    """Return minutes on a day practised, by month."""
    lines = [Line("drills and cards", [results.minutes(month) for month in range(MONTHS)])]
    return Chart("load", "Minutes on a day practised", NAMES, "minutes", 2, lines)


def forgetting(results: Results) -> Chart:
    """Return what was recalled for each class of what FSRS expected."""
    kinds = {"drills recalled": "drills", "cards recalled": "cards"}
    return _by_class(results, "forgetting", "Recall at a review, by what FSRS expected", kinds)


def rhythm(results: Results) -> Chart:
    """Return what was recalled for each class of what was expected of this person, by her own answers before."""
    kinds = {"drills recalled": "own_drills", "cards recalled": "own_cards"}
    return _by_class(results, "rhythm", "Recall at a review, by what was expected of her", kinds)


def aim(results: Results) -> Chart:
    """Return success in drills for each class of the chance that the learner model gave without an example."""
    kinds = {"without example": "alone", "after one": "helped"}
    return _by_class(results, "aim", "Success in a drill, by the chance predicted", kinds)


def shelf(results: Results) -> Chart:
    """Return by month how much was met, and how much of what is left is within reach."""
    lines = [
        Line("drills met", [results.by_month(lambda y: y.met_by.get("drill", ()), m) for m in range(MONTHS)]),
        Line("cards met", [results.by_month(lambda y: y.met_by.get("card", ()), m) for m in range(MONTHS)]),
        Line("drills new, in reach", [results.by_month(lambda y: y.in_reach, m) for m in range(MONTHS)]),
    ]
    return Chart("shelf", "Of all drills and cards", NAMES, "percent", 1, lines)


def _by_class(results: Results, key: str, title: str, kinds: Mapping[str, str]) -> Chart:
    recalls = {label: results.recall(kind) for label, kind in kinds.items()}
    steps = range(len(EDGES) + 1)
    lines = [Line(label, [_came(recall, n) for n in steps]) for label, recall in recalls.items()]
    middles = [_expected(recalls.values(), n) for n in steps]
    return Chart(key, title, _classes(), "percent", 1, [Line("expected", middles), *lines])


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
    return _times(share(came, int(count)), 100) if count else Figure(0.0, 0.0, 0.0, 0)


def _times(figure: Figure, factor: float) -> Figure:
    return Figure(figure.value * factor, figure.low * factor, figure.high * factor, figure.n)
