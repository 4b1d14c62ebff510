"""Where things stand in a drawing: the plot's frame, boxes of text, and a search for free room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import category, east_asian_width

from warmline.web.face.shapes import num

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

    def covers(self, other: Box) -> bool:
        """Return whether another box lies wholly inside."""
        return self.x0 <= other.x0 and other.x1 <= self.x1 and self.y0 <= other.y0 and other.y1 <= self.y1

    @staticmethod
    def around(point: Point, radius: float) -> Box:
        """Return the box round a circle."""
        x, y = point
        return Box(x - radius, y - radius, x + radius, y + radius)


@dataclass(frozen=True, slots=True)
class Placed:
    """A note that found room: where its lines are anchored, the box it fills, and the line that leads to it."""

    x: float
    y: float
    anchor: str
    box: Box
    lead: Box | None = None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All that it covers."""
        return (self.box,) if self.lead is None else (self.box, self.lead)


def text_width(text: str, size: float) -> float:
    """Estimate a line's width, rather too wide than too narrow.

    0.53 of the size per letter is the mean of both house fonts over English text. Capitals are wider, the letters of
    East Asia fill a square, and marks above or below a letter take no room.
    """
    return size * sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if category(letter) == "Mn":
        return 0.0
    if is_wide(letter):
        return 1.0
    return 0.66 if letter.isupper() else 0.53


def is_wide(letter: str) -> bool:
    """Return whether a letter fills a square, as those of Chinese, Japanese and Korean do."""
    return east_asian_width(letter) in {"W", "F"}


def monotone(points: Sequence[Point]) -> str:
    """Return path data of a smooth curve that never leaves the range of the two points it runs between.

    A curve that swings beyond its points would show feelings that were not there. The slope at a point is the harmonic
    mean of the slopes beside it, and flat at a bend (Fritsch and Butland, 1984). The steps must be equally far apart.
    """
    drawn = f"M{num(points[0][0])} {num(points[0][1])}"
    for _start, *spots in _pieces(points):
        drawn += "C" + " ".join(f"{num(x)} {num(y)}" for x, y in spots)
    return drawn


def _pieces(points: Sequence[Point]) -> list[tuple[Point, Point, Point, Point]]:
    """Return the curve as cubic pieces: start, two handles, end."""
    slopes = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    tangents = [slopes[0], *(_between(one, other) for one, other in pairwise(slopes)), slopes[-1]]
    pieces = []
    for (x0, y0), (x1, y1), left, right in zip(points, points[1:], tangents, tangents[1:], strict=False):
        third = (x1 - x0) / 3
        pieces.append(((x0, y0), (x0 + third, y0 + left * third), (x1 - third, y1 - right * third), (x1, y1)))
    return pieces


def _between(one: float, other: float) -> float:
    return 0.0 if one * other <= 0 else 2 / (1 / one + 1 / other)


def along(points: Sequence[Point], per_step: int = 24) -> list[Point]:
    """Return points along the curve through these points, close enough to test what it runs through."""
    found: list[Point] = []
    for piece in _pieces(points):
        for i in range(per_step):
            t = i / per_step
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x, y = (sum(share * spot[axis] for share, spot in zip(shares, piece, strict=True)) for axis in (0, 1))
            found.append((x, y))
    return [*found, points[-1]]


def find_room(candidates: Iterable[Placed], taken: Sequence[Box], curve: Sequence[Point], bounds: Box) -> Placed | None:
    """Return the first candidate inside the bounds that covers nothing taken and lies clear of the curve.

    Returns None where every candidate would cover a face, another note or a piece of the curve.
    """
    return next(
        (
            placed
            for placed in candidates
            if bounds.covers(placed.box)
            and not any(own.overlap(other) > 0 for own in placed.boxes for other in taken)
            and not any(placed.box.holds(point) for point in curve)
        ),
        None,
    )
