"""Line charts as SVG files that stand alone, each with the table of its numbers in a page beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from exams.own.figures import Figure
from warmline.web.charts.frame import Frame
from warmline.web.charts.tables import bare_table
from warmline.web.face.shapes import num

_WIDE: Final = 720.0
_HIGH: Final = 360.0
_STYLE: Final = """svg{background:#fff;color:#22302c;font:13px system-ui,sans-serif}
@media(prefers-color-scheme:dark){svg{background:#17201d;color:#e6ede9}}
text{fill:currentColor}.grid{stroke:currentColor;opacity:.18}.band{opacity:.16}.line{fill:none;stroke-width:2.2}
.c0{stroke:#0b7a64;fill:#0b7a64}.c1{stroke:#b4591a;fill:#b4591a}.c2{stroke:#7c55b8;fill:#7c55b8}
.c3{stroke:#6b7672;fill:#6b7672}.line.c0,.line.c1,.line.c2,.line.c3{fill:none}.d1{stroke-dasharray:7 4}
.d2{stroke-dasharray:2 4}.d3{stroke-dasharray:10 3 2 3}.band{stroke:none}"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: its name, and a figure with its interval at each step."""

    name: str
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it shows, the names of its steps, the unit of its numbers, how many decimals, and its lines."""

    key: str
    title: str
    steps: Sequence[str]
    unit: str
    places: int
    lines: Sequence[Line]

    def svg(self) -> str:
        """Return the drawing: lines with their 95 % bands, told apart by colour, dashes and a legend."""
        low, high = self._range()
        frame = Frame(_WIDE, _HIGH, 52, 20, 58, 46, 8, len(self.steps))
        drawn = [_grid(frame, low, high, self.places), *_steps(frame, self.steps)]
        drawn += [_line(frame, line, n, low, high) for n, line in enumerate(self.lines)]
        drawn += [_legend(line.name, n) for n, line in enumerate(self.lines)]
        name = escape(f"{self.title} ({self.unit})")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {num(_WIDE)} {num(_HIGH)}" role="img" '
            f'aria-label="{name}"><style>{_STYLE}</style><text x="12" y="20" font-weight="600">{name}</text>'
            f"{''.join(drawn)}</svg>\n"
        )

    def table(self) -> str:
        """Return the numbers as a table of HTML."""
        rows = [(step, *(self.cell(line.figures[n]) for line in self.lines)) for n, step in enumerate(self.steps)]
        return str(bare_table(("", *(line.name for line in self.lines)), rows))

    def markdown(self) -> str:
        """Return the numbers as a table of Markdown."""
        head = "| | " + " | ".join(line.name for line in self.lines) + " |"
        rows = [
            f"| {step} | " + " | ".join(self.cell(line.figures[n]) for line in self.lines) + " |"
            for n, step in enumerate(self.steps)
        ]
        return "\n".join([head, "|" + "---|" * (1 + len(self.lines)), *rows])

    def cell(self, figure: Figure) -> str:
        """Return a figure with its interval."""
        return shown(figure, self.places)

    def _range(self) -> tuple[float, float]:
        found = [figure for line in self.lines for figure in line.figures if figure.n]
        low, high = min(each.low for each in found), max(each.high for each in found)
        room = max(0.05 * (high - low), 10**-self.places)
        return max(0.0, low - room) if low >= 0 else low - room, high + room


def shown(figure: Figure, places: int) -> str:
    """Return a figure with its 95 % interval, never as "-0"."""
    value, low, high = (f"{round(each, places) + 0.0:.{places}f}" for each in (figure.value, figure.low, figure.high))
    return f"{value} [{low}, {high}]" if figure.n else "-"


def _grid(frame: Frame, low: float, high: float, places: int) -> str:
    drawn = ""
    for n in range(5):
        y, value = frame.y(n / 4), low + (high - low) * n / 4
        ends = f'x1="{num(frame.left)}" x2="{num(_WIDE - frame.right)}" y1="{num(y)}" y2="{num(y)}"'
        drawn += f'<line class="grid" {ends}/>'
        drawn += f'<text x="{num(frame.left - 8)}" y="{num(y + 4)}" text-anchor="end">{value:.{places}f}</text>'
    return drawn


def _steps(frame: Frame, steps: Sequence[str]) -> list[str]:
    y = num(_HIGH - frame.bottom + 20)
    return [
        f'<text x="{num(frame.x(n))}" y="{y}" text-anchor="middle">{escape(step)}</text>'
        for n, step in enumerate(steps)
    ]


def _line(frame: Frame, line: Line, number: int, low: float, high: float) -> str:
    def spot(step: int, value: float) -> str:
        return f"{num(frame.x(step))} {num(frame.y((value - low) / (high - low)))}"

    known = [(n, each) for n, each in enumerate(line.figures) if each.n]
    over = [spot(n, each.high) for n, each in known]
    under = [spot(n, each.low) for n, each in reversed(known)]
    middle = " ".join(spot(n, each.value) for n, each in known)
    return (
        f'<polygon class="band c{number}" points="{" ".join(over + under)}"/>'
        f'<polyline class="line c{number} d{number}" points="{middle}"/>'
    )


def _legend(name: str, number: int) -> str:
    x = 12 + 176 * number
    return (
        f'<line class="line c{number} d{number}" x1="{x}" x2="{x + 26}" y1="40" y2="40"/>'
        f'<text x="{x + 32}" y="44">{escape(name)}</text>'
    )
