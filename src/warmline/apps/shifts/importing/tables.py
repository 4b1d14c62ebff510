"""Shifts and leave from a table: one line each, times on the clock of the person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from django.utils.translation import gettext as _

from warmline.apps.people.importing.checking import BadRow
from warmline.apps.people.importing.columns import plain
from warmline.apps.people.importing.reading import (
    LONGEST_CELL,
    MOST_ROWS,
    Unreadable,
    decode,
    lacking,
    without_apostrophe,
)
from warmline.apps.people.models import Person
from warmline.apps.shifts.importing.records import Record, records
from warmline.apps.shifts.importing.rows import LeaveRow, Rows, ShiftRow, Wrong
from warmline.apps.shifts.models import Leave
from warmline.apps.shifts.selectors import zone_of

LONGEST_SHIFT = timedelta(hours=24)
LONGEST_LEAVE = timedelta(days=366)
_YEARS = range(2000, 2100)

_COLUMNS = {
    "email": {"email", "e mail", "email address", "mail", "person", "employee", "login"},
    "start": {"start", "starts", "from", "begin", "first day", "start time", "shift start"},
    "end": {"end", "ends", "until", "to", "last day", "end time", "shift end"},
    "kind": {"kind", "type", "activity", "what"},
}
_SHIFT = {"", "shift", "work", "duty", "working"}
_LEAVE = {
    "holiday": Leave.Kind.HOLIDAY, "vacation": Leave.Kind.HOLIDAY, "annual leave": Leave.Kind.HOLIDAY,
    "pto": Leave.Kind.HOLIDAY, "sick": Leave.Kind.SICK, "sick leave": Leave.Kind.SICK, "illness": Leave.Kind.SICK,
    "training": Leave.Kind.TRAINING, "family": Leave.Kind.FAMILY, "parental": Leave.Kind.FAMILY,
    "parental leave": Leave.Kind.FAMILY, "away": Leave.Kind.OTHER, "leave": Leave.Kind.OTHER,
    "absence": Leave.Kind.OTHER, "other": Leave.Kind.OTHER,
}  # fmt: skip
_DOTTED = ("%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y")


def read_table(data: bytes, people: Mapping[str, Person]) -> Rows:
    """Return the lines of a CSV file; `people` are those whose shifts may be brought, by e-mail.

    Where a quotation mark is left open, the line in which it opens is bad and says so; the lines before it count.
    Raises Unreadable where the file as a whole is no such table.
    """
    found = Rows()
    for record, cells in _lines(data):
        try:
            if record.is_open:
                raise Wrong(_left_open(record.last))
            found.good.append(_row(cells, people))
        except Wrong as wrong:
            found.bad.append(BadRow(record.first, str(wrong), cells))
    return found


def kind_of(word: str) -> Leave.Kind | None:
    """Return what kind of leave a word means, None where it means a shift. Raises Wrong where nobody knows it."""
    key = plain(word)
    if key in _SHIFT and (key or not word.strip()):  # signs alone leave nothing, and mean something
        return None
    if key not in _LEAVE:
        known = "shift, holiday, sick, training, family, away"
        raise Wrong(_("there is no kind “%(kind)s”; I know %(known)s") % {"kind": word[:40], "known": known})
    return _LEAVE[key]


def _lines(data: bytes) -> Iterator[tuple[Record, dict[str, str]]]:
    if not data.strip():
        raise Unreadable(_("The file is empty. Its first line names the columns: email, start, end, kind."))
    found = records(decode(data))
    columns = _columns(next(found))
    count = 0
    for record in found:
        if not record.is_open and not any(cell.strip() for cell in record.cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise Unreadable(_("The file has more than 20,000 lines. Split it and load one part after the other."))
        torn = record.is_torn(tuple(columns.values()))
        if not torn and any(len(cell) > LONGEST_CELL for cell in record.cells):
            raise Unreadable(_cannot_be_read(record.first))
        # Of what was swallowed the line itself is shown, and not its neighbours.
        cells = [cell.lstrip().partition("\n")[0] for cell in record.cells] if torn else record.cells
        read = {field: _clean(cells[place]) if place < len(cells) else "" for field, place in columns.items()}
        yield replace(record, is_open=torn), read


def _columns(header: Record) -> dict[str, int]:
    if header.is_open or header.first < header.last:
        raise Unreadable(_cannot_be_read(header.first))
    names = [plain(cell) for cell in header.cells]
    columns = {
        field: place
        for field, words in _COLUMNS.items()
        if (place := next((n for n, name in enumerate(names) if name in words), None)) is not None
    }
    missing = [field for field in ("email", "start", "end") if field not in columns]
    if missing:
        raise lacking(_COLUMNS, missing)
    return columns


def _cannot_be_read(line: int) -> str:
    return _("Line %(line)s cannot be read. Is a quotation mark left open?") % {"line": line}


def _left_open(last: int) -> str:
    return _(
        "a quotation mark opens in this line and is not closed in it, so all lines to line %(last)s were taken as one. "
        "Close it or take it out, and load the file again: what came in stays as it is"
    ) % {"last": last}


def _clean(cell: str) -> str:
    return without_apostrophe(" ".join(cell.split())[:200])


def _row(cells: Mapping[str, str], people: Mapping[str, Person]) -> ShiftRow | LeaveRow:
    person = people.get(cells["email"].lower())
    if person is None:
        raise Wrong(_("nobody you look after has this e-mail address"))
    kind = kind_of(cells.get("kind", ""))
    start = _moment(cells["start"], _("start"))
    if kind is not None:
        return _leave(person, start, cells["end"], kind)
    end = _moment(cells["end"], _("end"))
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        raise Wrong(_("a shift needs times, such as 2026-10-14 09:00"))
    zone = zone_of(person)
    starts_at, ends_at = _placed(start, zone), _placed(end, zone)
    if ends_at <= starts_at:
        raise Wrong(_("the end lies before the start"))
    if ends_at - starts_at > LONGEST_SHIFT:
        raise Wrong(_("a shift is 24 hours long at most"))
    return ShiftRow(person, starts_at, ends_at)


def _leave(person: Person, start: date, written_end: str, kind: Leave.Kind) -> LeaveRow:
    first = _day(start)
    last = _day(_moment(written_end, _("end"))) if written_end else first
    if last < first:
        raise Wrong(_("the end lies before the start"))
    if last - first > LONGEST_LEAVE:
        raise Wrong(_("leave is a year long at most; split it"))
    return LeaveRow(person, first, last, kind)


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at


def _moment(text: str, name: str) -> datetime | date:
    """Return a date, or a date with a time, as ISO 8601 or with dots writes it."""
    if not text:
        raise Wrong(_("the %(field)s is missing") % {"field": name})
    found = _parsed(text)
    if found is None:
        raise Wrong(
            _("the %(field)s “%(text)s” cannot be read; write it as 2026-10-14 09:00")
            % {"field": name, "text": text[:40]}
        )
    if found.year not in _YEARS:
        raise Wrong(_("the year %(year)s cannot be meant") % {"year": found.year})
    return found


def _parsed(text: str) -> datetime | date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 and ":" not in text else datetime.fromisoformat(text)
    except ValueError:
        pass
    for written in _DOTTED:
        try:
            found = datetime.strptime(text, written)
        except ValueError:
            continue
        return found if ":" in text else found.date()
    return None


def _placed(at: datetime, zone: tzinfo) -> datetime:
    if at.tzinfo is not None:
        return at.astimezone(UTC)
    moment = at.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != at:
        raise Wrong(_("at that hour the clocks go forward, so this time does not exist"))
    return moment
