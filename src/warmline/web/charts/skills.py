"""Skill bands: where each skill's level most likely lies, from 1 to 4, or that it was not observed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from warmline.web.charts.tables import table


@dataclass(frozen=True, slots=True)
class SkillBand:
    """One skill: `low` and `high` are 0-100 and bound an interval; both are None where nothing was observed."""

    name: str
    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError(f"The band of {self.name} has one end only.")
        if self.low is not None and self.high is not None and not 0 <= self.low <= self.high <= 100:
            raise ValueError(f"The band of {self.name} runs from {self.low} to {self.high}; it must lie within 0-100.")

    @property
    def observed(self) -> bool:
        """Whether there was an opportunity at all."""
        return self.low is not None

    @property
    def words(self) -> str:
        """The levels the band touches: "3", or "3 to 4", or "Not observed"."""
        if self.low is None or self.high is None:
            return _("Not observed")
        # A band that ends exactly on a border has not reached the next level.
        first, last = level_of(self.low), level_of(max(self.low, self.high - 1e-9))
        return str(first) if first == last else _("%(first)d to %(last)d") % {"first": first, "last": last}


def level_of(score: float) -> int:
    """Return the level, 1-4, in whose quarter a score of 0-100 lies."""
    return min(4, int(score // 25) + 1)


def skill_bands(bands: Sequence[SkillBand], *, rtl: bool | None = None) -> SafeString:
    """Return the bands as rows, observed skills first in the order given, and a table of the numbers."""
    mirrored = get_language_bidi() if rtl is None else rtl
    ordered = [band for band in bands if band.observed] + [band for band in bands if not band.observed]
    rows = format_html_join("", "{}", ((_row(band, mirrored),) for band in ordered))
    scale = SafeString(
        '<div class="scale tiny" aria-hidden="true"><span></span>'
        '<span class="lv"><i>1</i><i>2</i><i>3</i><i>4</i></span>'
        "<span></span></div>"
    )
    return format_html('<div class="bands">{}<ul>{}</ul>{}</div>', scale, rows, _numbers(ordered))


def _row(band: SkillBand, rtl: bool) -> SafeString:
    if band.low is None or band.high is None:
        return format_html(
            '<li class="sk no"><span class="n">{}</span><span class="v">{}</span><span></span></li>',
            band.name,
            band.words,
        )
    wide = max(3.0, band.high - band.low)
    start = min(band.low, 100 - wide)
    x = 100 - start - wide if rtl else start
    gaps = format_html_join(
        "",
        '<rect x="{}%" width="2" height="12" class="gap"/>',
        ((edge,) for edge in (25, 50, 75) if not x - 1 < edge < x + wide + 1),
    )
    return format_html(
        '<li class="sk"><span class="n">{}</span><svg class="track" height="12" aria-hidden="true" focusable="false">'
        '<rect width="100%" height="12" rx="6" class="rail"/>'
        '<rect x="{}%" width="{}%" height="12" rx="6" class="fill"/>{}'
        '</svg><span class="v"><span class="vh">{} </span>{}</span></li>',
        band.name,
        f"{x:.1f}",
        f"{wide:.1f}",
        gaps,
        _("level"),
        band.words,
    )


def _numbers(bands: Sequence[SkillBand]) -> SafeString:
    rows = [
        (band.name, "–", "–", band.words)
        if band.low is None or band.high is None
        else (band.name, f"{band.low:.0f}", f"{band.high:.0f}", band.words)
        for band in bands
    ]
    heads = (_("Skill"), _("From"), _("To, of 100"), _("Level"))
    return format_html(
        '<details class="small"><summary>{}</summary>{}</details>', _("The numbers as a table"), table(heads, rows)
    )
