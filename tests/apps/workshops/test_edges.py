"""The edges of a session: clocks that change in the night, seats of people who are gone, and what is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.apps.workshops.table import (
    LONDON,
    NOW,
    START,
    a_series,
    again,
    crowd,
    noted,
    offered,
    planned,
    seated,
    state_of,
)
from tests.cast import Cast, person

from warmline.adapters.packs.workshops import WorkshopPlan
from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Site
from warmline.apps.workshops import keeping, services, tasks
from warmline.apps.workshops.clocks import NoSuchTime, moment
from warmline.apps.workshops.codes import LETTERS, code_of, is_right
from warmline.apps.workshops.models import RoomNote, RoomTally, Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.selectors.mine import attended
from warmline.apps.workshops.selectors.room import hard_in
from warmline.apps.workshops.services.observing import LONGEST

FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)
"""The nights in which London's clocks change, at one and at two."""
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata", "UTC")
SENTENCE = "The kettle sings at noon."


# Clocks.


@pytest.mark.parametrize("day", [FORWARD, BACK])
def test_a_session_over_a_change_of_clocks_lasts_as_long_as_its_plan(cast: Cast, day: date) -> None:
    made = planned(cast, day=day, at=time(0, 30), is_open=False)
    assert made.ends_at - made.starts_at == timedelta(minutes=made.plan.minutes)
    assert made.starts_at.astimezone(LONDON).time() == time(0, 30)


def test_moved_over_a_change_of_clocks_it_keeps_its_length_and_its_time_to_sign_up(cast: Cast) -> None:
    made = planned(cast, closes=timedelta(hours=24))
    length = made.ends_at - made.starts_at
    moved = services.change(
        user=cast.trainer, session=made, day=FORWARD, at=time(0, 30), room="Room 2", link="", now=NOW, anyway=True
    )
    assert moved.ends_at - moved.starts_at == length
    assert moved.starts_at - moved.sign_up_until == timedelta(hours=24)
    with pytest.raises(Refused, match="clocks go forward"):
        services.change(user=cast.trainer, session=made, day=FORWARD, at=time(1, 30), room="", link="", now=NOW)


@settings(max_examples=40)
@given(
    st.dates(date(2024, 1, 1), date(2034, 12, 31)),
    st.times().map(lambda at: at.replace(microsecond=0)),
    st.sampled_from(ZONES),
)
def test_a_moment_shows_the_time_that_was_typed_or_there_is_no_such_time(day: date, at: time, name: str) -> None:
    zone = ZoneInfo(name)
    wall = datetime.combine(day, at)
    if wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        with pytest.raises(NoSuchTime):
            moment(day, at, zone)
        return
    found = moment(day, at, zone)
    shown = found.astimezone(zone)
    assert (shown.date(), shown.time()) == (day, at)
    assert found.utcoffset() == timedelta(0)
    assert (found + timedelta(hours=2)).astimezone(UTC) - found == timedelta(hours=2)


def test_the_day_of_a_session_is_that_of_the_clock_it_was_planned_by(cast: Cast) -> None:
    made = planned(cast, zone="Pacific/Kiritimati", day=date(2026, 12, 2), at=time(9, 0))
    seated(made, cast.nadia)
    services.correct(
        user=cast.trainer, session=made, person=cast.nadia, was_there=True, reason="Seen.", now=made.starts_at
    )
    assert attended([cast.nadia.pk], "first_minute") == {cast.nadia.pk: date(2026, 12, 2)}


# Seats.


def test_who_showed_up_early_and_went_again_was_not_there(cast: Cast) -> None:
    made, early = planned(cast), START - timedelta(minutes=20)
    seated(made, cast.nadia)
    assert services.arrive(user=cast.nadia, session=made, code=code_of(made.pk, early), now=early)
    services.leave(user=cast.nadia, session=made, now=early + timedelta(minutes=5))
    assert attended([cast.nadia.pk], "first_minute") == {}
    assert Seat.objects.get(person=cast.nadia).late


