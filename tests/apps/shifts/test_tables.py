"""Lines of a table: what becomes a shift or leave, and why the others stay out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.shifts.files import table

from warmline.apps.people.importing.checking import BadRow
from warmline.apps.people.importing.reading import MOST_ROWS, Unreadable
from warmline.apps.people.models import Person
from warmline.apps.shifts.importing.rows import LeaveRow, Rows, ShiftRow, bad_rows_csv, read_bad_rows
from warmline.apps.shifts.importing.tables import read_table

NADIA = Person(pk=1, email="nadia@x.example", name="Nadia", timezone="Europe/Berlin")
PEOPLE: Mapping[str, Person] = {NADIA.email: NADIA}


def read(*lines: str, header: str = "email,start,end,kind") -> Rows:
    return read_table(table(*lines, header=header), PEOPLE)


def why(*cells: str) -> str:
    found = read(",".join((NADIA.email, *cells)))
    assert found.good == []
    (bad,) = found.bad
    return bad.why


def test_a_shift_is_on_the_clock_of_the_person() -> None:
    (shift,) = read(f"{NADIA.email},2026-10-14 09:00,2026-10-14 17:00,shift").good
    assert shift == ShiftRow(NADIA, datetime(2026, 10, 14, 7, tzinfo=UTC), datetime(2026, 10, 14, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    "start", ["2026-10-14 09:00", "2026-10-14T09:00:00", "2026-10-14T07:00:00Z", "2026-10-14T09:00+02:00",
              "14.10.2026 09:00", "14.10.2026 09:00:00"]
)  # fmt: skip
def test_times_are_read_as_tools_write_them(start: str) -> None:
    (shift,) = read(f"{NADIA.email},{start},2026-10-14 17:00,Work").good
    assert isinstance(shift, ShiftRow)
    assert shift.starts_at == datetime(2026, 10, 14, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("holiday", "holiday"),
        ("Annual Leave", "holiday"),
        ("SICK", "sick"),
        ("parental leave", "family"),
        ("away", "other"),
    ],
)
def test_leave_has_days_and_a_kind(written: str, kind: str) -> None:
    (leave,) = read(f"{NADIA.email},2026-10-19,23.10.2026,{written}").good
    assert leave == LeaveRow(NADIA, date(2026, 10, 19), date(2026, 10, 23), kind)


def test_leave_without_an_end_is_one_day() -> None:
    (leave,) = read(f"{NADIA.email},2026-10-19,,sick").good
    assert leave == LeaveRow(NADIA, date(2026, 10, 19), date(2026, 10, 19), "sick")


def test_a_night_shift_when_the_clocks_go_back_is_an_hour_longer() -> None:
    (shift,) = read(f"{NADIA.email},2026-10-24 22:00,2026-10-25 06:00,").good
    assert isinstance(shift, ShiftRow)
    assert (shift.ends_at - shift.starts_at).total_seconds() == 9 * 3600


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("2026-10-14 09:00", "2026-10-14 08:00", ""), "end lies before"),
        (("2026-10-14 09:00", "2026-10-14 09:00", ""), "end lies before"),
        (("2026-10-14 09:00", "2026-10-16 09:00", ""), "24 hours"),
        (("2026-10-14", "2026-10-14", "shift"), "needs times"),
        (("", "2026-10-14 09:00", ""), "start is missing"),
        (("2026-10-14 09:00", "", ""), "end is missing"),
        (("10/14/2026 9am", "2026-10-14 17:00", ""), "cannot be read"),
        (("1026-10-14 09:00", "2026-10-14 17:00", ""), "year 1026"),
        (("2027-03-28 02:30", "2027-03-28 10:00", ""), "clocks go forward"),
        (("2026-10-19", "2026-10-18", "holiday"), "end lies before"),
        (("2026-10-19", "2028-10-18", "holiday"), "year long"),
        (("2026-10-19", "2026-10-20", "juggling"), "no kind “juggling”"),
    ],
)
def test_a_line_that_makes_no_sense_says_why(cells: tuple[str, ...], reason: str) -> None:
    assert reason in why(*cells)


def test_a_stranger_stays_out_and_the_number_is_the_editors() -> None:
    found = read("", f"{NADIA.email},2026-10-19,,sick", "who@x.example,2026-10-19,,sick")
    assert len(found.good) == 1
    assert [(bad.line, bad.why) for bad in found.bad] == [(4, "nobody you look after has this e-mail address")]


GOOD_LINE = f"{NADIA.email},2026-10-19,,sick"


def test_a_quotation_mark_left_open_names_its_line_and_the_lines_before_count() -> None:
    found = read(GOOD_LINE, f'{NADIA.email},"2026-10-20,,sick', GOOD_LINE, GOOD_LINE)
    assert len(found.good) == 1
    (bad,) = found.bad
    assert (bad.line, bad.cells["start"]) == (3, "2026-10-20,,sick")
    assert "quotation mark opens in this line" in bad.why
    assert "to line 5 were taken as one. Close it or take it out, and load the file again" in bad.why


def test_one_that_a_later_one_closes_by_chance_names_its_line_and_the_lines_around_count() -> None:
    found = read(f'"{NADIA.email},2026-10-20,,sick', GOOD_LINE, f'"{NADIA.email}",2026-10-21,,sick', GOOD_LINE)
    assert len(found.good) == 1
    assert [(bad.line, "to line 4 were" in bad.why) for bad in found.bad] == [(2, True)]


def test_one_left_open_in_a_note_swallows_no_line_in_silence() -> None:
    found = read(f'{GOOD_LINE},"asked twice', GOOD_LINE, header="email,start,end,kind,note")
    assert found.good == []
    assert [(bad.line, "to line 3 were" in bad.why) for bad in found.bad] == [(2, True)]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"])
def test_a_note_of_several_lines_that_is_closed_is_no_fault(end: str) -> None:
    text = f'email,start,end,kind,note\n{GOOD_LINE},"asked\ntwice\n"\nwho@x.example,2026-10-19,,sick,{end}'
    found = read_table(text.encode(), PEOPLE)
    assert len(found.good) == 1
    assert [(bad.line, "nobody" in bad.why) for bad in found.bad] == [(5, True)]


@pytest.mark.parametrize("many", [400, 8000])
def test_however_much_was_swallowed_the_lines_before_count(many: int) -> None:
    found = read(GOOD_LINE, f'{NADIA.email},"2026-10-20,,sick', *[GOOD_LINE] * many)
    assert len(found.good) == 1
    assert [bad.line for bad in found.bad] == [3]


def test_one_left_open_in_the_header_is_said() -> None:
    with pytest.raises(Unreadable, match=r"Line 1 cannot be read\. Is a quotation mark left open\?"):
        read(GOOD_LINE, header='email,start,"end,kind')


def test_other_names_for_columns_and_other_signs_between_them() -> None:
    (shift,) = read(f"{NADIA.email.upper()};x;2026-10-14 09:00;2026-10-14 17:00", header="E-Mail;Queue;From;Until").good
    assert isinstance(shift, ShiftRow)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"name,when\nx,y\n", "Missing: email, start, end"),
        (b"email,start,end\n\x00\x00", "not text"),
        (table(*["x@x.example,2026-10-19,,sick"] * (MOST_ROWS + 1)), "20,000"),
        (table("x" * 10_001), "cannot be read"),
    ],
)
def test_a_file_that_is_no_table_is_refused_as_a_whole(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_table(data, PEOPLE)


def test_lines_to_mend_can_be_loaded_again_and_run_as_no_formula() -> None:
    cells = {"email": "=cmd()", "start": "x", "end": "", "kind": "shift"}
    text = bad_rows_csv([BadRow(3, "the start cannot be read", cells)])
    assert "'=cmd()" in text
    (again,) = read_bad_rows(text)
    assert (again.line, again.why) == (3, "the start cannot be read")
    assert read_table(text.encode(), PEOPLE).bad[0].cells["email"] == "=cmd()"


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = read_table(b"email,start,end,kind\n" + text.encode("utf-8", "replace"), PEOPLE)
    except Unreadable:
        return
    assert all(bad.why for bad in found.bad)
