"""Drawings of two cards whose shape says something: five lenses round one case, and three levels of a conflict."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from warmline.core.skills.frameworks import Framework

_WIDE, _HIGH = 360, 340
_RING: Final = 104
_LENS: Final = 62


def drawing_of(card: Framework) -> SafeString | None:
    """Return the drawing of a card as SVG, with all its words for screen readers; None where a list says it all."""
    if card.key == "five_lenses":
        return _five_lenses(card)
    if card.key == "interests_rights_power":
        return _levels(card)
    return None


def _svg(label: str, body: str, high: int = _HIGH) -> SafeString:
    # Every text in it went through escape().
    return mark_safe(  # noqa: S308
        f'<svg class="drawing" viewBox="0 0 {_WIDE} {high}" role="img" aria-label="{escape(label)}">{body}</svg>'
    )


def _five_lenses(card: Framework) -> SafeString:
    """Five lenses that overlap round the case: each sees it, none sees all of it."""
    places = [_on_ring(n, len(card.steps)) for n in range(len(card.steps))]
    rings = "".join(f'<circle class="lens" cx="{x:.0f}" cy="{y:.0f}" r="{_LENS}"/>' for x, y in places)
    names = "".join(
        _lines(x, y, [str(n), *_broken(step.name)], "lens-name")
        for n, (step, (x, y)) in enumerate(zip(card.steps, places, strict=True), 1)
    )
    middle = f'<circle class="case" cx="{_WIDE / 2:.0f}" cy="{_HIGH / 2 + 6:.0f}" r="40"/>'
    case = _lines(_WIDE / 2, _HIGH / 2 + 6, _broken(_("the case")), "case-name")
    label = _("%(name)s: %(steps)s") % {"name": card.name, "steps": ", ".join(step.name for step in card.steps)}
    return _svg(label, rings + middle + names + case)


def _on_ring(n: int, of: int) -> tuple[float, float]:
    angle = -pi / 2 + 2 * pi * n / of
    return _WIDE / 2 + _RING * cos(angle), _HIGH / 2 + 6 + _RING * sin(angle)


def _levels(card: Framework) -> SafeString:
    """Three levels, the widest below: most is settled there, at the least cost; an arrow leads back down."""
    names = [step.name for step in card.steps]
    costs = (_("costs least, lasts longest"), _("costs more"), _("costs most"))
    bars = []
    for n, (name, cost) in enumerate(zip(names[:3], costs, strict=True)):
        wide, top = 270 - 66 * n, 212 - 84 * n
        left = (300 - wide) / 2
        bars.append(f'<rect class="level l{n}" x="{left:.0f}" y="{top}" width="{wide}" height="68" rx="14"/>')
        bars.append(_text(150, top + 30, name, "level-name") + _text(150, top + 51, cost, "level-cost"))
    way = '<path class="way" d="M262 62 C 338 84 344 196 308 238"/><path class="way" d="M321 226 308 239 306 221"/>'
    back = _lines(326, 30, _broken(names[3]), "way-name")
    label = _("%(name)s: from the bottom up %(steps)s; and then %(back)s") % {
        "name": card.name,
        "steps": ", ".join(f"{name} ({cost})" for name, cost in zip(names[:3], costs, strict=True)),
        "back": names[3],
    }
    return _svg(label, "".join(bars) + way + back, 296)


def _lines(x: float, y: float, lines: list[str], style: str) -> str:
    top = y - 9 * (len(lines) - 1) + 5
    return "".join(_text(x, top + 18 * n, line, style) for n, line in enumerate(lines))


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text class="{style}" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{escape(words)}</text>'


def _broken(words: str) -> list[str]:
    """Break a name into two lines where it has more than one word."""
    first, _blank, rest = words.partition(" ")
    return [first, rest] if rest else [first]
