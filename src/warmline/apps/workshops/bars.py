"""How many of how many: bars drawn by the server, with the numbers beside them and in a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.web.charts.tables import table


def room_bars(rows: Sequence[tuple[str, int]], head: str, *, rtl: bool = False) -> SafeString:
    """Return one bar for each (words, count), as long as its share of all, and a table. `head` names the first column.

    Without any count the bars are empty rails.
    """
    whole = sum(count for _words, count in rows)
    bars = format_html_join("", "{}", ((_bar(words, count, whole, rtl),) for words, count in rows))
    share = [(words, str(count), f"{100 * count / whole:.0f} %" if whole else "–") for words, count in rows]
    numbers = format_html(
        '<details class="small"><summary>{}</summary>{}</details>',
        _("The numbers as a table"),
        table((head, _("Count"), _("Share")), share),
    )
    return format_html('<div class="bands room-bars"><ul>{}</ul>{}</div>', bars, numbers)


def _bar(words: str, count: int, whole: int, rtl: bool) -> SafeString:
    wide = 100 * count / whole if whole else 0.0
    fill = format_html(
        '<rect x="{}%" width="{}%" height="12" rx="6" class="fill"/>', f"{100 - wide if rtl else 0:.1f}", f"{wide:.1f}"
    )
    return format_html(
        '<li class="sk"><span class="n"><bdi>{}</bdi></span>'
        '<svg class="track" height="12" aria-hidden="true" focusable="false">'
        '<rect width="100%" height="12" rx="6" class="rail"/>{}</svg>'
        '<span class="v">{}</span></li>',
        words,
        fill if count else "",
        _("%(count)d of %(whole)d") % {"count": count, "whole": whole},
    )
