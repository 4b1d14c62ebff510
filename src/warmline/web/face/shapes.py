"""Numbers and smooth outlines, written the same way every time so that two poses differ in numbers only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def num(value: float) -> str:
    """Write a number with at most one decimal, never "-0"."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def alpha(value: float) -> str:
    """Write an opacity, clipped to 0-1, with two decimals."""
    return f"{min(1.0, max(0.0, value)):.2f}"


def fade(value: float) -> str:
    """Return an opacity attribute."""
    return f' opacity="{alpha(value)}"'


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """Return path data of a Catmull-Rom curve through the points (Catmull and Rom, 1974), as cubic Béziers."""
    count = len(points)

    def at(i: int) -> Point:
        return points[i % count] if closed else points[min(max(i, 0), count - 1)]

    data = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(count if closed else count - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = at(i - 1), at(i), at(i + 1), at(i + 2)
        curve = (x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2)
        data.append("C" + " ".join(num(value) for value in curve))
    return "".join(data) + ("Z" if closed else "")


def mirrored(right: Sequence[Point]) -> list[Point]:
    """Return the right half followed by its mirror image; points on the middle line are not doubled."""
    return [*right, *((-x, y) for x, y in reversed(right) if abs(x) > 0.01)]


def filled(colour: str, data: str, extra: str = "") -> str:
    """Return a filled path."""
    return f'<path fill="{colour}"{extra} d="{data}"/>'


def stroked(colour: str, data: str, width: float, extra: str = "") -> str:
    """Return a stroked path with round ends."""
    return (
        f'<path fill="none" stroke="{colour}" stroke-width="{num(width)}" stroke-linecap="round" '
        f'stroke-linejoin="round"{extra} d="{data}"/>'
    )


def circles(colour: str, spots: Iterable[tuple[float, float, float]]) -> str:
    """Return circles given as (x, y, radius)."""
    return "".join(f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{colour}"/>' for x, y, r in spots)
