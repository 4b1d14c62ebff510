"""The pages: everybody sees her own part, and a stranger none of it."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.workshops.table import again, crowd, offered, planned, seated, state_of, wish
from tests.cast import Cast
from tests.web.test_every_rendered_page import Reading, check

from warmline.apps.people.models import Person
from warmline.apps.workshops import services
from warmline.apps.workshops.codes import code_of
from warmline.apps.workshops.models import CalendarFeed, RoomNote, RoomQuestion, RoomVote, Seat, Session
from warmline.apps.workshops.models.sessions import State

pytestmark = pytest.mark.once

OPEN_PAGES = ("session", "votes", "notes")
ROOM_PAGES = ("desk", "code", "people", "attendance", "change", "retro", "desk_votes")
SEAT_DEEDS = ("join", "leave", "arrive", "join_series")
ROOM_DEEDS = ("release", "seats", "call_off", "open", "finish")


def url(name: str, session: Session, *more: object) -> str:
    return reverse(f"workshops:{name}", args=[session.pk, *more])


def page(client: Client, user: Person, address: str) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return [cast.nadia, cast.colleague, *crowd(cast, 4)]


@pytest.fixture
def going(cast: Cast, people: list[Person]) -> Session:
    """A session that began ten minutes ago, by the clock of now, with six seats taken."""
    made = planned(cast)
    seated(made, *people)
    now = timezone.now()
    begun = {"starts_at": now - timedelta(minutes=10), "ends_at": now + timedelta(minutes=80)}
    Session.objects.filter(pk=made.pk).update(**begun, sign_up_until=now - timedelta(minutes=10))
    return again(cast.trainer, made)


def soon(cast: Cast, **changes: object) -> list[Session]:
    """Sessions from a working day of next week on, by the clock of now: pages go by the real one."""
    day = timezone.localdate() + timedelta(days=7)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
    told = wish(cast, **({"day": day} | changes))
    return services.plan_session(user=cast.trainer, wish=told, now=timezone.now())


@pytest.fixture
def coming(cast: Cast) -> Session:
    """A session of next week."""
    return again(cast.trainer, soon(cast)[0])


def test_to_the_outsider_no_session_exists(cast: Cast, client: Client, going: Session) -> None:
    client.force_login(cast.outsider)
    for name in (*OPEN_PAGES, *ROOM_PAGES, "date_file", "observe"):
        assert client.get(url(name, going)).status_code == 404, name
    for name in (*SEAT_DEEDS, *ROOM_DEEDS, "people", "change", "desk_votes", "observe"):
        assert client.post(url(name, going)).status_code == 404, name
    for name in ("vote", "open_vote", "close_vote"):
        assert client.post(url(name, going, 1)).status_code == 404, name
    assert "upset customer" not in client.get(reverse("workshops:front")).content.decode()


def test_the_room_is_for_who_runs_it_alone(cast: Cast, client: Client, going: Session) -> None:
    for name, who in cast.all_but("trainer", "manager", "admin").items():
        client.force_login(who)
        assert {client.get(url(each, going)).status_code for each in ROOM_PAGES} == {404}, name
        assert {client.post(url(each, going)).status_code for each in ROOM_DEEDS} == {404}, name
        assert client.post(url("open_vote", going, 1)).status_code == 404
    assert again(cast.trainer, going).state == State.OPEN
    for who, pages in ((cast.trainer, ROOM_PAGES), (cast.manager, ["desk"]), (cast.admin, ["desk"])):
        client.force_login(who)
        assert {client.get(url(each, going)).status_code for each in pages} == {200}


def test_deeds_take_no_links(cast: Cast, client: Client, going: Session) -> None:
    client.force_login(cast.trainer)
    deeds = {*SEAT_DEEDS, *ROOM_DEEDS} - {"arrive"}
    assert {client.get(url(name, going)).status_code for name in deeds} == {405}
    shown = client.get(url("arrive", going))
    assert (shown.status_code, shown["Location"]) == (302, url("session", going)), "the code is typed on that page"
    assert not Seat.objects.exclude(attended_at=None).exists()


def test_somebody_without_a_seat_types_the_code_in_the_room(cast: Cast, client: Client, going: Session) -> None:
    assert "With the code you get one, if one is free." in page(client, cast.petra, url("session", going))
    client.post(url("arrive", going), {"code": code_of(going.pk, timezone.now())})
    assert state_of(going, cast.petra) == "booked"
    assert "You are on the list of those who are here." in page(client, cast.petra, url("session", going))
    assert "Type the code on the screen" not in page(client, cast.trainer, url("session", going)), "she leads it"


def test_notes_are_offered_from_the_start_on(cast: Cast, client: Client, going: Session) -> None:
    for address in (url("session", going), url("desk", going)):
        assert "Note what you see" in page(client, cast.trainer, address)
    now = timezone.now()
    Session.objects.filter(pk=going.pk).update(starts_at=now + timedelta(minutes=20))
    for address in (url("session", going), url("desk", going)):
        assert "Note what you see" not in page(client, cast.trainer, address)


def test_a_series_is_one_row_with_its_other_dates_behind_it(cast: Cast, client: Client) -> None:
    dates = soon(cast, every=2, times=4)
    html = page(client, cast.nadia, reverse("workshops:front"))
    assert html.count("<h3>") == 1
    assert "Next:" in html
    assert "then every two weeks" in html
    assert "3 more dates" in html
    assert all(url("session", each) in html for each in dates)
    services.join(user=cast.nadia, session=dates[1], now=timezone.now(), anyway=True)
    html = page(client, cast.nadia, reverse("workshops:front"))
    assert html.count("<h3>") == 2, "the date with her seat is a row of its own"
    assert "2 more dates" in html


def test_opening_says_that_people_can_join_only_where_they_can(cast: Cast, client: Client) -> None:
    (open_still,) = soon(cast, is_open=False)
    (closed,) = soon(cast, is_open=False)
    Session.objects.filter(pk=closed.pk).update(sign_up_until=timezone.now() - timedelta(hours=1))
    client.force_login(cast.trainer)
    assert "People can join now." in client.post(url("open", open_still), follow=True).content.decode()
    said = client.post(url("open", closed), follow=True).content.decode()
    assert "People can join now." not in said
    assert "Sign-up has ended already" in said


def test_a_webinar_without_a_link_is_told(cast: Cast, client: Client) -> None:
    (made,) = soon(cast, plan=offered(cast.trainer, "clear_no"))
    assert made.plan.kind == "webinar"
    assert "This webinar has no link yet" in page(client, cast.trainer, url("desk", made))
    Session.objects.filter(pk=made.pk).update(link="https://meet.example/room")
    assert "This webinar has no link yet" not in page(client, cast.trainer, url("desk", made))


@pytest.mark.parametrize("who", ["nadia", "trainer", "petra"])
def test_every_page_keeps_the_policy_and_its_outline(cast: Cast, client: Client, going: Session, who: str) -> None:
    client.force_login(cast.people()[who])
    pages = [url(name, going) for name in OPEN_PAGES]
    pages += [reverse(f"workshops:{name}") for name in ("front", "calendar")]
    if who != "petra":
        pages.append(url("observe", going))
    if who == "trainer":
        pages += [url(name, going) for name in ROOM_PAGES if name not in ("code", "attendance")]
        pages += [reverse(f"workshops:{name}") for name in ("new", "plans", "write")]
        pages += [reverse(f"workshops:{name}", args=["first_minute"]) for name in ("plan", "edit")]
    for address in pages:
        html = page(client, cast.people()[who], address)
        check(Reading(html))
        assert len(re.findall(r'class="[^"]*\bbtn main\b', html.split("<main", 1)[1])) <= 1, address


def test_joining_and_leaving(cast: Cast, client: Client, coming: Session) -> None:
    client.force_login(cast.nadia)
    assert "Take a seat" in page(client, cast.nadia, url("session", coming))
    assert client.post(url("join", coming)).status_code == 302
    html = page(client, cast.nadia, url("session", coming))
    assert "You have a seat." in html
    assert "Give the seat back" in html
    file = client.get(url("date_file", coming))
    assert icalendar.Calendar.from_ical(file.content).walk("VEVENT")[0]["UID"] == coming.uid
    assert "You have a seat" in page(client, cast.nadia, reverse("workshops:front"))
    client.post(url("leave", coming))
    assert state_of(coming, cast.nadia) == "left"
    assert client.get(url("date_file", coming)).status_code == 404


def test_a_clash_is_told_and_can_be_overruled(cast: Cast, client: Client, coming: Session) -> None:
    (other,) = soon(cast, trainers=[cast.manager])
    seated(other, cast.nadia, now=timezone.now())
    client.force_login(cast.nadia)
    response = client.post(url("join", coming))
    assert response.status_code == 200
    assert "on that day. Would you like to join all the same?" in response.content.decode()
    assert state_of(coming, cast.nadia) == ""
    assert client.post(url("join", coming), {"anyway": "1"}).status_code == 302
    assert state_of(coming, cast.nadia) == "booked"


def test_a_full_session_has_a_waiting_list(cast: Cast, client: Client, coming: Session) -> None:
    Session.objects.filter(pk=coming.pk).update(seats=1)
    services.join(user=cast.colleague, session=coming, now=timezone.now(), anyway=True)
    assert "Join the waiting list" in page(client, cast.nadia, url("session", coming))
    client.post(url("join", coming), {"anyway": "1"})
    assert "You are number 1 on the waiting list." in page(client, cast.nadia, url("session", coming))


def test_the_code_on_the_screen_is_the_code_for_the_phone(cast: Cast, client: Client, going: Session) -> None:
    html = page(client, cast.trainer, url("desk", going))
    shown = re.search(r'class="code-text"[^>]*>(\w+)<', html)
    assert shown is not None
    now = timezone.now()
    assert shown.group(1) in {code_of(going.pk, now), code_of(going.pk, now - timedelta(seconds=120))}
    client.force_login(cast.nadia)
    client.post(url("arrive", going), {"code": "nope"})
    assert Seat.objects.get(person=cast.nadia).attended_at is None
    client.post(url("arrive", going), {"code": shown.group(1).lower()})
    assert Seat.objects.get(person=cast.nadia).attended_at is not None
    assert "on the list of those who are here" in page(client, cast.nadia, url("session", going))


def test_the_page_of_the_code_asks_and_hears_only_what_is_new(cast: Cast, client: Client, going: Session) -> None:
    client.force_login(cast.trainer)
    html = client.get(url("code", going)).content.decode()
    seen = re.search(r"seen=(\w+)", html)
    assert seen is not None
    assert client.get(url("code", going), {"seen": seen.group(1)}).status_code in (204, 200)
    Seat.objects.filter(person=cast.nadia).update(attended_at=timezone.now())
    assert client.get(url("code", going), {"seen": seen.group(1)}).status_code == 200


def test_the_trainer_corrects_and_takes_the_list_along(cast: Cast, client: Client, going: Session) -> None:
    client.force_login(cast.trainer)
    sent = {"person": cast.petra.pk, "was_there": "1", "reason": "=came late"}
    assert client.post(url("people", going), sent | {"reason": ""}).status_code == 422
    assert client.post(url("people", going), sent).status_code == 302
    rows = list(csv.DictReader(StringIO(client.get(url("attendance", going)).content.decode())))
    (petra,) = [row for row in rows if row["name"] == cast.petra.name]
    assert (petra["state"], petra["attendance_by"]) == ("booked", "hand")
    assert not petra["reason"].startswith("="), "no formula for a spreadsheet"
    assert len(rows) == 7


def test_seats_are_changed_and_taken_back_on_the_list(cast: Cast, client: Client, coming: Session) -> None:
    services.join(user=cast.nadia, session=coming, now=timezone.now(), anyway=True)
    services.join(user=cast.colleague, session=coming, now=timezone.now(), anyway=True)
    client.force_login(cast.trainer)
    refused = client.post(url("seats", coming), {"seats": "1"})
    assert refused.status_code == 422
    assert "2 people have a seat" in refused.content.decode()
    assert client.post(url("release", coming), {"person": cast.nadia.pk, "reason": "Other shift"}).status_code == 302
    assert client.post(url("seats", coming), {"seats": "1"}).status_code == 302
    assert again(cast.trainer, coming).seats == 1


def test_a_note_on_the_phone_is_read_by_the_observed_alone(cast: Cast, client: Client, going: Session) -> None:
    words = "Quokkas juggle at noon."
    sent = {"key": uuid4(), "person": cast.nadia.pk, "behaviour": "validates", "anchor": "3", "words": words}
    client.force_login(cast.colleague)
    assert client.post(url("observe", going), sent | {"words": ""}).status_code == 422
    for _ in range(2):
        assert client.post(url("observe", going), sent).status_code == 302
    assert RoomNote.objects.count() == 1
    services.finish(user=cast.trainer, session=going, now=timezone.now())
    html = page(client, cast.nadia, url("notes", going))
    assert words in html
    assert "Noted by Tomasz Zielinski" in html
    for name, who in cast.all_but("nadia", "outsider").items():
        assert words not in page(client, who, url("notes", going)), name
    for each in ("desk", "people", "retro"):
        assert words not in page(client, cast.trainer, url(each, going))


def test_voting_on_phones_and_the_chart_afterwards(
    cast: Cast, client: Client, going: Session, people: list[Person]
) -> None:
    client.force_login(cast.trainer)
    client.post(url("open_vote", going, 1))
    for n, each in enumerate(people[:5]):
        client.force_login(each)
        assert "Not to cut in" in client.get(url("votes", going)).content.decode()
        client.post(url("vote", going, 1), {"option": "0" if n < 4 else "1"})
    client.post(url("vote", going, 1), {"option": "-1"})
    client.post(url("vote", going, 1), {"option": "x"})
    assert RoomVote.objects.count() == 5
    html = page(client, cast.trainer, url("desk_votes", going))
    assert "votes so far" in html
    assert "<svg" not in html.split('id="votes"')[1].split("</form>")[0], "an open vote has no result"
    client.post(url("close_vote", going, 1))
    for who in (cast.trainer, cast.nadia):
        name = "desk_votes" if who is cast.trainer else "votes"
        shown = page(client, who, url(name, going))
        assert "4 of 5" in shown
        assert "The numbers as a table" in shown
    assert RoomQuestion.objects.get(number=1).counts == [4, 1, 0, 0]


def test_a_phone_hears_only_when_a_vote_changes(cast: Cast, client: Client, going: Session) -> None:
    client.force_login(cast.nadia)
    seen = re.search(r"votes/\?seen=([^\"]*)", client.get(url("votes", going)).content.decode())
    assert seen is not None
    ask = lambda: client.get(url("votes", going), {"seen": seen.group(1)}, headers={"HX-Request": "true"})  # noqa: E731
    assert ask().status_code == 204
    services.open_question(user=cast.trainer, question=RoomQuestion.objects.get(number=1), now=timezone.now())
    assert ask().status_code == 200
    assert b"<html" not in ask().content


def test_looking_back_opens_when_it_is_over(cast: Cast, client: Client, going: Session, people: list[Person]) -> None:
    for each in people[:5]:
        seen = services.Seen("validates", 1, "Well.")
        services.note(user=cast.trainer, session=going, person=each, seen=seen, key=uuid4(), now=timezone.now())
    assert "of 4 on average" not in page(client, cast.trainer, url("retro", going))
    client.post(url("finish", going))
    html = page(client, cast.trainer, url("retro", going))
    assert "1.0 of 4 on average, over 5 people" in html
    assert "1.0 of 4, over 5 people" in html
    assert "4: done very well" not in html, "who noted some herself could subtract them from a count for each anchor"
    assert "<table" not in html
    assert cast.nadia.name not in html


def session_form(cast: Cast, **changes: object) -> dict[str, object]:
    day = timezone.localdate() + timedelta(days=30)
    told = {
        "plan": "first_minute", "day": day.isoformat(), "at": "14:00", "zone": "Europe/London", "site": cast.site.pk,
        "room": "Room 2", "link": "", "trainers": [cast.trainer.pk], "seats": "12", "closes": "24", "every": "0",
        "times": "1", "is_open": "on", "anyway": "on",
    }  # fmt: skip
    return told | changes


def test_a_sign_up_that_is_over_before_it_begins_is_refused(cast: Cast, client: Client) -> None:
    client.force_login(cast.trainer)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = client.post(reverse("workshops:new"), session_form(cast, day=tomorrow, closes="48"))
    assert answer.status_code == 422
    assert "Sign-up would have ended before anybody could join." in answer.content.decode()
    assert not Session.objects.exists()


def test_the_trainer_plans_one_session_and_a_series(cast: Cast, client: Client) -> None:
    client.force_login(cast.trainer)
    assert client.post(reverse("workshops:new"), session_form(cast)).status_code == 302
    (one,) = Session.objects.all()
    assert (one.starts_at.astimezone(one.clock).hour, one.state) == (14, State.OPEN)
    assert one.starts_at - one.sign_up_until == timedelta(days=1)
    client.post(reverse("workshops:new"), session_form(cast, plan="clear_no", every="2", times="3", is_open=""))
    assert Session.objects.filter(state=State.PLANNED).count() == 3
    for wrong in ({"room": ""}, {"day": "2020-01-01"}, {"plan": "none"}, {"trainers": [cast.nadia.pk]}):
        assert client.post(reverse("workshops:new"), session_form(cast, **wrong)).status_code == 422, wrong
    assert Session.objects.count() == 4


@pytest.mark.parametrize("name", ["new", "plans", "write"])
def test_planning_is_not_for_everybody(cast: Cast, client: Client, name: str) -> None:
    for who in (cast.nadia, cast.petra, cast.analyst):
        client.force_login(who)
        assert client.get(reverse(f"workshops:{name}")).status_code == 403


def test_a_session_is_moved_and_called_off(cast: Cast, client: Client, coming: Session) -> None:
    client.force_login(cast.trainer)
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    sent = {"day": day, "at": "16:30", "room": "Room 7", "link": "", "anyway": "on"}  # whichever weekday that is
    assert client.post(url("change", coming), sent | {"day": "2020-01-01"}).status_code == 422
    assert client.post(url("change", coming), sent).status_code == 302
    assert (again(cast.trainer, coming).room, again(cast.trainer, coming).sequence) == ("Room 7", 1)
    assert client.post(url("call_off", coming), {"because": ""}).status_code == 422
    client.post(url("call_off", coming), {"because": "The trainer is ill."})
    assert "The trainer is ill." in page(client, cast.nadia, url("session", coming))


def test_a_draft_is_opened(cast: Cast, client: Client) -> None:
    made = soon(cast, is_open=False, times=3)[0]
    client.force_login(cast.nadia)
    assert client.get(url("session", made)).status_code == 404
    client.force_login(cast.trainer)
    client.post(url("open", made))
    assert "Join all dates" not in page(client, cast.nadia, url("session", made)), "the other dates are drafts"


def test_all_dates_are_joined_with_one_click(cast: Cast, client: Client) -> None:
    made = soon(cast, times=3)
    assert "Join all dates" in page(client, cast.nadia, url("session", made[0]))
    client.post(url("join_series", made[0]))
    assert {state_of(each, cast.nadia) for each in made} == {"booked"}
    assert client.post(url("join_series", soon(cast)[0])).status_code == 404


def test_a_plan_is_adapted_in_the_form_and_comes_back_the_same(cast: Cast, client: Client) -> None:
    from warmline.apps.workshops.forms import PlanForm

    plan = offered(cast.trainer).plan
    typed = PlanForm.typed(plan) | {"title": "Our own first minute"}
    client.force_login(cast.trainer)
    edit = reverse("workshops:edit", args=["first_minute"])
    response = client.post(edit, typed | {"scenario": "", "brief": ""})
    assert response.status_code == 302, response.content.decode()[:3000]
    kept = offered(cast.trainer)
    assert (kept.is_own, kept.plan.title, kept.plan.questions, kept.plan.case) == (
        True, "Our own first minute", plan.questions, plan.case,
    )  # fmt: skip
    assert [(step.minutes, step.title) for step in kept.plan.steps] == [(s.minutes, s.title) for s in plan.steps]
    for wrong in ({"steps": "soon | x | y"}, {"questions": "One answer? | a"}, {"case_title": ""}):
        assert client.post(edit, typed | {"scenario": "", "brief": ""} | wrong).status_code == 422, wrong


def test_the_calendar_address_is_secret_shown_once_and_revocable(cast: Cast, client: Client) -> None:
    seated(soon(cast)[0], cast.nadia, now=timezone.now())
    client.force_login(cast.nadia)
    html = client.post(reverse("workshops:make_feed")).content.decode()
    address = re.search(r'value="[^"]*(/workshops/calendar/[\w-]+\.ics)"', html)
    assert address is not None
    assert address.group(1) not in page(client, cast.nadia, reverse("workshops:calendar"))
    assert address.group(1).split("/")[-1][:-4] not in CalendarFeed.objects.get().hashed
    client.logout()
    answer = client.get(address.group(1))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert len(icalendar.Calendar.from_ical(answer.content).walk("VEVENT")) == 1
    assert client.get("/workshops/calendar/guessed.ics").status_code == 404
    Person.objects.filter(pk=cast.nadia.pk).update(is_active=False)
    assert client.get(address.group(1)).status_code == 404
    Person.objects.filter(pk=cast.nadia.pk).update(is_active=True)
    client.force_login(cast.nadia)
    client.post(reverse("workshops:revoke_feed"))
    assert client.get(address.group(1)).status_code == 404


def test_the_menu_offers_workshops_to_those_who_plan_them(cast: Cast, client: Client) -> None:
    sees = {}
    for name, who in cast.people().items():
        client.force_login(who)
        sees[name] = 'href="/workshops/"' in client.get("/people/me/").content.decode()
    assert {name for name, found in sees.items() if found} == {"trainer", "manager", "admin", "outsider"}


def test_the_list_asks_as_often_for_many_sessions_as_for_one(
    cast: Cast, client: Client, django_assert_max_num_queries
) -> None:
    for _ in range(8):
        seated(soon(cast)[0], cast.nadia, now=timezone.now())
        soon(cast, trainers=[cast.manager])
    client.force_login(cast.nadia)
    with django_assert_max_num_queries(20):
        client.get(reverse("workshops:front"))
    client.force_login(cast.trainer)
    with django_assert_max_num_queries(24):
        client.get(reverse("workshops:front"))
