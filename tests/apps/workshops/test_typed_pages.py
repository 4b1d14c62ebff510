"""What comes with a request of the room: numbers of other scripts, too long, null bytes, pages left open."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.workshops.table import planned, seated
from tests.cast import Cast

from warmline.apps.people.models import Person
from warmline.apps.workshops import services
from warmline.apps.workshops.models import RoomQuestion, RoomVote, Seat, Session

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    made = Client()
    made.force_login(person)
    return made


def on_now(cast: Cast) -> tuple[Session, datetime]:
    """A session that is on while the test runs, with a seat for Nadia."""
    made = planned(cast)
    seated(made, cast.nadia)
    now = timezone.now()
    Session.objects.filter(pk=made.pk).update(
        starts_at=now - timedelta(minutes=5), ends_at=now + timedelta(hours=1), sign_up_until=now - timedelta(minutes=5)
    )
    return Session.objects.get(pk=made.pk), now


@pytest.mark.parametrize("option", ["", "٠", "²", "9" * 30, "-1", "x", "\x00", "0 "])
def test_a_vote_for_what_is_no_number_counts_for_nothing(cast: Cast, option: str) -> None:
    made, now = on_now(cast)
    question = services.add_question(user=cast.trainer, session=made, ask="Which?", options=["a", "b"])
    services.open_question(user=cast.trainer, question=question, now=now)
    address = reverse("workshops:vote", args=[made.pk, question.number])

    assert browser(cast.nadia).post(address, {"option": option}).status_code < 500
    assert not RoomVote.objects.exists()
    browser(cast.nadia).post(address, {"option": "1"})
    assert RoomVote.objects.get().option == 1


def test_a_question_with_a_null_byte_is_told_so(cast: Cast) -> None:
    made, _now = on_now(cast)
    before = RoomQuestion.objects.count()
    client = browser(cast.trainer)
    sent = {"ask": "Which\x00?", "options": "a\nb"}
    answer = client.post(reverse("workshops:desk_votes", args=[made.pk]), sent)
    assert answer.status_code in (302, 422)
    assert RoomQuestion.objects.count() == before


@pytest.mark.parametrize("code", ["\x00", "x" * 500, ""])
def test_a_code_of_nothing_is_a_wrong_one(cast: Cast, code: str) -> None:
    made, _now = on_now(cast)
    assert browser(cast.nadia).post(reverse("workshops:arrive", args=[made.pk]), {"code": code}).status_code == 302
    assert Seat.objects.get(person=cast.nadia).attended_at is None


@pytest.mark.parametrize("name", ["leave", "join", "join_series"])
def test_buttons_of_a_page_left_open_over_the_start_lead_back_with_a_word(cast: Cast, name: str) -> None:
    made, _now = on_now(cast)
    who = cast.nadia if name == "leave" else cast.colleague
    answer = browser(who).post(reverse(f"workshops:{name}", args=[made.pk]))
    assert answer.status_code in (302, 404)
    assert Seat.objects.get(person=cast.nadia).state == "booked"
    assert not Seat.objects.filter(person=cast.colleague).exists()


@pytest.mark.parametrize("plan", ["\x00", "x" * 20_000, "of_nobody"])
def test_a_plan_that_nobody_knows_is_not_chosen(cast: Cast, plan: str) -> None:
    assert browser(cast.trainer).get(reverse("workshops:new"), {"plan": plan}).status_code in (200, 404)


@pytest.mark.parametrize("typed", ["٣", "-5", "9" * 40, "\x00", ""])
def test_a_draw_of_no_number_draws_none(cast: Cast, typed: str) -> None:
    client = browser(cast.petra)
    for name in ("draw", "team"):
        assert client.get(reverse("workshops:huddle"), {name: typed}).status_code in (200, 302, 404)
