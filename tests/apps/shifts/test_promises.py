"""Shifts and leave at their edges: hours that do not exist or come twice, the longest that fits, files twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.shifts.files import NOW, TABLE, at, calendar, event, table
from tests.cast import Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.people.importing.reading import Unreadable
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.shifts import services
from warmline.apps.shifts.importing.rows import BadRow, LeaveRow, Rows, ShiftRow, Wrong, bad_rows_csv, read_bad_rows
from warmline.apps.shifts.importing.tables import kind_of, read_table
from warmline.apps.shifts.models import Leave, OwnDays, Shift, ShiftImport, bits_of
from warmline.apps.shifts.selectors import (
    calendar_of,
    calendars_of,
    leave_from,
    own_days,
    shifts_between,
    zone_named,
    zone_of,
)
from warmline.apps.shifts.week import own_fortnight
from warmline.apps.shifts.work_calendar import OutsideWindow, WorkCalendar

HER = "nadia@x.example"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
HEADER = "email,start,end,kind"


def of(zone: str) -> dict[str, Person]:
    return {HER: Person(pk=1, email=HER, name="Nadia", timezone=zone)}


def rows(*cells: str, zone: str = "Europe/London", header: str = HEADER) -> Rows:
    return read_table(table(",".join((HER, *cells)), header=header), of(zone))


def why(*cells: str, zone: str = "Europe/London") -> str:
    found = rows(*cells, zone=zone)
    assert found.good == []
    return found.bad[0].why


# Tables: clocks.


@pytest.mark.parametrize(
    ("zone", "start", "hours"),
    [
        ("Europe/London", "2026-03-28 22:00,2026-03-29 06:00", 7),
        ("Europe/London", "2026-10-24 22:00,2026-10-25 06:00", 9),
        ("Australia/Lord_Howe", "2026-04-04 22:00,2026-04-05 06:00", 8.5),
        ("Asia/Kolkata", "2026-03-28 22:00,2026-03-29 06:00", 8),
    ],
)
def test_a_night_shift_over_a_change_of_clocks_lasts_as_long_as_it_lasts(zone: str, start: str, hours: float) -> None:
    (shift,) = rows(start, "shift", zone=zone).good
    assert isinstance(shift, ShiftRow)
    assert shift.ends_at - shift.starts_at == timedelta(hours=hours)


def test_an_hour_that_does_not_exist_is_named_and_one_that_comes_twice_is_the_first() -> None:
    assert "clocks go forward" in why("2026-03-29 01:30", "2026-03-29 09:00", "shift")
    (shift,) = rows("2026-10-25 01:30", "2026-10-25 09:00", "shift").good
    assert isinstance(shift, ShiftRow)
    assert shift.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("end", "fits"), [("2026-10-15 09:00", True), ("2026-10-15 09:01", False), ("2026-10-14 09:00", False)]
)
def test_a_shift_lasts_a_day_at_most_and_a_minute_at_least(end: str, fits: bool) -> None:
    assert bool(rows("2026-10-14 09:00", end, "shift").good) is fits


def test_a_whole_day_over_the_longer_night_is_too_long_by_an_hour() -> None:
    assert "24 hours" in why("2026-10-24 12:00", "2026-10-25 12:00", "shift")
    assert rows("2026-03-28 12:00", "2026-03-29 12:00", "shift").good, "the shorter night fits"


@pytest.mark.parametrize(("last", "fits"), [("2027-10-15", True), ("2027-10-16", False), ("2026-10-13", False)])
def test_leave_lasts_a_year_at_most(last: str, fits: bool) -> None:
    assert bool(rows("2026-10-14", last, "holiday").good) is fits


@pytest.mark.parametrize("year", ["1999", "2100", "0001", "9999"])
def test_a_year_that_cannot_be_meant_is_named(year: str) -> None:
    assert f"the year {int(year)}" in why(f"{year}-10-14 09:00", f"{year}-10-14 17:00", "shift")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (("", "2026-10-14 17:00", "shift"), "start is missing"),
        (("2026-10-14 09:00", "", "shift"), "end is missing"),
        (("2026-10-14", "2026-10-14", "shift"), "needs times"),
        (("2026-10-14 09:00", "2026-10-14", "shift"), "needs times"),
        (("tomorrow", "2026-10-14 17:00", "shift"), "cannot be read"),
        (("2026-13-01 09:00", "2026-10-14 17:00", "shift"), "cannot be read"),
        (("2026-02-29 09:00", "2026-02-29 17:00", "shift"), "cannot be read"),
        (("٢٠٢٦-١٠-١٤", "2026-10-14", "holiday"), "cannot be read"),
        (("2026-10-14 09:00", "2026-10-14 17:00", "party"), "no kind “party”"),
        (("2026-10-14 09:00", "2026-10-14 17:00", "x" * 300), "no kind “" + "x" * 40),
    ],
)  # fmt: skip
def test_a_line_without_sense_says_what_is_missing(cells: tuple[str, ...], says: str) -> None:
    assert says in why(*cells)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_usual_sign_may_stand_between_the_cells(sign: str) -> None:
    text = f"e-mail{sign}from{sign}to{sign}type\n{HER.upper()}{sign}2026-10-14 09:00{sign}2026-10-14 17:00{sign}Work\n"
    found = read_table(text.encode(), of("Europe/London"))
    assert (len(found.good), found.bad) == (1, [])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"email,start,end\n\x00", "not text"),
        (b"name,when\nx,y\n", "Missing: email, start, end"),
        (b"email,start,end\n" + b"x" * 200_000 + b",a,b\n", "cannot be read"),
    ],
)
def test_a_file_that_is_no_table_says_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_table(data, of("UTC"))


def test_a_byte_order_mark_empty_lines_and_missing_cells_do_no_harm() -> None:
    text = f"\ufeff{HEADER}\r\n\r\n,,,\r\n{HER},2026-10-14 09:00,2026-10-14 17:00\r\n"
    found = read_table(text.encode(), of("UTC"))
    assert (len(found.good), found.bad) == (1, [])


def test_the_kind_of_leave_is_known_in_any_case_and_a_strange_one_is_not() -> None:
    assert (kind_of(" Shift "), kind_of(""), kind_of("PTO")) == (None, None, Leave.Kind.HOLIDAY)
    for word in ("party", "sunny?", "☀"):
        with pytest.raises(Wrong, match="I know"):
            kind_of(word)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.text(max_size=20), st.text(max_size=20)), max_size=5))
def test_lines_to_mend_come_back_with_their_numbers(found: list[tuple[int, str, str]]) -> None:
    bad = [BadRow(line, why, {"email": cell, "start": "", "end": "", "kind": ""}) for line, why, cell in found]
    plain = [row for row in bad if (row.why + row.cells["email"]).isprintable()]
    assert [row.line for row in read_bad_rows(bad_rows_csv(plain))] == [row.line for row in plain]


# Files.


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst"])
def test_whoever_looks_after_nobody_brings_only_her_own(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        services.bring(actor=cast.people()[who], data=TABLE, filename="x.csv", now=NOW)
    assert not ShiftImport.objects.exists()


@pytest.mark.django_db
@pytest.mark.once
def test_a_line_of_somebody_of_another_house_stays_out(cast: Cast) -> None:
    line = "olga@harbour.example,2026-10-14 09:00,2026-10-14 17:00,shift"
    made = services.bring(actor=cast.admin, data=table(line), filename="x.csv", now=NOW)
    assert (made.shifts, made.bad) == (0, 1)
    assert not Shift.objects.exists()


@pytest.mark.django_db
@pytest.mark.once
def test_a_name_as_long_as_a_book_is_cut(cast: Cast) -> None:
    made = services.bring_own(person=cast.nadia, data=TABLE, filename="x" * 20_000, now=NOW)
    assert len(made.filename) == 120


@pytest.mark.django_db
def test_overlapping_files_bring_each_shift_once_and_the_first_keeps_it(cast: Cast) -> None:
    first = services.bring_own(person=cast.nadia, data=TABLE, filename="a.csv", now=NOW)
    second = services.bring(actor=cast.manager, data=TABLE, filename="b.csv", now=NOW)
    assert (first.shifts, first.leaves, second.shifts, second.leaves) == (2, 1, 1, 0)
    services.undo(actor=cast.manager, upload=second, now=NOW)
    assert Shift.objects.count() == 2
    services.undo(actor=cast.nadia, upload=first, now=NOW)
    services.undo(actor=cast.nadia, upload=first, now=NOW + DAY)
    assert not Shift.objects.exists()
    first.refresh_from_db()
    assert first.undone_at == NOW
    assert AuditEvent.objects.filter(verb="shifts.undone").count() == 2


@pytest.mark.django_db
@pytest.mark.once
def test_the_admin_of_another_house_takes_nothing_back(cast: Cast) -> None:
    made = services.bring(actor=cast.manager, data=TABLE, filename="x.csv", now=NOW)
    for who in (cast.outsider, cast.nadia, cast.petra, cast.trainer):
        with pytest.raises(PermissionDenied):
            services.undo(actor=who, upload=made, now=NOW)
    assert Shift.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.once
def test_a_calendar_of_many_leaves_out_who_is_not_looked_after(cast: Cast) -> None:
    data = calendar(
        event("DTSTART:20261015T080000Z", "DTEND:20261015T160000Z", at("nadia@northwind.example"), uid="a"),
        event("DTSTART:20261016T080000Z", "DTEND:20261016T160000Z", at("olga@harbour.example"), uid="b"),
        event("DTSTART:20261017T080000Z", "DTEND:20261018T090000Z", at("nadia@northwind.example"), uid="c"),
    )
    made = services.bring(actor=cast.manager, data=data, filename="x.ics", now=NOW)
    assert (made.shifts, made.bad) == (1, 2)
    assert b"24 hours" in bytes(made.bad_rows)
    assert b"nobody you look after" in bytes(made.bad_rows)


@pytest.mark.django_db
@pytest.mark.once
def test_dates_of_long_ago_and_far_ahead_are_not_brought(cast: Cast) -> None:
    data = calendar(event("DTSTART:20200101T080000Z", "DTEND:20200101T160000Z"))
    with pytest.raises(Refused, match="nothing in this file"):
        services.bring_own(person=cast.nadia, data=data, filename="x.ics", now=NOW)
    assert not ShiftImport.objects.exists()


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize("days", [[], [7], [-1], [0, 9]])
def test_days_are_days_of_the_week_and_never_none(cast: Cast, days: list[int]) -> None:
    with pytest.raises(Refused, match="at least one day"):
        services.set_days(person=cast.nadia, weekdays=days)
    assert own_days(cast.nadia) == frozenset(range(5))


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_days_come_back_from_their_bits(days: frozenset[int]) -> None:
    assert OwnDays(days=bits_of(days)).weekdays == days


# Calendars.


@pytest.mark.django_db
@pytest.mark.once
def test_the_last_day_of_leave_is_still_leave_and_the_next_is_not(cast: Cast) -> None:
    Leave.objects.create(person=cast.nadia, first=date(2026, 10, 14), last=date(2026, 10, 15))
    found = calendar_of(cast.nadia)
    assert [found.is_on_leave(date(2026, 10, day)) for day in (13, 14, 15, 16)] == [False, True, True, False]
    assert leave_from(cast.nadia, date(2026, 10, 15)).count() == 1
    assert leave_from(cast.nadia, date(2026, 10, 16)).count() == 0


@pytest.mark.django_db
@pytest.mark.once
def test_leave_is_of_her_own_days_at_both_ends_of_the_world(cast: Cast) -> None:
    moment = datetime(2026, 10, 14, 11, 0, tzinfo=UTC)
    for zone, away in (("Pacific/Kiritimati", False), ("Pacific/Pago_Pago", True)):
        Person.objects.filter(pk=cast.nadia.pk).update(timezone=zone)
        Leave.objects.get_or_create(person=cast.nadia, first=date(2026, 10, 13), last=date(2026, 10, 14))
        fresh = Person.objects.get(pk=cast.nadia.pk)
        assert calendar_of(fresh).is_away(moment) is away, zone


@pytest.mark.django_db
def test_a_shift_is_between_where_any_of_it_is(cast: Cast) -> None:
    Shift.objects.create(person=cast.nadia, starts_at=NOW, ends_at=NOW + 8 * HOUR)
    assert shifts_between(cast.nadia, NOW - HOUR, NOW).count() == 0
    assert shifts_between(cast.nadia, NOW - HOUR, NOW + timedelta(microseconds=1)).count() == 1
    assert shifts_between(cast.nadia, NOW + 8 * HOUR, NOW + 9 * HOUR).count() == 0
    assert shifts_between(cast.colleague, NOW, NOW + DAY).count() == 0


@pytest.mark.django_db
@pytest.mark.once
def test_of_nobody_there_are_no_calendars(cast: Cast) -> None:
    assert calendars_of([]) == {}


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../etc/passwd", "x" * 500, "\x00"])
def test_a_zone_that_is_none_is_the_house_s(name: str, settings) -> None:
    assert zone_named(name) == ZoneInfo(settings.TIME_ZONE)
    assert zone_of(Person(timezone=name)) == ZoneInfo(settings.TIME_ZONE)


def test_outside_of_what_was_read_nothing_is_guessed() -> None:
    made = WorkCalendar(ZoneInfo("UTC"), since=date(2026, 10, 1), until=date(2026, 10, 31))
    for day in (date(2026, 9, 30), date(2026, 11, 1)):
        with pytest.raises(OutsideWindow):
            made.is_working(day)
    assert made.is_working(date(2026, 10, 1))
    with pytest.raises(ValueError, match="no time zone"):
        made.day_of(datetime(2026, 10, 14))


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London"])
def test_a_fortnight_begins_on_her_own_today(cast: Cast, zone: str) -> None:
    Person.objects.filter(pk=cast.nadia.pk).update(timezone=zone)
    fresh = Person.objects.get(pk=cast.nadia.pk)
    days = own_fortnight(fresh, NOW)
    assert len(days) == 14
    assert days[0].day == NOW.astimezone(ZoneInfo(zone)).date()


@pytest.mark.django_db
@pytest.mark.once
def test_erased_she_works_on_no_day_that_anybody_knows(cast: Cast) -> None:
    services.bring(actor=cast.manager, data=TABLE, filename="x.csv", now=NOW)
    services.set_days(person=cast.nadia, weekdays=[6])
    erase_person(actor=cast.admin, person=cast.nadia)
    assert not Shift.objects.filter(person=cast.nadia).exists()
    assert not Leave.objects.filter(person=cast.nadia).exists()
    assert own_days(cast.nadia) == frozenset(range(5))
    assert Shift.objects.filter(person=cast.colleague).count() == 1


@pytest.mark.django_db
@pytest.mark.once
def test_a_lead_of_another_team_and_house_see_no_leave(cast: Cast) -> None:
    Leave.objects.create(person=cast.nadia, first=date(2026, 10, 14), last=date(2026, 10, 14), kind=Leave.Kind.SICK)
    seen = {name for name, who in cast.people().items() if Leave.objects.visible_to(who).exists()}
    assert seen == {"nadia", "petra", "manager", "admin"}
    row = Leave.objects.get()
    assert {name: row.kind_for(who) for name, who in cast.people().items() if name in seen} == {
        "nadia": "Sick", "petra": "Away", "manager": "Away", "admin": "Sick",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.once
def test_the_admin_of_another_house_never_reads_why(cast: Cast) -> None:
    Leave.objects.create(person=cast.nadia, first=date(2026, 10, 14), last=date(2026, 10, 14), kind=Leave.Kind.SICK)
    row = Leave.objects.get()
    other = person(cast.elsewhere, "Ola", "ola@harbour.example")
    Membership.objects.create(person=other, role=Role.ADMIN, organisation=cast.elsewhere)
    assert row.kind_for(other) == "Away"
    assert isinstance(rows("2026-10-14", "2026-10-14", "sick").good[0], LeaveRow)
