"""The badge's picture in the look of the house: an arch to look through, the mark in it, four steps, three lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

SIDE: Final = 640
_SCALE: Final = 2  # drawn larger, then made smaller: that is what makes the edges smooth
PAPER, SURFACE, INK, INK_2 = "#F5F3ED", "#FEFCF8", "#20261F", "#4E554B"
ACTION, ACTION_SOFT, HUMAN_LINE, LINE = "#0D5653", "#DFEBE5", "#C9653F", "#8A8778"
# The window: its left and right edge, where the arch begins, and its sill.
_LEFT, _RIGHT, _SPRING, _SILL = 210, 430, 160, 318
_MARK_IN_ITS_FRAME: Final = (  # the wave of the house as cubic curves, 30 wide around (17, 11)
    ((2.0, 8.0), (6.0, 8.0), (7.5, 17.0), (12.5, 17.0)),
    ((12.5, 17.0), (17.5, 17.0), (19.0, 5.0), (24.0, 5.0)),
    ((24.0, 5.0), (27.5, 5.0), (29.0, 7.5), (32.0, 7.5)),
)
_MARK: Final = tuple(
    tuple((round(320 + (x - 17) * 5.4, 1), round(210 + (y - 11) * 5.4, 1)) for x, y in curve)
    for curve in _MARK_IN_ITS_FRAME
)
_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """What stands on the picture. `level` is a step of four or None; no name of a person is drawn."""

    title: str
    issuer: str
    dates: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Fonts:
    """The files of the two typefaces."""

    serif: Path
    sans: Path


def draw_png(face: BadgeFace, fonts: Fonts) -> Image.Image:
    """Return the picture, 640 pixels square. A line whose letters the typeface has not is left out."""
    picture = Image.new("RGB", (SIDE * _SCALE, SIDE * _SCALE), PAPER)
    pen = ImageDraw.Draw(picture)
    _draw_window(pen)
    for n in range(4) if face.level is not None else ():
        x, y = _step(n)
        box = _scaled((x - 8, y - 8, x + 8, y + 8))
        pen.ellipse(box, fill=ACTION if n < (face.level or 0) else PAPER, outline=ACTION, width=2 * _SCALE)
    for text, size, y, serif, colour in _lines(face):
        if all(ord(letter) < 0x100 or letter in "–—‘’“”…·" for letter in text):
            font = _font(fonts, serif=serif, size=size)
            pen.text((SIDE * _SCALE / 2, y * _SCALE), text, font=font, fill=colour, anchor="ms")
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def draw_svg(face: BadgeFace) -> str:
    """Return the same picture as SVG."""
    radius = (_RIGHT - _LEFT) // 2
    curve = f"M{_MARK[0][0][0]} {_MARK[0][0][1]}" + "".join(
        "C" + " ".join(f"{x} {y}" for x, y in points[1:]) for points in _MARK
    )
    steps = "".join(
        f'<circle cx="{_step(n)[0]}" cy="{_step(n)[1]}" r="7" stroke="{ACTION}" stroke-width="2" '
        f'fill="{ACTION if n < (face.level or 0) else PAPER}"/>'
        for n in (range(4) if face.level is not None else ())
    )
    words = "".join(
        f'<text x="{SIDE // 2}" y="{y}" font-size="{size}" fill="{colour}" text-anchor="middle" '
        f'font-family="{"Literata, Georgia, serif" if serif else "Commissioner, Segoe UI, sans-serif"}" '
        f'font-weight="{500 if serif else 400}">{escape(text)}</text>'
        for text, size, y, serif, colour in _lines(face)
    )
    label = escape(f"{face.title}. {face.issuer}. {face.dates}", quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" role="img" aria-label="{label}">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="{PAPER}"/>'
        f'<path d="M{_LEFT} {_SILL}V{_SPRING}a{radius} {radius} 0 0 1 {2 * radius} 0V{_SILL}z" fill="{ACTION_SOFT}"/>'
        f'<path d="{curve}" fill="none" stroke="{HUMAN_LINE}" stroke-width="18" stroke-linecap="round"/>'
        f'<path d="M{_LEFT - 18} {_SILL}H{_RIGHT + 18}" stroke="{ACTION}" stroke-width="5" stroke-linecap="round"/>'
        f"{steps}{words}</svg>"
    )


def _draw_window(pen: ImageDraw.ImageDraw) -> None:
    radius = (_RIGHT - _LEFT) / 2
    pen.pieslice(_scaled((_LEFT, _SPRING - radius, _RIGHT, _SPRING + radius)), 180, 360, fill=ACTION_SOFT)
    pen.rectangle(_scaled((_LEFT, _SPRING, _RIGHT, _SILL)), fill=ACTION_SOFT)
    _stroke(pen, [point for curve in _MARK for point in _curve(curve)], 18, HUMAN_LINE)
    _stroke(pen, [(_LEFT - 18, _SILL), (_RIGHT + 18, _SILL)], 5, ACTION)


def _stroke(pen: ImageDraw.ImageDraw, points: Sequence[tuple[float, float]], width: int, colour: str) -> None:
    half = width * _SCALE / 2
    pen.line([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour, width=width * _SCALE)
    # A round brush at each point closes the gaps that a thick line has at its bends.
    for x, y in points:
        pen.ellipse((x * _SCALE - half, y * _SCALE - half, x * _SCALE + half, y * _SCALE + half), fill=colour)


def _curve(points: Sequence[tuple[float, float]], pieces: int = 120) -> list[tuple[float, float]]:
    """Return points along a cubic Bézier curve (Bernstein's form)."""
    found = []
    for piece in range(pieces + 1):
        t = piece / pieces
        weights = [math.comb(3, k) * t**k * (1 - t) ** (3 - k) for k in range(4)]
        x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
        y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
        found.append((x, y))
    return found


def _step(n: int) -> tuple[int, int]:
    return SIDE // 2 - 48 + n * 32, 358


def _lines(face: BadgeFace) -> list[tuple[str, int, int, bool, str]]:
    """Return (text, size, baseline, serif or not, colour) from top to bottom."""
    size = 40 if len(face.title) <= 40 else 32
    title = _broken(face.title, 24 if size == 40 else 30)
    first = 430 if len(title) < _MOST_LINES else 414
    rows = [(text, size, first + n * (size + 10), True, INK) for n, text in enumerate(title)]
    return [*rows, (_cut(face.issuer, 46), 24, 560, False, INK_2), (_cut(face.dates, 52), 20, 594, False, INK_2)]


def _broken(text: str, width: int) -> list[str]:
    """Return the text in as few lines as it needs, of about the same length."""
    lines = _filled(text, width)
    if len(lines) > _MOST_LINES:
        return [*lines[: _MOST_LINES - 1], _cut(" ".join(lines[_MOST_LINES - 1 :]), width)]
    narrowest = next(n for n in range(1, width + 1) if len(_filled(text, n)) <= len(lines))
    return [_cut(line, width + 6) for line in _filled(text, narrowest)]


def _filled(text: str, width: int) -> list[str]:
    lines: list[str] = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _font(fonts: Fonts, *, serif: bool, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(fonts.serif if serif else fonts.sans), size * _SCALE)
    font.set_variation_by_axes([36, 500] if serif else [400])
    return font


def _scaled(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (each * _SCALE for each in box)
    return left, top, right, bottom