def test_nobody_moves_up_whose_account_is_closed(cast: Cast) -> None:
    made = planned(cast, seats=1)
    gone, here = crowd(cast, 2)
    seated(made, cast.nadia, gone, here)
    gone.is_active = False
    gone.save()
    services.leave(user=cast.nadia, session=made, now=NOW)
    assert [state_of(made, each) for each in (gone, here)] == [Place.WAITING, Place.BOOKED]


def test_a_series_is_joined_but_for_the_dates_one_leads(cast: Cast) -> None:
    dates = a_series(cast, trainers=[cast.trainer, cast.manager])
    dates[1].trainers.remove(cast.manager)
    series = dates[0].series
    assert series is not None
    seats = services.join_series(user=cast.manager, series=series, now=NOW)
    assert [seat.session_id for seat in seats] == [dates[1].pk]
    with pytest.raises(Refused, match="None of these dates"):
        services.join_series(user=cast.trainer, series=series, now=NOW)


def test_a_session_ends_after_its_first_moment_not_at_it(cast: Cast) -> None:
    made = planned(cast)
    with pytest.raises(Refused, match="after it has begun"):
        services.finish(user=cast.trainer, session=made, now=START)
    services.finish(user=cast.trainer, session=made, now=START + timedelta(seconds=1))
    assert again(cast.trainer, made).state == State.DONE


@pytest.mark.parametrize("reason", ["", " \n "])
def test_taking_back_a_seat_needs_a_reason_and_a_seat(cast: Cast, reason: str) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    with pytest.raises(Refused, match="Say why"):
        services.release(user=cast.trainer, session=made, person=cast.nadia, reason=reason, now=NOW)
    with pytest.raises(Refused, match="no seat here"):
        services.release(user=cast.trainer, session=made, person=cast.colleague, reason="Ill.", now=NOW)
    assert state_of(made, cast.nadia) == Place.BOOKED


