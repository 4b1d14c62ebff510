"""The two drawings of a mood curve: wide with its notes written beside the faces, narrow with numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from warmline.web.charts.frame import Box, Frame, Placed, Point, along, find_room, is_wide, monotone, text_width
from warmline.web.face import round_face
from warmline.web.face.shapes import num

LEVELS = (("relieved", 0.9), ("calm", 0.66), ("worried", 0.43), ("angry", 0.17))
_QUOTE, _REASON, _LINE = 16.0, 14.0, 19.0
_LONGEST = 52
_AXIS = 14.0
# From this distance on a thin line leads from the face to its note.
_FAR = 46.0


@dataclass(frozen=True, slots=True)
class Curve:
    """What both drawings show; notes are (answer, quote, reason) in the order of the answers."""

    warmths: tuple[float, ...]
    poses: tuple[Mapping[str, float] | str, ...]
    notes: tuple[tuple[int, str, str], ...]
    persona_key: str
    label: str
    uid: str
    rtl: bool

    @property
    def marked(self) -> tuple[int, ...]:
        """The answers at which a face belongs, the most important first: both ends, then the notes."""
        last = len(self.warmths) - 1
        return tuple(dict.fromkeys((0, last, *(answer for answer, _q, _r in self.notes))))


def draw_wide(curve: Curve) -> tuple[SafeString, bool]:
    """Return the wide drawing, and whether every note found room in it (else all are numbers)."""
    left = max(92.0, _widest_level() + 20)
    frame = Frame(1120, 410, left, 48, 50, 92, 40, len(curve.warmths), curve.rtl)
    radius = min(31.0, max(17.0, frame.pitch * 0.6))
    points = _points(curve, frame)
    faces = _with_room(curve.marked, points, radius * 2 + 4)
    placed = _place_notes(curve, frame, points, faces, radius)
    written = "".join(_note(note, spot) for note, spot in zip(curve.notes, placed, strict=False)) if placed else ""
    numbers = "" if placed else _numbers(curve, frame, points, faces, radius)
    ends = _axis(frame, curve, every=1 + len(curve.warmths) // 16, gap=14)
    name = _text(frame.across(frame.left - 14), 398, "ax", "end", _("Answer"))
    pictures = _faces(curve, points, faces, radius, "w")
    body = f"{ends}{name}{_line(points)}{_dots(points, faces)}{pictures}{written}{numbers}"
    return _svg(curve, frame, "wide", body), placed is not None


def draw_narrow(curve: Curve) -> SafeString:
    """Return the narrow drawing, with numbers for the notes."""
    left = max(66.0, _widest_level() + 6)
    frame = Frame(328, 300, left, 22, 26, 46, 14, len(curve.warmths), curve.rtl)
    radius = min(17.0, max(12.0, frame.pitch * 0.6))
    points = _points(curve, frame)
    faces = _with_room(curve.marked, points, radius * 2 + 2)
    axis = _axis(frame, curve, every=1 + len(curve.warmths) // 9, gap=left)
    pictures = _faces(curve, points, faces, radius, "n")
    body = f"{axis}{_line(points)}{_dots(points, faces)}{pictures}{_numbers(curve, frame, points, faces, radius)}"
    return _svg(curve, frame, "narrow", body)


def _svg(curve: Curve, frame: Frame, css: str, body: str) -> SafeString:
    return mark_safe(  # noqa: S308 (numbers, constants, and words that were escaped)
        f'<svg class="curve {css}" viewBox="0 0 {num(frame.width)} {num(frame.height)}" role="img" '
        f'aria-label="{escape(curve.label)}" focusable="false">{body}</svg>'
    )


def _text(x: float, y: float, css: str, anchor: str, words: str) -> str:
    return f'<text x="{num(x)}" y="{num(y)}" class="{css}" text-anchor="{anchor}">{escape(words)}</text>'


def _points(curve: Curve, frame: Frame) -> list[Point]:
    return [(frame.x(i), frame.y(warmth)) for i, warmth in enumerate(curve.warmths)]


def _with_room(wanted: tuple[int, ...], points: list[Point], distance: float) -> list[int]:
    """Return the steps that get a face: in the order wanted, each at least `distance` from those before it."""
    chosen: list[int] = []
    for step in wanted:
        x, y = points[step]
        if all((x - points[other][0]) ** 2 + (y - points[other][1]) ** 2 >= distance**2 for other in chosen):
            chosen.append(step)
    return sorted(chosen)


def level_names() -> dict[str, str]:
    """Return the words beside the axis, in the reader's language."""
    return {"relieved": _("relieved"), "calm": _("calm"), "worried": _("worried"), "angry": _("angry")}


def _widest_level() -> float:
    """Return how much room the words beside the axis need: some languages have long ones."""
    return max(text_width(name, _AXIS) for name in level_names().values())


def _axis(frame: Frame, curve: Curve, *, every: int, gap: float) -> str:
    names = level_names()
    near, far = frame.across(frame.left), frame.across(frame.width - frame.right + 20)
    drawn = ""
    for key, value in LEVELS:
        y = num(frame.y(value))
        anchor = "end" if gap < frame.left - 20 else "start"
        drawn += f'<line x1="{num(near)}" x2="{num(far)}" y1="{y}" y2="{y}" class="gl"/>'
        drawn += _text(frame.across(frame.left - gap), frame.y(value) + 5, "ax", anchor, names[key])
    last = frame.count - 1
    for step in range(frame.count):
        if step and step != last and (step % every or last - step < every):
            continue
        word = _("Start") if step == 0 else str(step)
        drawn += _text(frame.x(step), frame.height - 12, "ax", "middle", word)
    return drawn


def _line(points: list[Point]) -> str:
    return f'<path d="{monotone(points)}" class="ml"/>'


