"""From the bytes of a file to rows of text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmline.apps.people.importing.columns import FIELDS, find_columns

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
LONGEST_CELL = 10_000  # characters; more is a quotation mark left open, not a name

# A cell that begins with one of these runs as a formula when a spreadsheet opens it.
FORMULA_SIGNS = ("=", "+", "-", "@")


class Unreadable(Exception):
    """The file as a whole is no list of people; the message says what to change."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One line of the file, by field; `line` is its number as a text editor counts, from 1."""

    line: int
    cells: dict[str, str]


def decode(data: bytes) -> str:
    """Return the file's text: UTF-8 or UTF-16 with its mark, UTF-8 without, else Western European as Excel writes."""
    if not data.strip():
        raise Unreadable(_("The file is empty. Its first line names the columns: email, name, role, site, team."))
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 5 MB. Split it and load one part after the other."))
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("The file is not text. Save it as CSV in UTF-8 and load it again."))


def raw_rows(data: bytes) -> Iterator[RawRow]:
    """Yield the rows under the header, without empty lines. Raises Unreadable where there is no list."""
    reader = reader_of(decode(data))
    try:
        yield from _rows(reader)
    except csv.Error as problem:
        raise broken(reader) from problem


def reader_of(text: str) -> Iterator[list[str]]:
    """Return a reader of the text's lines, with the separator that its first line holds most of. Raises Unreadable."""
    if "\0" in text:
        raise Unreadable(_("The file is not text. Save it as CSV in UTF-8 and load it again."))
    header = text.lstrip().partition("\n")[0]
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=header.count))


def broken(reader: Iterator[list[str]]) -> Unreadable:
    """Return what to say of the line at which a reader stands."""
    line = line_of(reader)
    return Unreadable(_("Line %(line)s cannot be read. Is a quotation mark left open?") % {"line": line})


def lacking(known: Iterable[str], missing: Iterable[str]) -> Unreadable:
    """Return what to say of a first line that does not name these columns."""
    return Unreadable(
        _("The first line must name the columns. I know these: %(known)s. Missing: %(missing)s.")
        % {"known": ", ".join(known), "missing": ", ".join(missing)}
    )


def _rows(reader: Iterator[list[str]]) -> Iterator[RawRow]:
    columns = find_columns(next(reader, []))
    missing = [field for field in ("email", "name") if field not in columns]
    if missing:
        raise lacking(FIELDS, missing)
    line, count = line_of(reader), 0
    for cells in reader:
        start, line = line + 1, line_of(reader)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise broken(reader)
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise Unreadable(_("The file has more than 20,000 people. Split it and load one part after the other."))
        yield RawRow(start, {field: _cell(cells, places) for field, places in columns.items()})


def line_of(reader: Iterator[list[str]]) -> int:
    """Return the number of the line that a reader read last, from 1."""
    number: int = getattr(reader, "line_num", 0)
    return number


def _cell(cells: list[str], places: list[int]) -> str:
    return without_apostrophe(" ".join(" ".join(cells[place] for place in places if place < len(cells)).split()))


def without_apostrophe(text: str) -> str:
    """Return a cell without the apostrophe that the file of bad rows puts before a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_SIGNS and text[1:] else text
