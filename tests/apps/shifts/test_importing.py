"""Bringing files: good lines in, bad ones listed, twice harmless, taken back; only for whom one looks after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.shifts.files import NOW, TABLE, at, calendar, event, table
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.shifts import services
from warmline.apps.shifts.models import Leave, OwnDays, Shift, ShiftImport
from warmline.apps.shifts.selectors import calendar_of


def bring(cast: Cast, data: bytes = TABLE, who: str = "manager") -> ShiftImport:
    return services.bring(actor=cast.people()[who], data=data, filename="october.csv", now=NOW)


def counts(upload: ShiftImport) -> tuple[int, int, int]:
    return upload.shifts, upload.leaves, upload.bad


def test_good_lines_go_in_and_bad_ones_are_kept_with_their_reason(cast: Cast) -> None:
    upload = bring(cast, TABLE + b"who@x.example,2026-10-14 09:00,2026-10-14 17:00,shift\n")
    assert counts(upload) == (3, 1, 1)
    assert b"6,nobody you look after" in bytes(upload.bad_rows)
    assert calendar_of(cast.nadia).shift_days == {date(2026, 10, 14), date(2026, 10, 15)}
    event = AuditEvent.objects.get(verb="shifts.imported")
    assert event.data == {"shifts": 3, "leaves": 1, "bad": 1}


def test_the_same_file_twice_adds_nothing(cast: Cast) -> None:
    bring(cast)
    assert counts(bring(cast)) == (0, 0, 0)
    assert (Shift.objects.count(), Leave.objects.count()) == (3, 1)
    assert counts(bring(cast, TABLE + TABLE.split(b"\n", 1)[1])) == (0, 0, 0)


def test_a_file_is_taken_back_and_what_was_there_before_stays(cast: Cast) -> None:
    first = bring(cast)
    more = b"nadia@northwind.example,2026-10-29 09:00,2026-10-29 17:00,shift\n"
    second = bring(cast, TABLE + more)
    services.undo(actor=cast.manager, upload=second, now=NOW)
    assert Shift.objects.count() == 3
    for _twice in range(2):
        services.undo(actor=cast.admin, upload=first, now=NOW)
    assert (Shift.objects.count(), Leave.objects.count()) == (0, 0)
    assert AuditEvent.objects.filter(verb="shifts.undone").count() == 2
    assert counts(bring(cast)) == (3, 1, 0)


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "outsider"])
def test_nobody_else_takes_a_file_back(cast: Cast, name: str) -> None:
    upload = bring(cast)
    with pytest.raises(PermissionDenied):
        services.undo(actor=cast.people()[name], upload=upload, now=NOW)
    assert Shift.objects.count() == 3


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst"])
def test_only_managers_and_admins_bring_shifts_of_others(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        bring(cast, who=name)


def test_the_admin_of_another_house_reaches_nobody_here(cast: Cast) -> None:
    assert counts(bring(cast, who="outsider")) == (0, 0, 4)
    assert not Shift.objects.exists()


def test_a_person_brings_her_own_and_nobody_elses(cast: Cast) -> None:
    upload = services.bring_own(person=cast.nadia, data=TABLE, filename="mine.csv", now=NOW)
    assert counts(upload) == (2, 1, 1)
    assert upload.is_own
    assert {shift.person for shift in Shift.objects.all()} == {cast.nadia}


def test_a_calendar_of_many_belongs_to_its_attendees(cast: Cast) -> None:
    data = calendar(
        event("DTSTART;TZID=Europe/London:20261014T090000", "DURATION:PT8H", at("Nadia@Northwind.example"),
              at("tomasz@northwind.example"), "RRULE:FREQ=WEEKLY;COUNT=3"),
        event("DTSTART;VALUE=DATE:20261102", "CATEGORIES:Vacation", at("nadia@northwind.example"), uid="two"),
        event("DTSTART:20261014T090000Z", "DURATION:PT8H", "SUMMARY:Party", uid="three"),
        event("SUMMARY:Broken", uid="four"),
    )  # fmt: skip
    upload = bring(cast, data)
    assert counts(upload) == (6, 1, 2)
    assert Leave.objects.get().kind == "holiday"
    text = bytes(upload.bad_rows).decode()
    assert "names nobody you look after" in text
    assert "it has no start" in text
    starts = sorted(shift.starts_at for shift in Shift.objects.filter(person=cast.nadia))
    assert [f"{start:%d %H:%M}" for start in starts] == ["14 08:00", "21 08:00", "28 09:00"]


def test_a_calendar_of_ones_own_needs_no_attendee(cast: Cast) -> None:
    data = calendar(
        event("DTSTART:20261014T090000", "DURATION:PT8H"),
        event("DTSTART:20261015T090000", "DURATION:PT30H", uid="long"),
        event("DTSTART;VALUE=DATE:20261102", uid="away"),
    )
    upload = services.bring_own(person=cast.nadia, data=data, filename="mine.ics", now=NOW)
    assert counts(upload) == (1, 1, 1)
    assert Leave.objects.get().kind == "other"
    assert f"{Shift.objects.get().starts_at:%H:%M}" == "08:00"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"name\nx\n", "must name the columns"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "no calendar file"),
        (calendar(), "nothing in this file"),
        (calendar(event("DTSTART:20200101T090000Z", "DURATION:PT1H")), "nothing in this file"),
        (table(), "nothing in this file"),
    ],
)
def test_a_file_that_says_nothing_is_refused_and_leaves_nothing(cast: Cast, data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        bring(cast, data)
    assert not ShiftImport.objects.exists()


def test_a_thousand_lines_are_quick_and_take_few_queries(cast: Cast, django_assert_max_num_queries) -> None:
    days = [f"{NOW + timedelta(days=n):%Y-%m-%d}" for n in range(1000)]
    lines = [f"nadia@northwind.example,{day} 09:00,{day} 17:00," for day in days]
    with django_assert_max_num_queries(20):
        assert counts(bring(cast, table(*lines))) == (1000, 0, 0)


def test_days_are_set_by_the_person_and_never_none(cast: Cast) -> None:
    services.set_days(person=cast.nadia, weekdays=[5, 6])
    services.set_days(person=cast.nadia, weekdays=[1, 5, 6])
    assert OwnDays.objects.get().weekdays == {1, 5, 6}
    for wrong in ([], [7]):
        with pytest.raises(Refused):
            services.set_days(person=cast.nadia, weekdays=wrong)
    assert [(each.about, each.data) for each in AuditEvent.objects.filter(verb="shifts.days_set").order_by("pk")] == [
        (cast.nadia, {"days": 2}),
        (cast.nadia, {"days": 3}),
    ]
