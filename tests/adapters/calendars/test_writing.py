"""iCalendar files, opened by two readers that know nothing of each other: icalendar and vobject."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.calendars.writing import Event, Mailbox, Method, Weekly, write

LONDON = ZoneInfo("Europe/London")
CHANGED = datetime(2027, 1, 4, 12, tzinfo=UTC)
THANDI = Mailbox("Thandi Mokoena", "thandi@northwind.example")
NADIA = Mailbox('Nadia "N" Brandt, Parcels', "nadia@northwind.example")
# The clocks of London go forward on 28 March 2027: the second of these dates lies behind the change.
BEFORE = datetime(2027, 3, 24, 9, tzinfo=LONDON)


def event(**changes: Any) -> Event:
    told: dict[str, Any] = {
        "uid": "one@warmline",
        "sequence": 0,
        "changed": CHANGED,
        "starts": BEFORE,
        "ends": BEFORE + timedelta(minutes=90),
        "title": "The first minute",
    }
    return Event(**(told | changes))


def moments(text: bytes) -> tuple[list[datetime], list[datetime]]:
    """When the events of a file start, in UTC, as each reader understands it."""
    first = [each.start.astimezone(UTC) for each in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    second = [each.dtstart.value.astimezone(UTC) for each in vobject.readOne(text.decode()).vevent_list]
    return first, second


def test_a_single_date_reads_the_same_in_both() -> None:
    text = write([event(place="Room 2", url="https://w.example/x", description="Bring a case.")], Method.REQUEST)
    ours, theirs = moments(text)
    assert ours == theirs == [BEFORE.astimezone(UTC)]
    found = vobject.readOne(text.decode()).vevent
    assert (found.summary.value, found.location.value) == ("The first minute", "Room 2")
    assert (found.description.value, found.url.value) == ("Bring a case.", "https://w.example/x")
    assert found.dtend.value - found.dtstart.value == timedelta(minutes=90)


def test_nine_stays_nine_when_the_clocks_change() -> None:
    text = write([event(rule=Weekly(1, 3))], Method.REQUEST)
    found = vobject.readOne(text.decode())
    theirs = list(found.vevent.getrruleset(addRDate=True))
    # vobject counts on in the offset of the first date; what it reads is the wall clock, and that is what counts.
    walls = [each.replace(tzinfo=LONDON) for each in theirs]
    assert [(each.hour, each.astimezone(UTC).hour) for each in walls] == [(9, 9), (9, 8), (9, 8)]
    ours = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert (ours["RRULE"]["COUNT"], ours["RRULE"]["FREQ"], ours["RRULE"]["INTERVAL"]) == ([3], ["WEEKLY"], [1])
    assert ours["DTSTART"].params["TZID"] == "Europe/London"


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])
@pytest.mark.parametrize("month", [1, 3, 7, 10])
def test_every_zone_tells_both_readers_the_same_moment(zone: str, month: int) -> None:
    starts = datetime(2027, month, 28, 16, 30, tzinfo=ZoneInfo(zone))
    text = write([event(starts=starts, ends=starts + timedelta(hours=1))], Method.REQUEST)
    assert moments(text) == ([starts.astimezone(UTC)], [starts.astimezone(UTC)])
    assert [str(each["TZID"]) for each in icalendar.Calendar.from_ical(text).walk("VTIMEZONE")] == [zone]


def test_the_zone_s_own_rules_are_in_the_file_and_cover_the_series() -> None:
    (zone,) = icalendar.Calendar.from_ical(write([event(rule=Weekly(4, 26))], Method.REQUEST)).walk("VTIMEZONE")
    far = datetime(2029, 2, 21, 9)
    assert zone.to_tz(lookup_tzid=False).utcoffset(far) == timedelta(0)
    assert zone.to_tz(lookup_tzid=False).utcoffset(datetime(2028, 7, 5, 9)) == timedelta(hours=1)
    other = tzical(StringIO(zone.to_ical().decode().replace("\r\n", "\n"))).get()
    assert datetime(2027, 3, 31, 9, tzinfo=other).utcoffset() == timedelta(hours=1)
    assert datetime(2027, 3, 24, 9, tzinfo=other).utcoffset() == timedelta(0)


def test_a_moved_and_a_cancelled_date_of_a_series() -> None:
    second, third = BEFORE + timedelta(weeks=1), BEFORE + timedelta(weeks=2)
    later = second + timedelta(hours=5)
    text = write(
        [
            event(rule=Weekly(1, 4), sequence=2),
            event(recurs_at=second, starts=later, ends=later + timedelta(hours=1), sequence=3),
            event(recurs_at=third, starts=third, ends=third + timedelta(hours=1), sequence=3, cancelled=True),
        ],
        Method.REQUEST,
    )
    whole, moved, gone = vobject.readOne(text.decode()).vevent_list
    assert {each.uid.value for each in (whole, moved, gone)} == {"one@warmline"}
    assert moved.recurrence_id.value.astimezone(UTC) == second.astimezone(UTC)
    assert moved.dtstart.value.astimezone(UTC) == later.astimezone(UTC)
    assert (moved.status.value, gone.status.value, gone.sequence.value) == ("CONFIRMED", "CANCELLED", "3")
    ours = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert ["RRULE" in each for each in ours] == [True, False, False]
    assert [each.get("RECURRENCE-ID") is not None for each in ours] == [False, True, True]


def test_a_cancellation_names_the_same_date_with_a_higher_sequence() -> None:
    invited = icalendar.Calendar.from_ical(write([event(alarms=(timedelta(hours=1),))], Method.REQUEST))
    called_off = icalendar.Calendar.from_ical(write([event(sequence=1, alarms=(timedelta(hours=1),))], Method.CANCEL))
    assert (str(invited["METHOD"]), str(called_off["METHOD"])) == ("REQUEST", "CANCEL")
    (one,), (two,) = invited.walk("VEVENT"), called_off.walk("VEVENT")
    assert (one["UID"], int(two["SEQUENCE"]) - int(one["SEQUENCE"])) == (two["UID"], 1)
    assert (str(one["STATUS"]), str(two["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert called_off.walk("VALARM") == [], "nobody is woken for what does not happen"


def test_alarms_ring_before_the_start() -> None:
    text = write([event(alarms=(timedelta(days=1), timedelta(hours=1)))], Method.REQUEST)
    found = [each["TRIGGER"].dt for each in icalendar.Calendar.from_ical(text).walk("VALARM")]
    assert found == [-timedelta(days=1), -timedelta(hours=1)]
    assert [each.trigger.value for each in vobject.readOne(text.decode()).vevent.valarm_list] == found


def test_who_asks_and_who_is_asked_stand_in_an_invitation_and_not_in_a_calendar() -> None:
    asked = event(organizer=THANDI, attendee=NADIA)
    found = vobject.readOne(write([asked], Method.REQUEST).decode()).vevent
    assert found.organizer.value == "mailto:thandi@northwind.example"
    assert found.attendee.value == "mailto:nadia@northwind.example"
    assert found.attendee.params["CN"] == ["Nadia 'N' Brandt, Parcels"]
    published = icalendar.Calendar.from_ical(write([asked], Method.PUBLISH, name="Warmline, Nadia"))
    (one,) = published.walk("VEVENT")
    assert "ORGANIZER" not in one
    assert "ATTENDEE" not in one
    assert str(published["X-WR-CALNAME"]) == "Warmline, Nadia"


def test_an_empty_calendar_is_still_one() -> None:
    found = icalendar.Calendar.from_ical(write([], Method.PUBLISH, name="Nothing yet"))
    assert (str(found["VERSION"]), found.walk("VEVENT")) == ("2.0", [])


def test_an_invitation_is_about_one_uid() -> None:
    with pytest.raises(ValueError, match="one uid"):
        write([event(), event(uid="two@warmline")], Method.REQUEST)
    assert len(moments(write([event(), event(uid="two@warmline")], Method.PUBLISH))[0]) == 2


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"starts": datetime(2027, 3, 24, 9)}, "named time zone"),
        ({"starts": datetime(2027, 3, 24, 9, tzinfo=UTC)}, "named time zone"),
        ({"ends": BEFORE}, "ends after"),
        ({"rule": Weekly(1, 2), "recurs_at": BEFORE}, "no rule"),
    ],
)
def test_dates_that_cannot_be_are_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        event(**changes)


def test_a_rule_needs_a_date() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Weekly(0, 3)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_any_title_comes_back_and_adds_no_line(title: str) -> None:
    text = write([event(title=title)], Method.REQUEST)
    assert str(icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["SUMMARY"]) == title
    assert vobject.readOne(text.decode()).vevent.summary.value == title
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))


def test_a_line_break_in_a_text_cannot_make_a_field_of_its_own() -> None:
    text = write([event(title="A\r\nATTENDEE:mailto:x@y.example", description="1;2,3\\n")], Method.REQUEST)
    (found,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert "ATTENDEE" not in found
    assert str(found["DESCRIPTION"]) == "1;2,3\\n"