def _dots(points: list[Point], faces: list[int]) -> str:
    return "".join(
        f'<circle cx="{num(x)}" cy="{num(y)}" r="4.5" class="md"/>' for i, (x, y) in enumerate(points) if i not in faces
    )


def _faces(curve: Curve, points: list[Point], faces: list[int], radius: float, kind: str) -> str:
    return "".join(
        round_face(
            curve.persona_key,
            curve.poses[i],
            x=points[i][0],
            y=points[i][1],
            radius=radius,
            uid=f"{curve.uid}{kind}{i}",
        )
        for i in faces
    )


def _numbers(curve: Curve, frame: Frame, points: list[Point], faces: list[int], radius: float) -> str:
    """Draw each note's answer number: beside its face or dot, inside the drawing, clear of faces and of the axis."""
    drawn = ""
    bounds = Box(1, 1, frame.width - 1, frame.height - 26)
    taken = [Box.around(points[i], radius) for i in faces]
    for answer, _quote, _reason in curve.notes:
        near = radius if answer in faces else 6.0
        rising = points[answer][1] <= points[max(0, answer - 1)][1]
        spots = [one for one in _around(points[answer], near, rising) if bounds.covers(Box.around(one, 11))]
        free = (one for one in spots if not any(Box.around(one, 10).overlap(box) for box in taken))
        spot = next(free, spots[0])
        taken.append(Box.around(spot, 10))
        drawn += f'<circle cx="{num(spot[0])}" cy="{num(spot[1])}" r="11" class="nb"/>'
        drawn += _text(spot[0], spot[1] + 4.5, "nbt", "middle", str(answer))
    return drawn


def _around(point: Point, near: float, rising: bool) -> list[Point]:
    """Return spots for a number, best first: above where the mood rises, else below; then the sides; then farther."""
    x, y = point
    first = -1 if rising else 1
    return [
        spot
        for away in (near + 11, near + 33, near + 55)
        for spot in ((x, y + first * away), (x, y - first * away), (x - away, y), (x + away, y))
    ]


def wrapped(text: str) -> list[str]:
    """Return one line, or two of about the same length, the second shortened where there is more."""
    longest = _LONGEST // 2 if sum(map(is_wide, text)) * 2 > len(text) else _LONGEST
    if len(text) <= longest:
        return [text] if text else []
    for width in range(len(text) // 2, longest + 1):
        lines = wrap(text, width)
        if len(lines) <= 2:
            return lines
    return wrap(text, longest, max_lines=2, placeholder=" …")


def _lines(quote: str, reason: str) -> list[tuple[str, str, float]]:
    said = [(line, "nq", _QUOTE) for line in wrapped(f"“{quote}”")] if quote else []
    return [*said, *((line, "nw", _REASON) for line in wrapped(reason))]


def _place_notes(
    curve: Curve, frame: Frame, points: list[Point], faces: list[int], radius: float
) -> list[Placed] | None:
    bounds = Box(min(frame.across(frame.left), 8), 6, max(frame.across(frame.left), frame.width - 8), frame.height - 34)
    taken = [Box.around(points[i], radius + 3) for i in faces]
    curve_points = along(points)
    placed: list[Placed] = []
    for answer, quote, reason in curve.notes:
        near = radius if answer in faces else 6.0
        options = _options(points[answer], near, _lines(quote, reason), frame.rtl)
        spot = find_room(options, taken, curve_points, bounds)
        if spot is None:
            return None
        taken += spot.boxes
        placed.append(spot)
    return placed


def _options(point: Point, near: float, lines: list[tuple[str, str, float]], rtl: bool) -> Iterator[Placed]:
    """Offer places for a note: above, below, then to the sides, nearest first."""
    px, py = point
    wide = max(text_width(text, size) for text, _css, size in lines) if lines else 0.0
    high = len(lines) * _LINE
    for away in (10.0, 26.0, _FAR, 70.0, 100.0, 130.0):
        for anchor, dx in (("middle", 0.0), ("start", -near), ("end", near), ("end", -near - 8), ("start", near + 8)):
            x = px + (-dx if rtl else dx)
            from_right = (anchor == "end") != (rtl and anchor != "middle")
            x0 = x - wide / 2 if anchor == "middle" else (x - wide if from_right else x)
            beside = abs(dx) > near
            tops = (
                (py - high / 2 - away + 10, py - high / 2 + away - 10)
                if beside
                else (py - near - away - high, py + near + away)
            )
            for top in tops:
                box = Box(x0 - 4, top - 2, x0 + wide + 4, top + high + 2)
                yield Placed(x, top + 14, anchor, box, _lead(point, near, box) if away >= _FAR else None)


def _lead(point: Point, near: float, box: Box) -> Box | None:
    """Return the line straight up or down from a face to its note; none where the note stands beside it."""
    x, y = point
    if not box.x0 <= x <= box.x1:
        return None
    top, bottom = (box.y1, y - near - 5) if box.y1 < y else (y + near + 5, box.y0)
    return Box(x - 0.5, top, x + 0.5, bottom) if top < bottom else None


def _note(note: tuple[int, str, str], spot: Placed) -> str:
    _answer, quote, reason = note
    rows = "".join(
        _text(spot.x, spot.y + i * _LINE, css, spot.anchor, text)
        for i, (text, css, _size) in enumerate(_lines(quote, reason))
    )
    if spot.lead is None:
        return f'<g class="note">{rows}</g>'
    x, top, bottom = num(spot.lead.x0 + 0.5), spot.lead.y0, spot.lead.y1
    line = f'<line x1="{x}" x2="{x}" y1="{num(top)}" y2="{num(bottom)}" class="lead"/>'
    return f'{line}<g class="note">{rows}</g>'
