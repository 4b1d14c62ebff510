"""Being there and having a seat, at their edges: moments, codes, seats twice, and the list to take along."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import (
    NOW,
    START,
    crowd,
    planned,
    seat_of,
    seated,
    state_of,
)
from tests.cast import Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Site, Team
from warmline.apps.workshops import services
from warmline.apps.workshops.codes import code_of
from warmline.apps.workshops.lists import attendance_csv
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.selectors.mine import attended, been_to, place_in_line, to_join, upcoming_for
from warmline.apps.workshops.services.attending import MOST_WRONG

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MOMENT = timedelta(microseconds=1)


def entered(
    cast: Cast, session: Session, who: Person, *, there: bool = True, now: datetime = START + HOUR, reason: str = "Seen"
) -> None:
    services.correct(user=cast.trainer, session=session, person=who, was_there=there, reason=reason, now=now)


# Being there.


@pytest.mark.parametrize(
    ("moment", "open_"),
    [
        (START - 30 * MINUTE - MOMENT, False),
        (START - 30 * MINUTE, True),
        (START, True),
        ("end", True),
        ("after", False),
    ],
)
def test_the_code_counts_from_half_an_hour_before_until_half_an_hour_after(
    cast: Cast, moment: datetime | str, open_: bool
) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    last = made.ends_at + 30 * MINUTE
    now = {"end": last, "after": last + MOMENT}.get(moment, moment) if isinstance(moment, str) else moment
    assert isinstance(now, datetime)
    if not open_:
        with pytest.raises(Refused, match="half an hour"):
            services.arrive(user=cast.nadia, session=made, code=code_of(made.pk, now), now=now)
        return
    assert services.arrive(user=cast.nadia, session=made, code=code_of(made.pk, now), now=now)


def test_the_last_wrong_code_closes_the_door_and_not_the_one_before(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia, cast.colleague)
    for _n in range(MOST_WRONG - 1):
        assert not services.arrive(user=cast.nadia, session=made, code="00000", now=START)
    assert services.arrive(user=cast.nadia, session=made, code=code_of(made.pk, START), now=START)
    for _n in range(MOST_WRONG):
        assert not services.arrive(user=cast.colleague, session=made, code="00000", now=START)
    with pytest.raises(Refused, match="too many tries"):
        services.arrive(user=cast.colleague, session=made, code=code_of(made.pk, START), now=START)


@pytest.mark.parametrize("typed", ["", "\x00", "x" * 20_000, "ǅǆ", "\ud800", "١٢٣٤٥"])
def test_whatever_is_typed_for_a_code_is_a_wrong_one_and_no_fault(cast: Cast, typed: str) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    assert not services.arrive(user=cast.nadia, session=made, code=typed, now=START)
    assert seat_of(made, cast.nadia).wrong_codes == 1


def test_arriving_twice_is_in_the_trail_once(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    for later in (0, 5):
        now = START + later * MINUTE
        assert services.arrive(user=cast.nadia, session=made, code=code_of(made.pk, now), now=now)
    assert seat_of(made, cast.nadia).attended_at == START
    assert AuditEvent.objects.filter(verb="workshops.attended").count() == 1


def test_nobody_was_at_a_session_that_was_called_off(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    stale = Session.objects.get(pk=made.pk)
    services.call_off(user=cast.trainer, session=made, because="Ill.", now=NOW)

    with pytest.raises(Refused, match="called off"):
        entered(cast, stale, cast.nadia)

    assert attended([cast.nadia.pk], "first_minute") == {}
    assert not been_to(cast.nadia, START + DAY, limit=9)


def test_who_gave_her_seat_back_and_is_entered_by_hand_has_it_again_on_the_list(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    services.leave(user=cast.nadia, session=made, now=START - HOUR)
    assert seat_of(made, cast.nadia).late
    entered(cast, made, cast.nadia)

    seat = seat_of(made, cast.nadia)
    assert (seat.state, seat.left_at, seat.late) == (Place.BOOKED, None, False)
    row = next(csv.DictReader(StringIO(attendance_csv(made))))
    assert (row["state"], row["given_back_at"], row["late"]) == ("booked", "", "no")


def test_taken_out_by_hand_she_was_not_there_and_reads_why(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    entered(cast, made, cast.nadia)
    entered(cast, made, cast.nadia, there=False, reason="It was somebody else")

    seat = seat_of(made, cast.nadia)
    assert (seat.attended_at, seat.how, seat.reason) == (None, "", "It was somebody else")
    assert attended([cast.nadia.pk], "first_minute") == {}


def test_a_seat_that_is_taken_back_afterwards_takes_nobody_s_attendance_away(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    entered(cast, made, cast.nadia)
    with pytest.raises(Refused, match="was there"):
        services.release(user=cast.trainer, session=made, person=cast.nadia, reason="Mixed up", now=START + DAY)
    assert attended([cast.nadia.pk], "first_minute") == {cast.nadia.pk: date(2026, 12, 1)}


def test_a_seat_nobody_came_to_can_be_taken_back_while_the_session_is_on(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    services.release(user=cast.trainer, session=made, person=cast.nadia, reason="Did not come", now=START + MINUTE)
    assert state_of(made, cast.nadia) == Place.LEFT


def test_nothing_in_the_list_runs_in_a_spreadsheet(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    Person.objects.filter(pk=cast.nadia.pk).update(name='=HYPERLINK("x")')
    entered(cast, made, cast.nadia, reason="+1 for her")
    row = next(csv.DictReader(StringIO(attendance_csv(made))))
    assert (row["name"], row["reason"]) == ('\'=HYPERLINK("x")', "'+1 for her")
    assert row["attended_at"].endswith("+00:00")


def test_the_list_of_an_empty_session_is_its_heading(cast: Cast) -> None:
    assert attendance_csv(planned(cast)).splitlines() == [
        "name,email,state,signed_up_at,given_back_at,late,attended_at,attendance_by,reason"
    ]


def test_times_on_the_list_go_by_the_clock_of_the_session_in_summer_too(cast: Cast) -> None:
    made = planned(cast, day=date(2027, 7, 1), at=time(9, 0))
    seated(made, cast.nadia)
    entered(cast, made, cast.nadia, now=made.starts_at + HOUR)
    row = next(csv.DictReader(StringIO(attendance_csv(made))))
    assert row["attended_at"] == "2027-07-01T09:00:00+01:00"
    assert row["signed_up_at"] == "2026-11-26T09:00:00+00:00"


# Seats.


@pytest.mark.parametrize(("before", "late"), [(DAY, False), (DAY - MOMENT, True), (MINUTE, True)])
def test_a_seat_is_given_back_late_within_a_day_of_the_start(cast: Cast, before: timedelta, late: bool) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    services.leave(user=cast.nadia, session=made, now=START - before)
    assert seat_of(made, cast.nadia).late is late


def test_at_its_first_moment_a_session_is_neither_left_nor_joined(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    with pytest.raises(Refused, match="has begun"):
        services.leave(user=cast.nadia, session=made, now=START)
    with pytest.raises(Refused, match="cannot be joined"):
        services.join(user=cast.colleague, session=made, now=START, anyway=True)
    services.leave(user=cast.nadia, session=made, now=START - MOMENT)


def test_sign_up_closes_at_its_moment(cast: Cast) -> None:
    made = planned(cast, closes=HOUR)
    with pytest.raises(Refused, match="Sign-up has closed"):
        services.join(user=cast.nadia, session=made, now=START - HOUR, anyway=True)
    assert made not in to_join(cast.nadia, START - HOUR)
    assert made in to_join(cast.nadia, START - HOUR - MOMENT)
    services.join(user=cast.nadia, session=made, now=START - HOUR - MOMENT, anyway=True)


def test_leaving_twice_or_without_a_seat_tells_nobody(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    services.leave(user=cast.nadia, session=made, now=NOW)
    services.leave(user=cast.nadia, session=made, now=NOW)
    services.leave(user=cast.colleague, session=made, now=NOW)
    assert Notice.objects.filter(kind="workshops_left").count() == 1
    assert AuditEvent.objects.filter(verb="workshops.left").count() == 1


def test_places_in_line_are_counted_from_one_and_close_up(cast: Cast) -> None:
    made = planned(cast, seats=1)
    people = crowd(cast, 3)
    seated(made, cast.nadia, *people)
    assert [place_in_line(seat_of(made, each)) for each in (cast.nadia, *people)] == [0, 1, 2, 3]
    services.leave(user=people[0], session=made, now=NOW)
    assert [place_in_line(seat_of(made, each)) for each in people[1:]] == [1, 2]
    services.leave(user=cast.nadia, session=made, now=NOW)
    assert [place_in_line(seat_of(made, each)) for each in people[1:]] == [0, 1]


def test_more_seats_after_it_has_begun_move_nobody_up(cast: Cast) -> None:
    made = planned(cast, seats=1)
    seated(made, cast.nadia, cast.colleague)
    services.change_seats(user=cast.trainer, session=made, seats=5, now=START)
    assert state_of(made, cast.colleague) == Place.WAITING


def test_whoever_moved_up_is_told_once_and_in_her_trail(cast: Cast) -> None:
    made = planned(cast, seats=1)
    seated(made, cast.nadia, cast.colleague)
    services.leave(user=cast.nadia, session=made, now=NOW)
    assert Notice.objects.filter(kind="workshops_booked", person=cast.colleague).count() == 1
    assert AuditEvent.objects.filter(verb="workshops.moved_up", about=cast.colleague).count() == 1


def test_an_agent_of_another_site_neither_sees_nor_joins(cast: Cast) -> None:
    made = planned(cast)
    ferry = Site.objects.create(organisation=cast.organisation, name="Ferry", timezone="Europe/London")
    stranger = person(cast.organisation, "Milo", "milo@northwind.example")
    Membership.objects.create(person=stranger, role=Role.AGENT, team=Team.objects.create(site=ferry, name="Deck"))
    with pytest.raises(PermissionDenied):
        services.join(user=stranger, session=made, now=NOW)
    assert not Session.objects.visible_to(stranger).exists()
    assert planned(cast, site=None) in Session.objects.visible_to(stranger)


def test_what_is_only_planned_is_joined_by_nobody_who_does_not_plan(cast: Cast) -> None:
    made = planned(cast, is_open=False)
    with pytest.raises(PermissionDenied):
        services.join(user=cast.nadia, session=made, now=NOW)
    with pytest.raises(Refused, match="cannot be joined"):
        services.join(user=cast.manager, session=made, now=NOW, anyway=True)


def test_a_closed_account_sees_no_session_and_has_no_seat_to_look_at(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    cast.nadia.is_active = False
    cast.nadia.save()
    assert not Session.objects.visible_to(cast.nadia).exists()
    assert not Seat.objects.visible_to(cast.nadia).exists()
    assert not upcoming_for(cast.nadia, NOW)


def test_in_a_house_without_sessions_there_is_nothing_to_come(cast: Cast) -> None:
    for who in cast.people().values():
        assert (list(to_join(who, NOW)), upcoming_for(who, NOW), list(been_to(who, NOW, limit=5))) == ([], [], [])