def test_the_manager_of_another_site_runs_nothing_here(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    elsewhere = Site.objects.create(organisation=cast.organisation, name="Ferry", timezone="Europe/London")
    stranger = person(cast.organisation, "Milo", "milo@northwind.example")
    Membership.objects.create(person=stranger, role=Role.MANAGER, site=elsewhere)
    deeds = (
        lambda: services.change_seats(user=stranger, session=made, seats=99, now=NOW),
        lambda: services.call_off(user=stranger, session=made, because="x", now=NOW),
        lambda: services.release(user=stranger, session=made, person=cast.nadia, reason="x", now=NOW),
        lambda: services.finish(user=stranger, session=made, now=START + timedelta(hours=1)),
        lambda: services.add_question(user=stranger, session=made, ask="x", options=["a", "b"]),
        lambda: services.join(user=stranger, session=made, now=NOW),
    )
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert not AuditEvent.objects.filter(actor=stranger).exists()
    made.trainers.add(stranger)
    services.change_seats(user=stranger, session=made, seats=99, now=NOW)


def test_calling_off_twice_is_refused_and_tells_nobody_twice(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    services.call_off(user=cast.trainer, session=made, because="Ill.", now=NOW)
    with pytest.raises(Refused, match="stays as it is"):
        services.call_off(user=cast.trainer, session=made, because="Ill.", now=NOW)
    assert again(cast.trainer, made).sequence == 1
    assert AuditEvent.objects.filter(verb="workshops.cancelled").count() == 1
    with pytest.raises(Refused, match="cannot be joined"):
        services.join(user=cast.colleague, session=made, now=NOW)


@pytest.mark.parametrize("seats", [0, -1])
def test_no_session_is_without_a_seat(cast: Cast, seats: int) -> None:
    made = planned(cast)
    with pytest.raises(Refused):
        services.change_seats(user=cast.trainer, session=made, seats=seats, now=NOW)
    assert again(cast.trainer, made).seats == 12


# Codes, votes, notes.


@settings(max_examples=30)
@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_code_or_not(typed: str) -> None:
    key = uuid4()
    right = code_of(key, START)
    told = "".join(letter for letter in typed.upper() if letter.isalnum())
    assert is_right(key, typed, START) is (told in {right, code_of(key, START - timedelta(seconds=120))})
    assert set(right) <= set(LETTERS)


@pytest.mark.parametrize(
    ("ask", "options"),
    [("", ["a", "b"]), ("  ", ["a", "b"]), ("Which?", ["a"]), ("Which?", ["a", " a "]), ("Which?", ["a", " ", ""]),
     ("Which?", list("abcdefg"))],
)  # fmt: skip
def test_a_vote_is_a_question_with_different_answers(cast: Cast, ask: str, options: list[str]) -> None:
    made = planned(cast)
    with pytest.raises(Refused, match="two to six different"):
        services.add_question(user=cast.trainer, session=made, ask=ask, options=options)


@pytest.mark.parametrize("option", [-1, 2, 99])
def test_nobody_votes_for_what_is_not_there(cast: Cast, option: int) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    question = services.add_question(user=cast.trainer, session=made, ask="Which?", options=["a", "b"])
    services.open_question(user=cast.trainer, question=question, now=START)
    with pytest.raises(Refused, match="one of the answers"):
        services.vote(user=cast.nadia, question=question, option=option)


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "one line"), (" \n\t ", "one line"), ("x" * (LONGEST + 1), "300 letters"), ("x" * 20_000, "300")],
)  # fmt: skip
def test_a_note_is_one_line_of_words(cast: Cast, words: str, said: str) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    seen = services.Seen("names_feeling", 3, words)
    with pytest.raises(Refused, match=said):
        services.note(user=cast.trainer, session=made, person=cast.nadia, seen=seen, key=uuid4(), now=START)
    assert not RoomNote.objects.exists()
    assert not RoomTally.objects.exists()


def test_four_people_show_nothing_of_the_room_and_one_person_four_times_is_one(cast: Cast) -> None:
    made = planned(cast)
    people = crowd(cast, 4)
    seated(made, *people)
    for each in people:
        for anchor in (1, 1):
            noted(cast.trainer, made, each, anchor)
    over = START + timedelta(days=1)
    services.finish(user=cast.trainer, session=made, now=START + timedelta(hours=1))
    assert RoomTally.objects.get().people == 4
    assert not hard_in(again(cast.trainer, made), over)


def test_the_tasks_twice_tell_and_bring_back_once(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    for _time in range(2):
        tasks.remind.call(str(made.pk), "hour")
        tasks.follow.call(str(made.pk))
        tasks.follow.call(str(uuid4()))
    assert not Seat.objects.filter(followed=True).exists(), "the session is not over"


# What is typed.


def plan_of(cast: Cast, title: str) -> WorkshopPlan:
    return replace(offered(cast.trainer).plan, key="", title=title)


def test_titles_of_any_script_make_plans_of_their_own(cast: Cast, client: Client) -> None:
    titles = ["Первая минута", "最初の一分", "<b>First</b> minute", "Первая минута"]
    made = [
        services.write_plan(user=cast.trainer, plan=plan_of(cast, title), starts_from="", now=NOW) for title in titles
    ]
    assert len({row.key for row in made}) == 4
    assert {row.version for row in made} == {1}
    client.force_login(cast.trainer)
    page = client.get(reverse("workshops:plans")).content.decode()
    assert "<b>First" not in page
    assert "&lt;b&gt;First&lt;/b&gt; minute" in page


def test_the_next_version_leaves_sessions_that_are_planned_with_theirs(cast: Cast) -> None:
    first = services.write_plan(user=cast.trainer, plan=plan_of(cast, "Ours"), starts_from="", now=NOW)
    made = planned(cast, plan=offered(cast.trainer, first.key))
    changed = replace(first.plan(), title="Ours, better")
    second = services.write_plan(user=cast.trainer, plan=changed, starts_from="", now=NOW)
    assert (second.key, second.version) == (first.key, 2)
    assert again(cast.trainer, made).plan.title == "Ours"
    assert offered(cast.trainer, first.key).plan.title == "Ours, better"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", ""])
def test_a_day_of_no_calendar_is_an_error_of_the_form(cast: Cast, client: Client, day: str) -> None:
    made = planned(cast)
    client.force_login(cast.trainer)
    sent = {"day": day, "at": "09:00", "room": "Room 2", "link": ""}
    assert client.post(reverse("workshops:change", args=[made.pk]), sent).status_code == 422
    assert again(cast.trainer, made).sequence == 0


@pytest.mark.parametrize("room", ["x" * 20_000, "a\x00b", "x" * 121])
def test_a_room_that_cannot_be_kept_is_said(cast: Cast, client: Client, room: str) -> None:
    made = planned(cast)
    client.force_login(cast.trainer)
    sent = {"day": "2099-06-03", "at": "09:00", "room": room, "link": ""}
    assert client.post(reverse("workshops:change", args=[made.pk]), sent).status_code == 422
    assert again(cast.trainer, made).room == "Room 2"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "not a link"])
