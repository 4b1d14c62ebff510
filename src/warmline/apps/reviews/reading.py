"""From a CSV file of reviews to good rows and named problems: everything is looked at before anything is kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from warmline.core.conversation.rows import RowProblem

NEEDED: Final = ("conversation_id", "rater", "criterion", "anchor")
LONGEST: Final = {"conversation_id": 200, "rater": 254, "comment": 2000}
MOST_BYTES: Final = 50 * 1024 * 1024
LONGEST_CELL: Final = 100_000
"""Characters; a longer cell comes of an open quotation mark. Below the limit of the csv module, which others move."""
WITHDRAWN: Final = 0
"""The anchor of a row that takes a review back; in the file it is the word."""
_TAKEN_BACK: Final = "withdrawn"
# The machine's own anchors must never come back as a person's.
_MACHINES: Final = ("machine", "warmline")


class Unreadable(ValueError):
    """The file as a whole holds no reviews; the message says what to change."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review as written; `line` is its number as a text editor counts, from 1.

    `rater` is in lower case: the same person written in two ways must not count as two who agree. `anchor` is 1-4, or
    `WITHDRAWN` where the rater takes her review back.
    """

    line: int
    conversation: str
    rater: str
    criterion: str
    anchor: int
    comment: str = ""

    def key(self) -> tuple[str, str, str]:
        """Return what a rater can give only once."""
        return self.conversation, self.rater, self.criterion


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that can be used as they stand, and what could not."""

    rows: tuple[ReviewRow, ...]
    problems: tuple[RowProblem, ...]


class _Bad(ValueError):
    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def read_reviews(data: bytes, criteria: Collection[str]) -> Sheet:
    """Read the bytes of a CSV file with the columns conversation_id, rater, criterion, anchor and, if wanted, comment.

    Criteria are behaviour keys of the rubric, anchors 1 to 4, or "withdrawn" for a review taken back. A row that gives
    another anchor to what an earlier row gave already is a problem; the same row twice is one. Raises Unreadable.
    """
    rows: dict[tuple[str, str, str], ReviewRow] = {}
    problems: list[RowProblem] = []
    for line, cells in _cells(data):
        try:
            row = _row(line, cells, criteria)
        except _Bad as bad:
            problems.append(RowProblem(line, bad.field, str(bad)))
            continue
        earlier = rows.setdefault(row.key(), row)
        if earlier.anchor != row.anchor:
            told = {"line": earlier.line, "anchor": earlier.anchor}
            problems.append(RowProblem(line, "anchor", _("line %(line)s gave %(anchor)s to the same") % told))
    return Sheet(tuple(rows.values()), tuple(problems))


def known_only(rows: Iterable[ReviewRow], known: Collection[tuple[str, str]]) -> Sheet:
    """Part the rows by whether the machine has looked at their (conversation, criterion)."""
    good, problems = [], []
    why = _("this conversation is not known; give its file with --conversations")
    for row in rows:
        if (row.conversation, row.criterion) in known:
            good.append(row)
        else:
            problems.append(RowProblem(row.line, "conversation_id", why))
    return Sheet(tuple(good), tuple(problems))


def _cells(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        header = [name.strip().casefold().replace(" ", "_") for name in next(reader, [])]
        missing = [name for name in NEEDED if name not in header]
        if missing:
            told = {"needed": ", ".join(NEEDED), "missing": ", ".join(missing)}
            raise Unreadable(_("The first line must name the columns %(needed)s. Missing: %(missing)s.") % told)
        line = reader.line_num
        for cells in reader:
            start, line = line + 1, reader.line_num
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise csv.Error("a cell without an end")
            if any(cell.strip() for cell in cells):
                yield start, dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=False))
    except csv.Error as broken:
        place = {"line": reader.line_num}
        raise Unreadable(_("Line %(line)s cannot be read. Is a quotation mark left open?") % place) from broken


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 50 MB. Split it and load one part after the other."))
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_("The file is not text in UTF-8. Save it as CSV in UTF-8 and load it again.")) from error
    if "\0" in text:
        raise Unreadable(_("The file is not text in UTF-8. Save it as CSV in UTF-8 and load it again."))
    return text


def _separator(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(",;\t|", key=header.count)


def _row(line: int, cells: dict[str, str], criteria: Collection[str]) -> ReviewRow:
    for field in NEEDED:
        if not cells.get(field):
            raise _Bad(field, _("is missing"))
    for field, most in LONGEST.items():
        if len(cells.get(field, "")) > most:
            raise _Bad(field, _("is longer than %(most)s characters") % {"most": most})
    if cells["rater"].casefold().partition(":")[0].strip() in _MACHINES:
        raise _Bad("rater", _("a machine’s anchors are no reviews; name the person who gave this anchor"))
    if cells["criterion"] not in criteria:
        raise _Bad("criterion", _("“%(key)s” is no behaviour of the rubric") % {"key": cells["criterion"][:80]})
    return ReviewRow(
        line, cells["conversation_id"], cells["rater"].casefold(), cells["criterion"], _anchor(cells["anchor"]),
        cells.get("comment", ""),
    )  # fmt: skip


def _anchor(found: str) -> int:
    if found.casefold() == _TAKEN_BACK:
        return WITHDRAWN
    if found not in ("1", "2", "3", "4"):
        raise _Bad("anchor", _("expected 1, 2, 3, 4 or “withdrawn”, found “%(found)s”") % {"found": found[:20]})
    return int(found)
