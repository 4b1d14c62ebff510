"""The mood curve: how the customer felt, answer by answer, and why it turned where it turned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from warmline.web.charts.mood_drawings import Curve, draw_narrow, draw_wide
from warmline.web.charts.tables import table


@dataclass(frozen=True, slots=True)
class MoodPoint:
    """How the customer felt after an answer; the first point is the start.

    `warmth` is 0 (angry) to 1 (relieved), `pose` what the face shows, `word` the mood in words.
    """

    warmth: float
    pose: Mapping[str, float] | str
    word: str

    def __post_init__(self) -> None:
        if not 0.0 <= self.warmth <= 1.0:
            raise ValueError(f"MoodPoint.warmth is {self.warmth}; it must lie between 0 and 1.")


@dataclass(frozen=True, slots=True)
class MoodNote:
    """Why the mood turned after answer number `answer`: the words that did it, and the reason."""

    answer: int
    quote: str
    reason: str = ""


def mood_curve(
    points: Sequence[MoodPoint],
    notes: Sequence[MoodNote] = (),
    *,
    persona_key: str,
    name: str,
    uid: str = "mc",
    rtl: bool | None = None,
) -> SafeString:
    """Return the curve in a wide and a narrow drawing, the notes as a list, and a table of every answer.

    `name` is the customer's first name. Faces stand at the start, at each note and at the end, as far as there is
    room. Two curves on one page need different `uid`s. Raises ValueError for fewer than two points or a note about an
    answer that is not there.
    """
    if len(points) < 2:
        raise ValueError("A mood curve needs the start and at least one answer.")
    for note in notes:
        if not 0 <= note.answer < len(points):
            raise ValueError(f"A note is about answer {note.answer}; the last answer is {len(points) - 1}.")
    curve = Curve(
        warmths=tuple(point.warmth for point in points),
        poses=tuple(point.pose for point in points),
        notes=tuple((note.answer, note.quote, note.reason) for note in sorted(notes, key=lambda note: note.answer)),
        persona_key=persona_key,
        label=_label(points, name),
        uid=uid,
        rtl=get_language_bidi() if rtl is None else rtl,
    )
    wide, all_written = draw_wide(curve)
    return format_html(
        "{}{}{}{}", wide, draw_narrow(curve), _list(curve, always=not all_written), _table(points, curve)
    )


def _label(points: Sequence[MoodPoint], name: str) -> str:
    low = min(range(len(points)), key=lambda i: points[i].warmth)
    words = _("How %(name)s felt: “%(start)s” at the start, “%(end)s” at the end.") % {
        "name": name,
        "start": points[0].word,
        "end": points[-1].word,
    }
    if 0 < low < len(points) - 1:
        words += " " + _("Lowest after answer %(answer)d: “%(word)s”.") % {"answer": low, "word": points[low].word}
    return words + " " + _("The table below has every answer.")


def _list(curve: Curve, *, always: bool) -> SafeString:
    if not curve.notes:
        return SafeString("")
    rows = format_html_join(
        "",
        '<li><b>{}</b><span><q dir="auto">{}</q> {}</span></li>',
        curve.notes,
    )
    return format_html('<ol class="bends small{}">{}</ol>', " always" if always else "", rows)


def _table(points: Sequence[MoodPoint], curve: Curve) -> SafeString:
    why = {answer: (quote, reason) for answer, quote, reason in curve.notes}
    rows = []
    for i, point in enumerate(points):
        quote, reason = why.get(i, ("", ""))
        words = format_html('<q dir="auto">{}</q> {}', quote, reason) if quote else SafeString("")
        rows.append((str(i) if i else _("Start"), point.word, f"{round(point.warmth * 100)}", words))
    heads = (_("Answer"), _("Mood"), _("Warmth, 0 to 100"), _("What moved it"))
    return format_html(
        '<details class="small"><summary>{}</summary>{}</details>', _("Every answer as a table"), table(heads, rows)
    )
