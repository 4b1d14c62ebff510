"""Seats: first come, a waiting list in order, and nobody falls between two chairs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.people.test_concurrency import failures, together
from tests.apps.workshops.table import NOW, START, a_series, again, crowd, planned, seated, state_of
from tests.cast import Cast, gather

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.workshops import services
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.selectors import attended, upcoming_for
from warmline.apps.workshops.selectors.mine import to_join


def kinds(who) -> list[str]:
    return list(Notice.objects.filter(person=who).order_by("pk").values_list("kind", flat=True))


def test_who_comes_first_has_a_seat_and_the_others_wait_in_order(cast: Cast) -> None:
    session, people = planned(cast, seats=2), crowd(cast, 4)
    seated(session, *people)
    assert [state_of(session, each) for each in people] == ["booked", "booked", "waiting", "waiting"]
    services.leave(user=people[0], session=session, now=NOW)
    assert [state_of(session, each) for each in people] == ["left", "booked", "booked", "waiting"]
    assert kinds(people[2]) == ["workshops_waiting", "workshops_booked"]
    assert kinds(people[3]) == ["workshops_waiting"]
    assert AuditEvent.objects.filter(verb="workshops.moved_up", about=people[2]).count() == 1


def test_who_leaves_and_comes_back_stands_at_the_end(cast: Cast) -> None:
    session, people = planned(cast, seats=1), crowd(cast, 3)
    seated(session, *people)
    services.leave(user=people[1], session=session, now=NOW)
    seated(session, people[1], now=NOW + timedelta(minutes=1))
    services.leave(user=people[0], session=session, now=NOW + timedelta(minutes=2))
    assert [state_of(session, each) for each in people] == ["left", "waiting", "booked"]


def test_nobody_slips_past_the_waiting_list(cast: Cast) -> None:
    """A seat that came free while people wait is theirs, also where it was not given out yet."""
    session, people = planned(cast, seats=1), crowd(cast, 3)
    seated(session, people[0], people[1])
    Session.objects.filter(pk=session.pk).update(seats=2)
    seated(session, people[2])
    assert state_of(session, people[2]) == Place.WAITING


def test_more_seats_move_people_up_and_fewer_than_are_taken_are_refused_with_the_cure(cast: Cast) -> None:
    session, people = planned(cast, seats=1), crowd(cast, 4)
    seated(session, *people)
    services.change_seats(user=cast.trainer, session=session, seats=3, now=NOW)
    assert [state_of(session, each) for each in people] == ["booked", "booked", "booked", "waiting"]
    with pytest.raises(Refused, match="3 people have a seat, 2 more than that"):
        services.change_seats(user=cast.trainer, session=session, seats=1, now=NOW)
    assert again(cast.trainer, session).seats == 3
    services.release(user=cast.trainer, session=session, person=people[0], reason="Works elsewhere", now=NOW)
    assert [state_of(session, each) for each in people] == ["left", "booked", "booked", "booked"]


def test_joining_twice_is_joining_once(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia, cast.nadia)
    assert Seat.objects.count() == 1
    assert kinds(cast.nadia) == ["workshops_booked"]


def test_a_seat_given_back_at_the_last_minute_is_late_and_still_moves_somebody_up(cast: Cast) -> None:
    session, people = planned(cast, seats=1), crowd(cast, 2)
    seated(session, *people)
    services.leave(user=people[0], session=session, now=START - timedelta(minutes=5))
    assert Seat.objects.get(person=people[0]).late
    assert state_of(session, people[1]) == Place.BOOKED
    services.leave(user=people[1], session=session, now=START - timedelta(minutes=4))
    with pytest.raises(Refused, match="has begun"):
        services.leave(user=people[1], session=session, now=START)


def test_a_place_on_the_waiting_list_given_back_is_not_late(cast: Cast) -> None:
    session, people = planned(cast, seats=1), crowd(cast, 2)
    seated(session, *people)
    services.leave(user=people[1], session=session, now=START - timedelta(minutes=5))
    assert not Seat.objects.get(person=people[1]).late


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"state": "planned"}, "cannot be joined"),
        ({"state": "cancelled"}, "cannot be joined"),
        ({"sign_up_until": NOW}, "closed"),
        ({"starts_at": NOW, "sign_up_until": NOW}, "cannot be joined"),
    ],
)
def test_what_is_not_open_cannot_be_joined(cast: Cast, change: dict[str, object], says: str) -> None:
    session = planned(cast)
    Session.objects.filter(pk=session.pk).update(**change)
    who = cast.manager if change.get("state") == "planned" else cast.nadia
    with pytest.raises(Refused, match=says):
        services.join(user=who, session=session, now=NOW)


def test_strangers_and_trainers_of_it_take_no_seat(cast: Cast) -> None:
    session = planned(cast)
    with pytest.raises(PermissionDenied):
        services.join(user=cast.outsider, session=session, now=NOW)
    with pytest.raises(Refused, match="You lead"):
        services.join(user=cast.trainer, session=session, now=NOW)
    with pytest.raises(PermissionDenied):
        services.release(user=cast.petra, session=session, person=cast.nadia, reason="No", now=NOW)
    with pytest.raises(Refused, match="Say why"):
        services.release(user=cast.trainer, session=session, person=cast.nadia, reason=" ", now=NOW)


def test_a_clash_with_an_own_session_is_told_and_can_be_overruled(cast: Cast) -> None:
    first, second = planned(cast), planned(cast, trainers=[cast.manager])
    seated(first, cast.nadia)
    with pytest.raises(services.Clash, match="The first minute"):
        services.join(user=cast.nadia, session=second, now=NOW)
    services.join(user=cast.nadia, session=second, now=NOW, anyway=True)
    assert state_of(second, cast.nadia) == Place.BOOKED
    with pytest.raises(services.Clash):
        services.join(user=cast.trainer, session=second, now=NOW)


def test_a_whole_series_is_joined_with_one_message(cast: Cast) -> None:
    series = a_series(cast)
    seats = services.join_series(user=cast.nadia, series=series[0].series, now=NOW)
    assert [seat.session.pk for seat in seats] == [each.pk for each in series]
    assert kinds(cast.nadia) == ["workshops_series"]
    Session.objects.update(state="done")
    with pytest.raises(Refused, match="None of these"):
        services.join_series(user=cast.colleague, series=series[0].series, now=NOW)


def test_what_is_to_come_and_what_can_be_joined(cast: Cast) -> None:
    mine, other, led = planned(cast), planned(cast, seats=1), planned(cast, trainers=[cast.nadia])
    seated(mine, cast.nadia)
    seated(other, cast.colleague, cast.nadia)
    assert {each.session.pk: each.part for each in upcoming_for(cast.nadia, NOW)} == {
        mine.pk: "booked",
        other.pk: "waiting",
        led.pk: "trainer",
    }
    assert upcoming_for(cast.nadia, START + timedelta(days=1)) == []
    assert [each.pk for each in to_join(cast.petra, NOW)] != []
    assert to_join(cast.nadia, NOW) == []
    assert to_join(cast.outsider, NOW) == []


def test_who_attended_is_told_by_plan_and_day(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia, cast.colleague)
    Seat.objects.filter(person=cast.nadia).update(attended_at=START)
    people = [cast.nadia.pk, cast.colleague.pk]
    assert attended(people, "first_minute") == {cast.nadia.pk: START.date()}
    assert attended(people, "clear_no") == {}
    assert attended([cast.colleague.pk], "first_minute") == {}


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return gather()


@pytest.mark.django_db(transaction=True)
def test_two_people_and_one_seat(people: Cast) -> None:
    session, agents = planned(people, seats=1), crowd(people, 3)
    found = together(*(lambda each=each: services.join(user=each, session=session, now=NOW) for each in agents))
    assert failures(found) == []
    assert sorted(state_of(session, each) for each in agents) == ["booked", "waiting", "waiting"]


@pytest.mark.django_db(transaction=True)
def test_two_leave_at_once_and_two_move_up(people: Cast) -> None:
    session, agents = planned(people, seats=2), crowd(people, 4)
    seated(session, *agents)
    leave = [lambda each=each: services.leave(user=each, session=session, now=NOW) for each in agents[:2]]
    assert failures(together(*leave)) == []
    assert [state_of(session, each) for each in agents] == ["left", "left", "booked", "booked"]
