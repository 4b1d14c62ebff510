"""The tables of the simulated year as Markdown: printed by the command, and put into the page of the method."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from exams.own.figures import Figure
from exams.year.charts import charts
from exams.year.drawing import Chart, shown
from exams.year.living import ARMS
from exams.year.reading import reading
from exams.year.records import Year
from exams.year.results import Results

REVIEWS: Final = {"drill": "drills of a behaviour in the year", "card": "reviews of a card that was met"}
PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "methods" / "year.md"


def parts(results: Results) -> dict[str, str]:
    """Return the tables by the name of their place in the page."""
    drawn = list(charts(results))
    return {
        "reading": "\n".join(reading(results)),
        "gains": "\n".join(gains(results)),
        "months": "\n\n".join(_titled(chart) for chart in drawn if chart.key.startswith("skill")),
        "claims": "\n".join(claims(results)),
        "load": "\n".join([*load(results), "", _titled_of(drawn, "load", "new")]),
        "forgetting": "\n".join([*forgetting(results), "", _titled_of(drawn, "forgetting", "rhythm")]),
        "aim": "\n".join([*aim(results), "", _titled_of(drawn, "aim")]),
        "shelf": _titled_of(drawn, "shelf"),
    }


def gains(results: Results) -> Iterator[str]:
    """Yield what the year brought in each world, and how far the programme is ahead, person by person."""
    yield "| world | people | gain with the programme | ahead of " + " | ahead of ".join(ARMS[1:]) + " | an hour |"
    yield "|" + "---|" * (4 + len(ARMS) - 1)
    for world in results.worlds:
        ahead = " | ".join(shown(results.ahead(world, arm), 1) for arm in ARMS[1:])
        gain = results.over(lambda year: year.gain(ARMS[0]), world)
        hourly = results.over(lambda year: year.gain(ARMS[0]) / year.hours if year.hours else 0.0, world)
        yield f"| {world} | {gain.n} | {shown(gain, 1)} | {ahead} | {shown(hourly, 2)} |"


def claims(results: Results) -> Iterator[str]:
    """Yield how often "improved" was said."""
    yield "| world | all skills, at the end | all skills, at any of six looks | one skill, at the end |"
    yield "|---|---|---|---|"
    for world in results.worlds:
        cells = " | ".join(shown(_percent(each), 1) for each in results.claimed(world))
        yield f"| {world} | {cells} |"


def load(results: Results) -> Iterator[str]:
    """Yield minutes, days and reviews."""
    fullest = max(year.fullest for year in results.people())
    yield "| | mean over people |"
    yield "|---|---|"
    yield f"| share of working days practised (%) | {shown(_percent(results.over(_practised)), 1)} |"
    yield f"| days on which nothing was due | {shown(results.over(lambda year: year.empty), 2)} |"
    yield f"| the fullest day of anybody, as a share of her minutes (%) | {100 * fullest:.1f} |"
    yield f"| hours in the year, talks included | {shown(results.over(lambda year: year.hours), 1)} |"
    yield f"| of these talks (hours) | {shown(results.over(lambda year: year.talk_minutes / 60), 1)} |"
    rows = (
        ("drills and cards that were met (%)", lambda year: year.met),
        ("success in a drill (%)", lambda year: year.success),
        ("of what stands on cards, recalled when the year is over (%)", lambda year: year.facts),
        ("the same of somebody who saw no card (%)", lambda year: year.unlearned),
    )
    for label, figure in rows:
        yield f"| {label} | {shown(_percent(results.over(figure)), 1)} |"
    yield f"| times that something was set aside | {shown(results.over(lambda year: year.aside), 1)} |"
    for kind in ("drill", "card"):
        count = results.over(lambda year, kind=kind: year.reviews[kind])  # type: ignore[misc]
        yield f"| {REVIEWS[kind]} | {shown(count, 1)} |"


def forgetting(results: Results) -> Iterator[str]:
    """Yield what was expected at reviews, by FSRS and of this person, and what came: drills by world, and cards."""
    yield "| | reviews | recalled (%) | FSRS expected (%) | off by (points) | of her (%) | off by (points) |"
    yield "|---|---|---|---|---|---|---|"
    rows = [(kind, world) for kind in ("drills", "cards") for world in (*results.worlds, None)]
    for kind, world in rows:
        found, own = results.recall(kind, world), results.recall(f"own_{kind}", world)
        figures = (found.seen, found.expected, found.error, own.expected, own.error)
        cells = " | ".join(f"{100 * each:.1f}" for each in figures)
        yield f"| {kind}, {world or 'all worlds'} | {found.n:,} | {cells} |"


def aim(results: Results) -> Iterator[str]:
    """Yield how drills went, with an example before them and without, and how the learner model had predicted it."""
    yield "| | without example | predicted (%) | success (%) | after one | predicted without it (%) | success (%) |"
    yield "|---|---|---|---|---|---|---|"
    for world in (*results.worlds, None):
        alone, helped = results.recall("alone", world), results.recall("helped", world)
        cells = [f"{each.n:,} | {100 * each.expected:.1f} | {100 * each.seen:.1f}" for each in (alone, helped)]
        yield f"| {world or 'all worlds'} | {' | '.join(cells)} |"


def write(results: Results, folder: Path) -> list[Path]:
    """Write every chart as SVG, and one page with all of them and their tables. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files, body = [], ""
    for chart in charts(results):
        file = folder / f"{chart.key}.svg"
        file.write_text(chart.svg(), encoding="utf-8")
        files.append(file)
        body += f"<h2>{chart.title} ({chart.unit})</h2>\n{chart.svg()}{chart.table()}\n"
    page = folder / "index.html"
    page.write_text(_HTML.format(body=body), encoding="utf-8")
    return [*files, page]


_HTML: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>A simulated year</title><style>
body{{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}}svg{{max-width:100%}}
table{{border-collapse:collapse;display:block;overflow-x:auto}}th,td{{padding:.2rem .6rem;text-align:start}}
</style></head><body><h1>A simulated year</h1>
<p>Simulated learners, not people. Figures with 95 % intervals.</p>
{body}</body></html>
"""


def _practised(year: Year) -> float:
    return year.practised / year.working if year.working else 0.0


def _percent(figure: Figure) -> Figure:
    return Figure(100 * figure.value, 100 * figure.low, 100 * figure.high, figure.n)


def _titled(chart: Chart) -> str:
    return f"**{chart.title} ({chart.unit})**\n\n{chart.markdown()}"


def _titled_of(drawn: list[Chart], *keys: str) -> str:
    return "\n\n".join(_titled(chart) for chart in drawn if chart.key in keys)
