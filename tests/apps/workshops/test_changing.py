"""Moving, cancelling and ending: everybody who has to do with it hears of it, and calendars follow."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import vobject
from django.core import mail
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import NINE, NOW, START, a_series, again, crowd, planned, seated
from tests.cast import Cast

from warmline.apps.notices.models import Notice
from warmline.apps.notices.sending import send_waiting
from warmline.apps.people.errors import Refused
from warmline.apps.workshops import dates, services
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.reminding import remind_now

LATER = date(2026, 12, 3)


def move(cast: Cast, session: Session, day: date = LATER, at: time = NINE, room: str = "Room 2") -> Session:
    return services.change(user=cast.trainer, session=session, day=day, at=at, room=room, link="", now=NOW)


def posted() -> list[tuple[str, str, vobject.base.Component]]:
    """Each mail that went out now: (subject, method, what vobject reads in its file)."""
    mail.outbox.clear()
    send_waiting(now=NOW)
    found = []
    for message in mail.outbox:
        parts = [part for part in message.message().walk() if part.get_filename() == "session.ics"]
        if parts:
            text = parts[0].get_payload(decode=True).decode()
            found.append((message.subject, parts[0].get_param("method"), vobject.readOne(text)))
        else:
            found.append((message.subject, "", None))
    return found


def test_invited_moved_cancelled_one_uid_and_a_growing_sequence(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia)
    ((_, asked, first),) = posted()
    move(cast, session)
    ((said, again_asked, second),) = posted()
    services.call_off(user=cast.trainer, session=session, because="The trainer is ill.", now=NOW)
    ((off, cancelled, third),) = posted()
    assert (asked, again_asked, cancelled) == ("REQUEST", "REQUEST", "CANCEL")
    assert len({each.vevent.uid.value for each in (first, second, third)}) == 1
    assert [each.vevent.sequence.value for each in (first, second, third)] == ["0", "1", "2"]
    assert second.vevent.dtstart.value == datetime(2026, 12, 3, 9, tzinfo=UTC)
    assert (said, off) == ("Changed: The first minute with an upset customer",
                           "Cancelled: The first minute with an upset customer")  # fmt: skip
    assert "The trainer is ill." in mail.outbox[0].body
    assert first.vevent.attendee.value == "mailto:nadia@northwind.example"
    assert first.vevent.location.value == "Larkfield, Room 2"


def test_sign_up_moves_along_and_reminders_are_due_anew(cast: Cast) -> None:
    session = planned(cast, closes=timedelta(days=1))
    seated(session, cast.nadia)
    Seat.objects.update(told_day=True)
    moved = move(cast, session)
    assert moved.sign_up_until == moved.starts_at - timedelta(days=1)
    assert not Seat.objects.get().told_day


def test_nothing_changed_is_no_change(cast: Cast) -> None:
    session = planned(cast)
    same = move(cast, session, day=START.date())
    assert same.sequence == 0
    assert not Notice.objects.exists()


def test_one_date_of_a_series_moves_alone_and_keeps_its_name(cast: Cast) -> None:
    series = a_series(cast)
    services.join_series(user=cast.nadia, series=series[0].series, now=NOW)
    move(cast, series[1], day=date(2027, 4, 1), room="")
    text = dates.series_invitation(series[0].series, dates.dates_of(cast.nadia, series[0].series), cast.nadia)
    whole, exception = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert whole["RRULE"]["COUNT"] == [4]
    assert exception["RECURRENCE-ID"].dt.date() == date(2027, 3, 31)
    assert exception["DTSTART"].dt.date() == date(2027, 4, 1)
    assert exception["UID"] == whole["UID"]
    other = vobject.readOne(text.decode())
    assert [each.hour for each in other.vevent.getrruleset()] == [9, 9, 9, 9]


def test_a_cancelled_date_is_an_exception_of_its_series(cast: Cast) -> None:
    series = a_series(cast)
    services.join_series(user=cast.nadia, series=series[0].series, now=NOW)
    services.call_off(user=cast.trainer, session=series[2], because="Holiday", now=NOW)
    found = icalendar.Calendar.from_ical(dates.calendar_of(cast.nadia, NOW)).walk("VEVENT")
    assert [str(each["STATUS"]) for each in found] == ["CONFIRMED", "CANCELLED"]
    assert found[1]["RECURRENCE-ID"].dt.date() == date(2027, 4, 7)


def test_who_has_one_date_of_a_series_gets_that_date_alone(cast: Cast) -> None:
    series = a_series(cast)
    seated(series[1], cast.nadia)
    (found,) = icalendar.Calendar.from_ical(dates.calendar_of(cast.nadia, NOW)).walk("VEVENT")
    assert "RRULE" not in found
    assert found["RECURRENCE-ID"].dt.date() == date(2027, 3, 31)


def test_who_joins_later_gets_the_rest_of_the_series(cast: Cast) -> None:
    series = a_series(cast)
    now = series[1].starts_at - timedelta(hours=1)
    services.join_series(user=cast.nadia, series=series[0].series, now=now)
    (found,) = icalendar.Calendar.from_ical(dates.calendar_of(cast.nadia, now)).walk("VEVENT")
    assert (found["RRULE"]["COUNT"], found["DTSTART"].dt.date()) == ([3], date(2027, 3, 31))


def test_a_whole_series_is_called_off_with_one_message_each(cast: Cast) -> None:
    series = a_series(cast)
    services.join_series(user=cast.nadia, series=series[0].series, now=NOW)
    seated(series[3], cast.colleague)
    posted()
    services.call_off(user=cast.trainer, session=series[1], because="No budget", now=NOW, whole_series=True)
    assert set(Session.objects.values_list("state", flat=True)) == {State.CANCELLED}
    found = posted()
    assert [each[1] for each in found] == ["CANCEL", "CANCEL"]
    assert sorted(len(each[2].vevent_list) for each in found) == [1, 4]
    assert all("No budget" in message.body for message in mail.outbox)


def test_the_calendar_has_seats_and_what_one_leads_but_no_waiting(cast: Cast) -> None:
    mine, waiting = planned(cast), planned(cast, seats=1, day=date(2026, 12, 2))
    seated(mine, cast.nadia)
    seated(waiting, cast.colleague, cast.nadia)
    count = lambda who: len(icalendar.Calendar.from_ical(dates.calendar_of(who, NOW)).walk("VEVENT"))  # noqa: E731
    assert (count(cast.nadia), count(cast.colleague), count(cast.trainer), count(cast.outsider)) == (1, 1, 2, 0)
    assert len(list(vobject.readOne(dates.calendar_of(cast.trainer, NOW).decode()).vevent_list)) == 2
    long_after = START + dates.KEPT + timedelta(days=1)
    assert icalendar.Calendar.from_ical(dates.calendar_of(cast.nadia, long_after)).walk("VEVENT") == []


@pytest.mark.parametrize(
    ("day", "at", "says"),
    [
        (date(2026, 11, 25), NINE, "still to come"),
        (date(2027, 3, 28), time(1, 30), "clocks go forward"),
    ],
)
def test_a_move_to_nowhere_is_refused(cast: Cast, day: date, at: time, says: str) -> None:
    session = planned(cast)
    with pytest.raises(Refused, match=says):
        move(cast, session, day=day, at=at)
    assert again(cast.trainer, session).starts_at == START


def test_what_has_begun_stays_as_it_is(cast: Cast) -> None:
    session = planned(cast)
    with pytest.raises(Refused, match="has begun"):
        services.call_off(user=cast.trainer, session=session, because="Late", now=START)
    with pytest.raises(Refused, match="Say why"):
        services.call_off(user=cast.trainer, session=session, because=" ", now=NOW)
    with pytest.raises(Refused, match="after it has begun"):
        services.finish(user=cast.trainer, session=session, now=NOW)


def test_ending_early_ends_it_and_twice_is_harmless(cast: Cast) -> None:
    session = planned(cast)
    for _ in range(2):
        services.finish(user=cast.trainer, session=session, now=START + timedelta(minutes=60))
    found = again(cast.trainer, session)
    assert (found.state, found.ends_at) == (State.DONE, START + timedelta(minutes=60))


def test_nobody_else_may_touch_it(cast: Cast) -> None:
    session = planned(cast)
    for name in ("nadia", "petra", "other_lead", "analyst", "outsider"):
        who = cast.people()[name]
        for deed in (
            lambda who=who: services.call_off(user=who, session=session, because="x", now=NOW),
            lambda who=who: services.finish(user=who, session=session, now=START),
            lambda who=who: services.change_seats(user=who, session=session, seats=3, now=NOW),
            lambda who=who: services.open_session(user=who, session=session, now=NOW),
        ):
            with pytest.raises(PermissionDenied):
                deed()


def test_reminders_go_once_to_those_with_a_seat_and_only_when_they_are_due(cast: Cast) -> None:
    session, people = planned(cast, seats=2), crowd(cast, 3)
    seated(session, *people)
    Notice.objects.all().delete()
    day = START - timedelta(days=1)
    assert remind_now(session_id=session.pk, name="day", now=day - timedelta(hours=1)) == 0, "moved: not due yet"
    assert remind_now(session_id=session.pk, name="day", now=day) == 2
    assert remind_now(session_id=session.pk, name="day", now=day) == 0
    assert remind_now(session_id=session.pk, name="hour", now=START - timedelta(minutes=58)) == 2
    assert remind_now(session_id=session.pk, name="hour", now=START + timedelta(minutes=1)) == 0
    kinds = set(Notice.objects.values_list("kind", "about"))
    assert kinds == {("workshops_soon", f"{session.pk}:day"), ("workshops_soon", f"{session.pk}:hour")}
    Seat.objects.update(told_day=False)
    assert remind_now(session_id=session.pk, name="day", now=START - timedelta(hours=5)) == 0, "too late for a day"


def test_a_cancelled_session_reminds_nobody(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia)
    services.call_off(user=cast.trainer, session=session, because="Ill", now=NOW)
    assert remind_now(session_id=session.pk, name="day", now=START - timedelta(days=1)) == 0


def test_both_reminders_wait_for_their_hour(cast: Cast) -> None:
    from django_tasks_db.models import DBTaskResult

    planned(cast)
    rows = DBTaskResult.objects.filter(task_path="warmline.apps.workshops.tasks.remind")
    assert set(rows.values_list("run_after", flat=True)) == {START - timedelta(days=1), START - timedelta(hours=1)}
