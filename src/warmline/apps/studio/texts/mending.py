"""What is to be mended in a text, line by line, each with its place in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warmline.apps.studio.texts.checking import Checked
from warmline.apps.studio.texts.gaps import marks_in
from warmline.apps.studio.texts.places import Places


@dataclass(frozen=True, slots=True)
class Named:
    """One line to mend: its number (None: the whole text is meant), its place in words, and what is the matter."""

    line: int | None
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Mend:
    """Mistakes first, then what is still to be written."""

    problems: tuple[Named, ...] = ()
    gaps: tuple[Named, ...] = ()


def to_mend(text: str, checked: Checked) -> Mend:
    """Return what is to be mended in a text that was looked at."""
    if not checked.problems and not checked.gaps:
        return Mend()
    places = Places(text)
    problems = tuple(Named(each.line, places.of_name(each.field), each.text) for each in checked.problems)
    return Mend(problems, tuple(_gaps(text, checked, places)))


def _gaps(text: str, checked: Checked, places: Places) -> Iterator[Named]:
    marks = marks_in(text)
    # Where the text cannot be read, or a comment behind a value holds a mark, the places cannot be told for sure.
    known = [places.of_address(address) for address, _line in marks] if len(marks) == len(checked.gaps) else []
    for n, gap in enumerate(checked.gaps):
        yield Named(gap.line, known[n] if known else "", gap.wanted)
