"""Charts of programmes: how far people come, and two versions side by side. Data in, SVG and a table out."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from warmline.core.curriculum.comparing import Comparison
from warmline.core.curriculum.reach import Reached
from warmline.web.charts.frame import text_width
from warmline.web.charts.tables import table
from warmline.web.face.shapes import num

_WIDE, _NARROW, _ROW, _BAR = 640.0, 328.0, 54.0, 14.0
_FONT = 15.0


def funnel(rows: Sequence[Reached], *, rtl: bool | None = None) -> SafeString:
    """Return a bar a step, of all who were enrolled, in a wide and a narrow drawing, and the same as a table."""
    mirrored = get_language_bidi() if rtl is None else rtl
    wide, narrow = _drawn(rows, "wide", _WIDE, mirrored), _drawn(rows, "narrow", _NARROW, mirrored)
    heads = (_("Step"), _("Have it behind them"), _("Of"), _("Fewer than at the step before"))
    cells = [(row.step.title, str(row.done), str(row.of), str(row.lost)) for row in rows]
    return format_html("{}{}{}", wide, narrow, table(heads, cells))


def _drawn(rows: Sequence[Reached], css: str, across: float, mirrored: bool) -> SafeString:
    """Return the bars on a drawing as wide as the place it is for, so that its words keep their size there."""
    bars = "".join(_bar(row, n * _ROW, across, mirrored) for n, row in enumerate(rows))
    return mark_safe(  # noqa: S308 (numbers, constants, and words that were escaped)
        f'<svg class="reach {css}" viewBox="0 0 {num(across)} {num(len(rows) * _ROW)}" aria-hidden="true" '
        f'focusable="false">{bars}</svg>'
    )


def _bar(row: Reached, top: float, across: float, mirrored: bool) -> str:
    width = max(across * row.share, 2 if row.done else 0)
    start, side, end = (across, "end", 0.0) if mirrored else (0.0, "start", across)
    counts = _("%(done)d of %(of)d") % {"done": row.done, "of": row.of}
    x = across - width if mirrored else 0.0
    other = "start" if side == "end" else "end"
    title = escape(_cut(row.step.title, across))
    return (
        f'<text x="{num(start)}" y="{num(top + 16)}" text-anchor="{side}">{title}</text>'
        f'<text class="n" x="{num(end)}" y="{num(top + 16)}" text-anchor="{other}">{escape(counts)}</text>'
        f'<rect class="whole" y="{num(top + 25)}" width="{num(across)}" height="{num(_BAR)}" rx="4"/>'
        f'<rect class="part" x="{num(x)}" y="{num(top + 25)}" width="{num(width)}" height="{num(_BAR)}" rx="4"/>'
    )


def _cut(title: str, across: float) -> str:
    """Return a title that fits beside its count; the table has the whole."""
    while text_width(title, _FONT) > across - 110 and len(title) > 8:
        title = f"{title[:-2].rstrip()}…"
    return title


def difference(found: Comparison, *, least: float, most: float) -> SafeString:
    """Return where the difference lies: a band for the interval, a dot for the estimate, and a line at nothing.

    Empty where there is no interval.
    """
    if found.low is None or found.high is None or found.difference is None:
        return SafeString("")
    low, high = min(least, found.low), max(most, found.high)

    def x(value: float) -> float:
        return 8 + 224 * (value - low) / ((high - low) or 1)

    return mark_safe(  # noqa: S308 (numbers alone)
        '<svg class="span" viewBox="0 0 240 24" aria-hidden="true" focusable="false">'
        f'<line x1="{num(x(0))}" x2="{num(x(0))}" y1="2" y2="22"/>'
        f'<rect class="band" x="{num(x(found.low))}" y="6" width="{num(x(found.high) - x(found.low))}" height="12" '
        'rx="4"/>'
        f'<circle class="dot" cx="{num(x(found.difference))}" cy="12" r="5"/></svg>'
    )
