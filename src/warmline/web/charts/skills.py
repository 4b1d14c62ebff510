"""Skill bands: where each skill's level most likely lies, from Basic to Strong, or that it was not observed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from warmline.web.charts.tables import table


@dataclass(frozen=True, slots=True)
class SkillBand:
    """One skill: `low` and `high` are 0-100 and bound an interval; both are None where nothing was observed.

    A band that rules no level out is words and no bar: a full bar would look like a result. `chances` is how many
    opportunities the band rests on; where it is given, those words name it.
    """

    name: str
    low: float | None
    high: float | None
    chances: int | None = None

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
    def telling(self) -> bool:
        """Whether there is something to draw: the skill was observed, and at least one level is ruled out."""
        if self.low is None or self.high is None:
            return False
        return self._levels != (1, 4)

    @property
    def words(self) -> str:
        """The levels the band touches: "Solid", or "Solid to Strong"; or that it was not observed or cannot tell.

        A band over three of the four levels says plainly why it is so wide.
        """
        if not self.observed:
            return _("Not observed")
        if not self.telling:
            return self._too_little
        first, last = self._levels
        names = level_names()
        ends = {"first": names[first - 1], "last": names[last - 1]}
        if first == last:
            return ends["first"]
        if last == first + 1:
            return _("%(first)s to %(last)s") % ends
        return _("between %(first)s and %(last)s: too few moments to tell") % ends

    @property
    def _too_little(self) -> str:
        if not self.chances:
            return _("Too little to tell")
        return ngettext("%(n)d chance: too little to tell", "%(n)d chances: too little to tell", self.chances) % {
            "n": self.chances
        }

    @property
    def _levels(self) -> tuple[int, int]:
        low, high = self.low or 0.0, self.high or 0.0
        # A band that ends exactly on a border has not reached the next level.
        return level_of(low), level_of(max(low, high - 1e-9))


def level_of(score: float) -> int:
    """Return the level, 1-4, in whose quarter a score of 0-100 lies."""
    return min(4, int(score // 25) + 1)


def level_names() -> tuple[str, str, str, str]:
    """Return what the four quarters of the scale are called. Chosen: plain words whose order nobody has to learn."""
    return _("Basic"), _("Growing"), _("Solid"), _("Strong")


def skill_bands(bands: Sequence[SkillBand], *, rtl: bool | None = None) -> SafeString:
    """Return the bands as rows and a table of the numbers.

    Bars come first, then what was seen but cannot tell, then what was not observed; within each in the order given.
    """
    mirrored = get_language_bidi() if rtl is None else rtl
    ordered = sorted(bands, key=lambda band: (not band.telling, not band.observed))
    rows = format_html_join("", "{}", ((_row(band, mirrored),) for band in ordered))
    levels = format_html_join("", "<i>{}</i>", ((name,) for name in level_names()))
    scale = (
        format_html('<div class="scale tiny" aria-hidden="true"><span></span><span class="lv">{}</span></div>', levels)
        if any(band.telling for band in bands)
        else SafeString("")
    )
    return format_html('<div class="bands">{}<ul>{}</ul>{}</div>', scale, rows, _numbers(ordered))


def _row(band: SkillBand, rtl: bool) -> SafeString:
    if band.low is None or band.high is None or not band.telling:
        return format_html(
            '<li class="sk no"><span class="n"><bdi>{}</bdi></span><span class="v"><bdi>{}</bdi></span></li>',
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
        '<li class="sk"><span class="n"><bdi>{}</bdi></span>'
        '<svg class="track" height="12" aria-hidden="true" focusable="false">'
        '<rect width="100%" height="12" rx="6" class="rail"/>'
        '<rect x="{}%" width="{}%" height="12" rx="6" class="fill"/>{}'
        '</svg><span class="v"><span class="vh">{} </span><bdi>{}</bdi></span></li>',
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
