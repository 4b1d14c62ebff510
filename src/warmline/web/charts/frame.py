"""Where things stand in a drawing: the plot's frame, boxes of text, and a search for free room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot of `count` steps from side to side and values 0-1 from bottom to top, in units of the drawing.

    `first` is the room between the axis and the first step. With `rtl` the first step stands on the right.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    first: float
    count: int
    rtl: bool = False

    def across(self, x: float) -> float:
        """Return x as it is drawn: mirrored where the page reads from the right."""
        return self.width - x if self.rtl else x

    def x(self, step: int) -> float:
        """Return where a step stands."""
        start = self.left + self.first
        room = self.width - self.right - start
        return self.across(start + room * step / max(1, self.count - 1))

    def y(self, value: float) -> float:
        """Return where a value stands."""
        return self.top + (self.height - self.top - self.bottom) * (1 - value)

    @property
    def pitch(self) -> float:
        """The distance between two steps."""
        return (self.width - self.right - self.left - self.first) / max(1, self.count - 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from (x0, y0) to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float

    def overlap(self, other: Box) -> float:
        """Return the shared area."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, wide) * max(0.0, high)

    def holds(self, point: Point) -> bool:
        """Return whether a point lies inside."""
        return self.x0 <= point[0] <= self.x1 and self.y0 <= point[1] <= self.y1

    @staticmethod
    def around(point: Point, radius: float) -> Box:
        """Return the box round a circle."""
        x, y = point
        return Box(x - radius, y - radius, x + radius, y + radius)


@dataclass(frozen=True, slots=True)
class Placed:
    """A note that found room: where its lines are anchored, and the box it fills."""

    x: float
    y: float
    anchor: str
    box: Box


def text_width(text: str, size: float) -> float:
    """Estimate a line's width. 0.53 of the size per letter is the mean of both house fonts over English text."""
    return len(text) * size * 0.53


def along(points: Sequence[Point], per_step: int = 12) -> list[Point]:
    """Return points along the straight lines between points, close enough to test what a curve runs through."""
    found: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        found += [(x0 + (x1 - x0) * i / per_step, y0 + (y1 - y0) * i / per_step) for i in range(per_step)]
    return [*found, points[-1]]


def find_room(candidates: Iterable[Placed], taken: Sequence[Box], curve: Sequence[Point], bounds: Box) -> Placed | None:
    """Return the first candidate inside the bounds that touches nothing taken, preferring one clear of the curve.

    Returns None where every candidate would cover a face or another note, or more than a little of the curve.
    """
    best: tuple[int, Placed] | None = None
    for placed in candidates:
        box = placed.box
        inside = bounds.x0 <= box.x0 and box.x1 <= bounds.x1 and bounds.y0 <= box.y0 and box.y1 <= bounds.y1
        if not inside or any(box.overlap(other) > 0 for other in taken):
            continue
        crossed = sum(box.holds(point) for point in curve)
        if best is None or crossed < best[0]:
            best = (crossed, placed)
        if crossed == 0:
            break
    return best[1] if best and best[0] <= 3 else None
