"""Draws the PNG icons that phones want from the drawing in icon.svg: `python -m tools.icons`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

STATIC: Final = Path(__file__).resolve().parents[1] / "src" / "warmline" / "web" / "static"
FINE: Final = 8  # drawn so many times larger, then made smaller: soft edges
STEPS: Final = 256  # points on a curve
Point = tuple[float, float]


def main() -> None:
    """Write every icon. A masked one fills its square and keeps the line within the inner circle (W3C: 40 % radius)."""
    for name, size, mask in (("180", 180, True), ("192", 192, False), ("512", 512, False), ("mask-512", 512, True)):
        draw(size, mask=mask).save(STATIC / "icons" / f"icon-{name}.png", optimize=True)


def draw(size: int, *, mask: bool) -> Image.Image:
    """Return the icon, `size` pixels wide."""
    svg = (STATIC / "icon.svg").read_text(encoding="utf-8")
    box = float(_found(r'viewBox="0 0 (\d+) ', svg))
    paper, line = _found(r'<rect[^>]*fill="([^"]+)"', svg), _found(r'stroke="([^"]+)"', svg)
    corner, width = float(_found(r'rx="([\d.]+)"', svg)), float(_found(r'stroke-width="([\d.]+)"', svg))
    unit = size * FINE / box
    picture = Image.new("RGBA", (size * FINE, size * FINE), paper if mask else (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    if not mask:
        pen.rounded_rectangle((0, 0, size * FINE - 1, size * FINE - 1), corner * unit, fill=paper)
    shrink = 0.72 if mask else 1.0
    path = [((x - box / 2) * shrink + box / 2, (y - box / 2) * shrink + box / 2) for x, y in points(svg)]
    _stroke(pen, [(x * unit, y * unit) for x, y in path], width * unit * shrink, line)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def points(svg: str) -> list[Point]:
    """Return the points of the drawing's one path, which uses M, C, S and c."""
    here, last, found = (0.0, 0.0), (0.0, 0.0), []
    for letter, numbers in re.findall(r"([MCSc])([^A-Za-z]*)", _found(r'<path d="([^"]+)"', svg)):
        values = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        pairs = list(zip(values[::2], values[1::2], strict=True))
        if letter == "c":
            pairs = [(here[0] + x, here[1] + y) for x, y in pairs]
        if letter == "S":
            pairs = [(2 * here[0] - last[0], 2 * here[1] - last[1]), *pairs]
        if letter != "M":
            found += _curve(here, *pairs)
            last = pairs[1]
        here = pairs[-1]
    return found


def _curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    def at(t: float, i: int) -> float:
        u = 1 - t
        return u**3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t**3 * d[i]

    return [(at(n / STEPS, 0), at(n / STEPS, 1)) for n in range(STEPS + 1)]


def _stroke(pen: ImageDraw.ImageDraw, path: list[Point], width: float, colour: str) -> None:
    for x, y in path:
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, pattern
    return match[1]


if __name__ == "__main__":
    main()