def test_a_link_is_an_address_of_the_web(cast: Cast, client: Client, link: str) -> None:
    made = planned(cast)
    client.force_login(cast.trainer)
    sent = {"day": "2099-06-03", "at": "09:00", "room": "", "link": link}
    assert client.post(reverse("workshops:change", args=[made.pk]), sent).status_code == 422


# What is kept.


def test_a_planted_sentence_is_handed_out_to_its_owner_and_gone_with_her(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia, cast.colleague)
    seen = services.Seen("names_feeling", 3, SENTENCE)
    services.note(user=cast.trainer, session=made, person=cast.nadia, seen=seen, key=uuid4(), now=START)
    services.correct(
        user=cast.trainer, session=made, person=cast.nadia, was_there=True, reason=f"Seen. {SENTENCE}", now=START
    )
    assert str(keeping.export(cast.nadia)).count(SENTENCE) == 2
    for other in cast.all_but("nadia").values():
        assert SENTENCE not in str(keeping.export(other))
    keeping.erase(cast.nadia)
    assert not Seat.objects.filter(person=cast.nadia).exists()
    assert not RoomNote.objects.exists()
    assert SENTENCE not in str(keeping.export(cast.nadia))
    assert state_of(made, cast.colleague) == Place.BOOKED
    assert keeping.erase(cast.nadia) == 0


def test_seats_of_a_session_that_ended_today_stay_and_those_of_yesterday_go(cast: Cast) -> None:
    made, later = planned(cast), planned(cast, day=date(2026, 12, 2))
    seated(made, cast.nadia)
    seated(later, cast.nadia)
    assert keeping.clean(made.ends_at) == 0
    assert keeping.clean(made.ends_at + timedelta(seconds=1)) == 1
    assert Seat.objects.get().session_id == later.pk


def test_a_session_has_one_seat_for_one_person_however_she_comes(cast: Cast) -> None:
    made = planned(cast)
    code = code_of(made.pk, START)
    services.join(user=cast.nadia, session=made, now=NOW, anyway=True)
    services.leave(user=cast.nadia, session=made, now=NOW)
    services.arrive(user=cast.nadia, session=made, code=code, now=START)
    services.correct(user=cast.trainer, session=made, person=cast.nadia, was_there=True, reason="Seen.", now=START)
    assert list(Seat.objects.values("person").annotate(n=Count("pk")).values_list("n", flat=True)) == [1]
    assert Person.objects.filter(pk__in=attended([cast.nadia.pk], "first_minute")).count() == 1
    assert Session.objects.count() == 1
