"""Moving this date and all that follow: the clock on the wall stays, calendars follow, people are told once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import LONDON, NINE, NOW, a_series, again, planned, seated, wish
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.workshops import dates, mail, services
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.sessions import State

THURSDAY, TEN = date(2027, 4, 1), time(10, 0)  # the second date of the series stands on Wednesday, 31 March


def move(cast: Cast, session: Session, **changes: object) -> Session:
    told: dict[str, object] = {"day": THURSDAY, "at": NINE, "room": "Room 2", "link": "", "following": True}
    return services.change(user=cast.trainer, session=session, now=NOW, **(told | changes))  # type: ignore[arg-type]


def walls(cast: Cast) -> list[str]:
    """Every date by the clock in London."""
    return [
        f"{each.starts_at.astimezone(LONDON):%d.%m. %H:%M}"
        for each in Session.objects.exclude(series=None).order_by("recurs_at")
    ]


def test_the_dates_that_follow_move_by_as_many_days_and_earlier_ones_stay(cast: Cast) -> None:
    series = a_series(cast)
    move(cast, series[1])
    assert walls(cast) == ["24.03. 09:00", "01.04. 09:00", "08.04. 09:00", "15.04. 09:00"]
    found = list(Session.objects.order_by("recurs_at"))
    assert [each.sequence for each in found] == [0, 1, 1, 1]
    assert all(each.ends_at - each.starts_at == found[0].ends_at - found[0].starts_at for each in found)
    assert AuditEvent.objects.filter(verb="workshops.changed").count() == 3


def test_a_new_time_is_the_same_on_the_wall_before_and_after_clocks_change(cast: Cast) -> None:
    series = a_series(cast)
    move(cast, series[0], day=date(2027, 3, 24), at=TEN)
    assert walls(cast) == ["24.03. 10:00", "31.03. 10:00", "07.04. 10:00", "14.04. 10:00"]
    starts = list(Session.objects.order_by("recurs_at").values_list("starts_at", flat=True))
    assert [each.astimezone(UTC).hour for each in starts] == [10, 9, 9, 9], "summer time begins on 28 March"


def test_only_the_date_itself_moves_unless_asked(cast: Cast) -> None:
    series = a_series(cast)
    move(cast, series[1], following=False)
    assert walls(cast) == ["24.03. 09:00", "01.04. 09:00", "07.04. 09:00", "14.04. 09:00"]


def test_a_date_moved_alone_before_keeps_its_own_time_where_only_the_day_changes(cast: Cast) -> None:
    series = a_series(cast)
    move(cast, series[2], day=date(2027, 4, 7), at=time(15, 0), following=False)
    move(cast, again(cast.trainer, series[1]))
    assert walls(cast)[1:] == ["01.04. 09:00", "08.04. 15:00", "15.04. 09:00"]
    move(cast, again(cast.trainer, series[1]), at=TEN)
    assert walls(cast)[1:] == ["01.04. 10:00", "08.04. 10:00", "15.04. 10:00"]


def test_cancelled_dates_stay_and_a_place_goes_along_only_where_it_changes(cast: Cast) -> None:
    series = a_series(cast)
    services.call_off(user=cast.trainer, session=series[2], because="Holiday", now=NOW)
    Session.objects.filter(pk=series[3].pk).update(room="Hall")
    move(cast, again(cast.trainer, series[1]))
    rooms = list(Session.objects.order_by("recurs_at").values_list("room", "sequence", "state"))
    assert rooms[2][1:] == (1, State.CANCELLED)
    assert rooms[3] == ("Hall", 1, State.OPEN)
    move(cast, again(cast.trainer, series[1]), room="Room 9")
    assert Session.objects.get(pk=series[3].pk).room == "Room 9"


def test_calendars_hear_of_each_date_under_one_name(cast: Cast) -> None:
    series = a_series(cast)
    services.join_series(user=cast.nadia, series=series[0].series, now=NOW)
    move(cast, series[1])
    kept = again(cast.trainer, series[0]).series
    assert kept is not None
    text = dates.series_invitation(kept, dates.dates_of(cast.nadia, kept), cast.nadia)
    whole, *rest = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert whole["RRULE"]["COUNT"] == [4]
    assert [each["SEQUENCE"] for each in rest] == [1, 1, 1]
    assert {each["UID"] for each in rest} == {whole["UID"]}
    assert [each["RECURRENCE-ID"].dt.day for each in rest] == [31, 7, 14]
    assert [each["DTSTART"].dt.astimezone(LONDON).strftime("%d %H") for each in rest] == ["01 09", "08 09", "15 09"]


def test_everybody_is_told_once_and_reminders_wait_anew(cast: Cast) -> None:
    series = a_series(cast)
    services.join_series(user=cast.nadia, series=series[0].series, now=NOW)
    seated(series[3], cast.colleague)
    seated(series[0], cast.petra)
    Notice.objects.all().delete()
    Seat.objects.update(told_day=True, told_hour=True)

    move(cast, series[1])

    told = list(Notice.objects.values_list("kind", "person").order_by("person"))
    assert told == sorted(
        [("workshops_series_changed", cast.nadia.pk), ("workshops_series_changed", cast.colleague.pk)],
        key=lambda one: one[1],
    ), "not Petra, whose date stays, and not the trainer, who moved it"
    assert set(Seat.objects.filter(session=series[0]).values_list("told_day", flat=True)) == {True}
    assert not Seat.objects.exclude(session=series[0]).filter(told_day=True).exists()
    letter = mail.write_series_changed(Notice.objects.get(person=cast.colleague))
    assert letter is not None
    assert "15 April 2027, " in letter.body
    assert "8 April" not in letter.body, "she has one date of the series"
    assert letter.subject.startswith("Changed: ")


def test_a_second_trainer_gets_her_dates_too(cast: Cast) -> None:
    series = a_series(cast, trainers=[cast.trainer, cast.manager])
    move(cast, series[1])
    letter = mail.write_series_changed(Notice.objects.get(person=cast.manager))
    assert letter is not None
    assert "1 April 2027, " in letter.body
    assert "METHOD:REQUEST" in letter.attached[0].content


def test_drafts_move_without_a_word(cast: Cast) -> None:
    series = a_series(cast, is_open=False)
    move(cast, series[1])
    assert not Notice.objects.exists()
    assert walls(cast)[1] == "01.04. 09:00"


@pytest.mark.parametrize(
    ("day", "at", "says"),
    [
        (date(2027, 3, 28), time(1, 30), "On 28 March 2027 the clocks go forward"),
        (date(2026, 11, 25), NINE, "still to come"),
    ],
)
def test_one_impossible_date_leaves_all_as_they_are(cast: Cast, day: date, at: time, says: str) -> None:
    series = a_series(cast)
    before = walls(cast)
    with pytest.raises(Refused, match=says):
        move(cast, series[0], day=day, at=at)
    assert walls(cast) == before
    assert not Notice.objects.exists()


def test_a_later_date_in_the_gap_of_the_clocks_is_named(cast: Cast) -> None:
    series = a_series(cast, day=date(2027, 3, 20), times=2)
    with pytest.raises(Refused, match="On 28 March 2027"):
        move(cast, series[0], day=date(2027, 3, 21), at=time(1, 30))


def conflict(cast: Cast, session: Session, **changes: object) -> tuple[str, ...]:
    before = walls(cast)
    with pytest.raises(services.Conflicts) as told:
        move(cast, session, **changes)
    assert walls(cast) == before, "nothing is changed before it is told"
    return told.value.lines


def test_what_the_trainer_leads_at_that_time_is_told_with_its_date(cast: Cast) -> None:
    series = a_series(cast)
    planned(cast, day=date(2027, 4, 8), room="Elsewhere")
    (line,) = conflict(cast, series[1])
    assert line == "8 April 2027: Thandi Mokoena has “The first minute with an upset customer” at that time."
    move(cast, series[1], anyway=True)
    assert walls(cast)[2] == "08.04. 09:00"


def test_a_room_that_is_taken_is_told_also_where_only_the_room_changes(cast: Cast) -> None:
    series = a_series(cast)
    services.plan_session(
        user=cast.manager, wish=wish(cast, day=date(2027, 4, 7), trainers=[cast.manager], room="Room 9"), now=NOW
    )
    lines = conflict(cast, series[1], day=date(2027, 3, 31), room="room 9")
    assert lines == ("7 April 2027: room 9 is taken by “The first minute with an upset customer”.",)


def test_days_off_of_the_trainer_are_told(cast: Cast) -> None:
    series = a_series(cast, times=2)
    lines = conflict(cast, series[0], day=date(2027, 3, 27))
    assert lines == (
        "27 March 2027: It is not one of the working days of Thandi Mokoena.",
        "3 April 2027: It is not one of the working days of Thandi Mokoena.",
    )


def test_people_with_a_seat_are_counted_and_never_named(cast: Cast) -> None:
    series = a_series(cast)
    seated(series[1], cast.nadia, cast.colleague)
    (other,) = services.plan_session(
        user=cast.manager, wish=wish(cast, day=THURSDAY, trainers=[cast.manager], room="Far"), now=NOW
    )
    seated(other, cast.nadia)
    (line,) = conflict(cast, series[1])
    assert line == "1 April 2027: 1 person with a seat has another session at that time."


def test_dates_that_move_together_are_not_in_each_others_way(cast: Cast) -> None:
    series = a_series(cast)
    move(cast, series[0], day=date(2027, 3, 31))  # to where the second stood
    assert walls(cast) == ["31.03. 09:00", "07.04. 09:00", "14.04. 09:00", "21.04. 09:00"]


def test_what_has_begun_and_what_others_run_stays(cast: Cast) -> None:
    series = a_series(cast)
    with pytest.raises(Refused, match="has begun"):
        services.change(
            user=cast.trainer, session=series[1], day=THURSDAY, at=NINE, room="Room 2", link="", following=True,
            now=series[1].starts_at + timedelta(minutes=1),
        )  # fmt: skip
    for name in ("nadia", "petra", "analyst", "outsider"):
        with pytest.raises(PermissionDenied):
            services.change(
                user=cast.people()[name], session=series[1], day=THURSDAY, at=NINE, room="", link="", following=True,
                now=NOW,
            )  # fmt: skip


def test_twice_the_same_move_tells_nobody_twice(cast: Cast) -> None:
    series = a_series(cast)
    seated(series[1], cast.nadia)
    move(cast, series[1])
    count = Notice.objects.count()
    move(cast, again(cast.trainer, series[1]))
    assert Notice.objects.count() == count
    assert set(Session.objects.values_list("sequence", flat=True)) == {0, 1}


def test_sign_up_moves_along_with_each_date(cast: Cast) -> None:
    series = a_series(cast, closes=timedelta(days=1))
    move(cast, series[1], at=TEN)
    for each in Session.objects.order_by("recurs_at")[1:]:
        assert each.sign_up_until == each.starts_at - timedelta(days=1)
    assert Session.objects.order_by("recurs_at")[1].starts_at == datetime(2027, 4, 1, 9, 0, tzinfo=UTC)
