"""A slip tells a sign-in that ran out from one that was ended, and tells nobody else anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.apps.drills.offline.phone import HELLO, Phone
from tests.cast import Cast

from warmline.apps.drills.offline.slips import Standing, read_slip, sign_in_mark, standing, write_slip
from warmline.apps.people.marks import person_mark


@pytest.fixture
def phone(cast: Cast) -> Phone:
    return Phone(cast.nadia)


def how(phone: Phone, days: float = 0) -> Standing:
    return standing(phone.held["slip"], timezone.now() + timedelta(days=days))


def test_a_slip_says_who_and_when_and_is_read_by_the_house_alone(phone: Phone, cast: Cast) -> None:
    slip = read_slip(phone.held["slip"])
    assert slip is not None
    assert slip.person == cast.nadia.pk
    assert slip.session == phone.client.session.session_key
    assert abs(slip.fetched - timezone.now()) < timedelta(minutes=1)
    assert slip.session not in phone.held["slip"]
    assert read_slip(phone.held["slip"][:-4] + "AAAA") is None
    assert read_slip("") is None
    assert read_slip("žluťoučký") is None


def test_another_secret_key_reads_no_slip_and_deletes_nothing(phone: Phone, settings) -> None:
    settings.SECRET_KEY = "another"
    assert read_slip(phone.held["slip"]) is None
    assert how(phone) is Standing.OUT


def test_a_cookie_that_is_gone_is_no_reason_to_delete(phone: Phone) -> None:
    phone.client.cookies.clear()
    assert phone.hello() == {"standing": "out"}


def test_a_session_that_ran_out_is_out(phone: Phone) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(hours=1))
    assert phone.hello() == {"standing": "out"}
    Session.objects.all().delete()  # `tidy` takes such rows away later
    assert how(phone, days=400) is Standing.OUT


def test_signed_out_before_its_time_is_ended(phone: Phone) -> None:
    Session.objects.all().delete()
    assert phone.hello() == {"standing": "ended"}


def test_a_new_password_elsewhere_ends_it(phone: Phone, cast: Cast) -> None:
    cast.nadia.set_password("another correct battery")
    cast.nadia.save()
    assert how(phone) is Standing.ENDED
    assert phone.hello() == {"standing": "ended"}


def test_somebody_who_may_not_come_in_any_more_is_ended(phone: Phone, cast: Cast) -> None:
    type(cast.nadia).objects.filter(pk=cast.nadia.pk).update(is_active=False)
    assert phone.hello() == {"standing": "ended"}


def test_signed_in_again_she_is_here_with_the_same_mark_and_another_sign_in(phone: Phone, cast: Cast) -> None:
    first = phone.hello()
    assert (first["standing"], first["person"]) == ("here", phone.held["person"])
    assert first["token"]
    again = Phone(cast.nadia).hello()
    assert again["person"] == first["person"]
    assert again["signIn"] != first["signIn"]


def test_somebody_else_has_another_mark_and_no_mark_gives_a_person_away(phone: Phone, cast: Cast) -> None:
    marks = {person_mark(person) for person in cast.people().values()}
    assert len(marks) == len(cast.people())
    assert all(len(mark) == 32 for mark in marks)
    session = phone.client.session
    assert session.session_key not in sign_in_mark(session)


def test_a_slip_of_somebody_else_changes_nothing_for_who_is_signed_in(phone: Phone, cast: Cast) -> None:
    found = Phone(cast.colleague).client.get(HELLO, headers={"Warmline-Slip": phone.held["slip"]}).json()
    assert found["person"] == person_mark(cast.colleague)


def test_writing_a_slip_asks_the_database_for_nothing(phone: Phone, cast: Cast, django_assert_num_queries) -> None:
    session = phone.client.session
    assert session["_auth_user_id"]  # loaded, as in a request
    with django_assert_num_queries(0):
        write_slip(cast.nadia, session, timezone.now())
