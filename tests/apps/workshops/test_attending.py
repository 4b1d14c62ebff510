"""Being there: a code that changes, a hand with a reason, and a list to take along."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import NOW, START, planned, seated
from tests.cast import Cast

from warmline.apps.people.errors import Refused
from warmline.apps.workshops import services
from warmline.apps.workshops.codes import LENGTH, PERIOD, code_of, is_right, seconds_left
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import How, Place
from warmline.apps.workshops.services.attending import MOST_WRONG

LATER = START + timedelta(minutes=5)


@pytest.fixture
def session(cast: Cast) -> Session:
    made = planned(cast)
    seated(made, cast.nadia, cast.colleague)
    return made


def test_the_code_of_now_and_the_one_before_count_and_older_ones_do_not(session: Session) -> None:
    code = code_of(session.pk, START)
    assert len(code) == LENGTH
    assert is_right(session.pk, f" {code[:2].lower()}-{code[2:]} ", START)
    assert is_right(session.pk, code, START + timedelta(seconds=PERIOD))
    assert not is_right(session.pk, code, START + timedelta(seconds=2 * PERIOD))
    assert not is_right(session.pk, code, START - timedelta(seconds=1))
    assert not is_right(session.pk, "", START)
    assert seconds_left(START) == PERIOD
    assert seconds_left(START + timedelta(seconds=PERIOD - 1)) == 1


def test_every_session_has_codes_of_its_own(session: Session, cast: Cast) -> None:
    other = planned(cast)
    assert code_of(session.pk, START) != code_of(other.pk, START)
    assert not is_right(other.pk, code_of(session.pk, START), START)


def test_the_code_enters_her_once(session: Session, cast: Cast) -> None:
    code = code_of(session.pk, LATER)
    assert not services.arrive(user=cast.nadia, session=session, code="WRONG", now=LATER)
    assert services.arrive(user=cast.nadia, session=session, code=code, now=LATER)
    assert services.arrive(user=cast.nadia, session=session, code="WRONG", now=LATER)
    seat = Seat.objects.get(person=cast.nadia)
    assert (seat.attended_at, seat.how, seat.wrong_codes) == (LATER, How.CODE, 1)


def test_after_too_many_wrong_codes_only_the_trainer_helps(session: Session, cast: Cast) -> None:
    for _ in range(MOST_WRONG):
        assert not services.arrive(user=cast.nadia, session=session, code="WRONG", now=LATER)
    with pytest.raises(Refused, match="too many"):
        services.arrive(user=cast.nadia, session=session, code=code_of(session.pk, LATER), now=LATER)


def test_who_walks_in_with_the_right_code_gets_a_seat_where_one_is_free(session: Session, cast: Cast) -> None:
    code = code_of(session.pk, LATER)
    assert not services.arrive(user=cast.petra, session=session, code="WRONG", now=LATER)
    assert not Seat.objects.filter(person=cast.petra).exists()
    assert services.arrive(user=cast.petra, session=session, code=code, now=LATER)
    seat = Seat.objects.get(person=cast.petra)
    assert (seat.state, seat.attended_at, seat.how) == (Place.BOOKED, LATER, How.CODE)
    Session.objects.filter(pk=session.pk).update(seats=3)
    with pytest.raises(Refused, match="Every seat is taken"):
        services.arrive(user=cast.manager, session=session, code=code, now=LATER)
    with pytest.raises(Refused, match="You lead this session"):
        services.arrive(user=cast.trainer, session=session, code=code, now=LATER)


def test_who_gave_her_seat_back_and_comes_all_the_same_has_it_again(session: Session, cast: Cast) -> None:
    services.leave(user=cast.nadia, session=session, now=NOW)
    assert services.arrive(user=cast.nadia, session=session, code=code_of(session.pk, LATER), now=LATER)
    seat = Seat.objects.get(person=cast.nadia)
    assert (seat.state, seat.left_at, seat.attended_at) == (Place.BOOKED, None, LATER)


def test_who_walks_in_cannot_try_codes_until_one_fits(session: Session, cast: Cast) -> None:
    for _ in range(MOST_WRONG):
        assert not services.arrive(user=cast.petra, session=session, code="WRONG", now=LATER)
    with pytest.raises(Refused, match="too many"):
        services.arrive(user=cast.petra, session=session, code=code_of(session.pk, LATER), now=LATER)


def test_who_comes_too_early_or_from_another_house_is_told(session: Session, cast: Cast) -> None:
    early = START - timedelta(minutes=31)
    with pytest.raises(Refused, match="half an hour"):
        services.arrive(user=cast.nadia, session=session, code=code_of(session.pk, early), now=early)
    with pytest.raises(PermissionDenied):
        services.arrive(user=cast.outsider, session=session, code=code_of(session.pk, LATER), now=LATER)


def enter(cast: Cast, session: Session, who, was_there: bool = True, reason: str = "No phone", by=None) -> None:
    services.correct(
        user=by or cast.trainer, session=session, person=who, was_there=was_there, reason=reason, now=LATER
    )


def test_the_trainer_enters_and_takes_out_with_a_reason(session: Session, cast: Cast) -> None:
    enter(cast, session, cast.nadia)
    seat = Seat.objects.get(person=cast.nadia)
    assert (seat.how, seat.reason, seat.attended_at) == (How.HAND, "No phone", START)
    enter(cast, session, cast.nadia, was_there=False, reason="Left after ten minutes")
    seat.refresh_from_db()
    assert (seat.attended_at, seat.how, seat.reason) == (None, "", "Left after ten minutes")


def test_somebody_who_came_without_a_seat_is_entered_by_hand(session: Session, cast: Cast) -> None:
    enter(cast, session, cast.petra, reason="Walked in")
    seat = Seat.objects.get(person=cast.petra)
    assert (seat.state, seat.how) == (Place.BOOKED, How.HAND)


def test_a_correction_needs_a_reason_a_right_and_somebody_of_the_house(session: Session, cast: Cast) -> None:
    with pytest.raises(Refused, match="Say why"):
        enter(cast, session, cast.nadia, reason="  ")
    with pytest.raises(Refused, match="not on the list"):
        enter(cast, session, cast.outsider)
    with pytest.raises(Refused, match="not on the list"):
        enter(cast, session, cast.petra, was_there=False)
    with pytest.raises(PermissionDenied):
        enter(cast, session, cast.nadia, by=cast.nadia)
    with pytest.raises(Refused, match="half an hour before"):
        services.correct(user=cast.trainer, session=session, person=cast.nadia, was_there=True, reason="Early", now=NOW)
    assert not Seat.objects.exclude(attended_at=None).exists()
