"""The pages of the five minutes, walked without a script; what the outsider sees; constant queries."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from tests.apps.drills.daily_room import CARD, PARCEL, WARM, key, merge, queries, sent
from tests.cast import Cast

from warmline.apps.drills import models, services
from warmline.apps.drills.aiming import example_for
from warmline.apps.drills.answers import Sent, answer_id
from warmline.apps.drills.content import items
from warmline.apps.drills.plans import Came
from warmline.apps.drills.selectors import daily, own_answers, own_next, read_own_deck
from warmline.apps.practice.services import note_evidence
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.spacing import Grade

START, NEXT, END, PLAN, PACE = (f"/practise/daily/{path}" for path in ("", "next/", "end/", "plan/", "pace/"))


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def post_next(client: Client, **more: object):
    """Answer whatever comes next, and return the response."""
    page = client.get(NEXT + "?anyway").content.decode()
    form = {name: field(page, name) for name in ("key", "item", "shown")}
    return client.post("/practise/daily/answer/" if "Compare with" in page else "/practise/daily/card/", form | more)


def test_the_whole_day_is_walked_from_begin_to_end(cast: Cast, nadia: Client) -> None:
    steps = 0
    while nadia.get(NEXT + "?anyway").status_code == 200:
        response = post_next(nadia, text=WARM, grade=3)
        if "/answers/" in response.url:
            assert "Two answers that work" in nadia.get(response.url).content.decode()
            assert nadia.post(response.url + "grade/", {"grade": 3}).url == NEXT
        steps += 1
        assert steps < 30
    assert steps == models.Answer.objects.count() > 3
    assert nadia.get(NEXT).url == END
    page = nadia.get(END).content.decode()
    assert "That was today" in page
    assert "What comes back when" in page
    assert "proven for facts" in page


def test_the_start_says_what_today_holds_and_why(nadia: Client, cast: Cast) -> None:
    services.choose_pace(user=cast.nadia, minutes=5, days=range(7), now=timezone.now())
    page = nadia.get(NEXT + "?anyway").content.decode()
    assert "1 of " in page
    merge(cast.nadia, Sent(key("old"), PARCEL, timezone.now() - timedelta(days=40), WARM), now=timezone.now())
    post_next(nadia, text=WARM, grade=3)
    page = nadia.get(START).content.decode()
    assert "Why these?" in page
    assert "Go on" in page
    assert "moments to answer in your own words" in page


def test_her_words_are_quoted_with_what_was_seen_and_both_good_answers(cast: Cast, nadia: Client) -> None:
    merge(cast.nadia, sent())
    page = nadia.get(reverse("drills:answered", args=[answer_id(cast.nadia.pk, sent().key)])).content.decode()
    drill = items()[PARCEL].thing
    for words in (WARM, drill.good[0].say, drill.good[1].say, drill.trap.why, "4 of 4", "Suggested, not confirmed"):
        assert words in page
    assert re.search(r'btn main" name="grade" value="4"', page), "the suggested grade is the filled one"
    assert page.count('class="btn main"') == 1


def test_what_was_said_aloud_suggests_nothing(nadia: Client) -> None:
    page = nadia.get(NEXT + "?anyway").content.decode()
    form = {name: field(page, name) for name in ("key", "item", "shown")}
    response = nadia.post("/practise/daily/answer/", form | {"aloud": "1"})
    page = nadia.get(response.url).content.decode()
    assert "Nobody read it" in page
    assert 'class="btn main"' not in page


def test_an_empty_answer_keeps_the_page_and_says_what_to_do(nadia: Client) -> None:
    response = post_next(nadia, text="  ")
    assert response.status_code == 422
    assert "Write an answer first" in response.content.decode()
    too_long = post_next(nadia, text="I see. " * 400)
    assert too_long.status_code == 422
    assert "I see. I see." in too_long.content.decode(), "nothing is lost"


def test_a_double_click_leaves_one_answer(cast: Cast, nadia: Client) -> None:
    page = nadia.get(NEXT + "?anyway").content.decode()
    form = {name: field(page, name) for name in ("key", "item", "shown")} | {"text": WARM}
    first, second = (nadia.post("/practise/daily/answer/", form) for _ in range(2))
    assert first.url == second.url
    assert models.Answer.objects.count() == 1


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"key": "x", "item": PARCEL},
        {"key": str(uuid4()), "item": "empathy.nothing", "text": "Hello."},
        {"key": str(uuid4()), "item": CARD, "text": "A card is no drill."},
    ],
)
def test_what_makes_no_sense_leads_back_to_what_is_next(nadia: Client, form: dict[str, str]) -> None:
    assert nadia.post("/practise/daily/answer/", form).url == NEXT
    assert nadia.post("/practise/daily/card/", form).url == NEXT
    assert not models.Answer.objects.exists()


def test_a_plan_is_made_at_the_end_and_asked_about_next_time(cast: Cast, nadia: Client) -> None:
    merge(cast.nadia, Sent(key("a"), PARCEL, timezone.now(), WARM), now=timezone.now())
    vague = {"moment": "a customer says that she waited", "deed": "be more patient"}
    page = nadia.post(PLAN, vague).content.decode()
    assert "one can hear" in page
    assert vague["deed"] in page
    assert nadia.post(PLAN, vague | {"deed": ""}).status_code == 422
    assert nadia.post(PLAN, vague | {"sure": "1"}).url == END
    assert "then I will be more patient." in nadia.get(END).content.decode()
    assert "Did it come up?" not in nadia.get(START).content.decode()
    models.Deck.objects.all().delete()
    services.make_plan(
        user=cast.nadia, moment=vague["moment"], deed="say how long it was", now=timezone.now() - timedelta(days=2)
    )
    assert "Did it come up?" in nadia.get(START).content.decode()
    assert nadia.post("/practise/daily/plan/came/", {"came": "done"}).url == START
    assert nadia.post("/practise/daily/plan/came/", {"came": "perhaps"}).status_code == 404
    assert read_own_deck(cast.nadia, cast.nadia).plan.came is Came.DONE


def test_her_minutes_and_days(cast: Cast, nadia: Client) -> None:
    assert 'value="5"' in nadia.get(PACE).content.decode()
    assert nadia.post(PACE, {"minutes": 8, "days": [1, 3]}).url == START
    found = read_own_deck(cast.nadia, cast.nadia)
    assert (found.minutes, found.days) == (8, frozenset({1, 3}))
    for wrong in ({"minutes": 2, "days": [1]}, {"minutes": 5}, {"minutes": 99, "days": [1]}):
        assert nadia.post(PACE, wrong).status_code == 422


def test_a_day_off_asks_for_nothing_and_lets_her(cast: Cast, nadia: Client) -> None:
    other = (timezone.localdate().weekday() + 3) % 7
    services.choose_pace(user=cast.nadia, minutes=5, days=[other], now=timezone.now())
    page = nadia.get(START).content.decode()
    assert "Today is a day off" in page
    assert "Practise anyway" in page
    assert nadia.get(NEXT).url == END
    assert nadia.get(NEXT + "?anyway").status_code == 200


def test_nobody_else_reaches_an_answer_of_hers(cast: Cast, client: Client) -> None:
    merge(cast.nadia, sent())
    address = reverse("drills:answered", args=[answer_id(cast.nadia.pk, sent().key)])
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        assert client.get(address).status_code == 404, who
        assert client.post(address + "grade/", {"grade": 1}).status_code == 404, who
        for page in (START, END, PACE):
            assert WARM not in client.get(page).content.decode()
    client.logout()
    assert client.get(START).status_code == 302


def test_an_example_is_shown_first_where_it_is_hard_and_noted_with_the_answer(cast: Cast, nadia: Client) -> None:
    page = nadia.get(NEXT + "?anyway").content.decode()
    asked = items()[field(page, "item")]
    example = example_for(asked)
    assert example is not None
    assert page.index(escape(example.good[0].say)) < page.index(escape(asked.thing.customer))
    form = {name: field(page, name) for name in ("key", "item", "shown", "example")}
    shown = nadia.post("/practise/daily/answer/", form | {"text": WARM})
    assert shown.status_code == 302
    plain = {**form, "key": str(uuid4())}
    del plain["example"]
    nadia.post("/practise/daily/answer/", plain | {"text": WARM})
    assert sorted(each.example for each in own_answers(cast.nadia)) == [False, True]


def test_who_shows_it_sees_no_example(cast: Cast, nadia: Client) -> None:
    able = [
        Evidence(item.behaviour, item.skill, Source.ROLEPLAY, 1.0, 1.0, timezone.now() - timedelta(days=n), 0.0)
        for item in items().values()
        for n in range(6)
    ]
    note_evidence(person=cast.nadia, evidence=able)
    assert "First an example" not in nadia.get(NEXT + "?anyway").content.decode()


def test_no_address_names_what_is_practised(nadia: Client) -> None:
    response = post_next(nadia, text=WARM, grade=3)
    assert "empathy" not in response.url


def test_today_takes_the_same_few_queries_with_a_year_of_history(cast: Cast, nadia: Client) -> None:
    now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    merge(cast.nadia, sent())
    few = queries(lambda: daily(cast.nadia, now))
    pages = [queries(lambda at=at: nadia.get(at)) for at in (START, NEXT + "?anyway", END)]
    for day in range(1, 40):
        merge(cast.nadia, sent(PARCEL, -day, "", Grade.GOOD), sent(CARD, -day, "", Grade.GOOD))
    assert queries(lambda: daily(cast.nadia, now)) == few <= 10
    again = [queries(lambda at=at: nadia.get(at)) for at in (START, NEXT + "?anyway", END)]
    assert again[0] == pages[0]
    assert 0 <= again[2] - pages[2] <= 1, "who practised is asked what she thinks, where she was not asked today"
    assert abs(again[1] - pages[1]) <= 1, "a drill asks who may listen, a card does not"


def test_the_summary_for_the_first_page_of_the_day(cast: Cast) -> None:
    now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    before = daily(cast.nadia, now)
    assert (before.done_today, before.plan, before.day_off) == (0, None, False)
    assert 3 <= before.minutes <= 5
    assert before.due == len(own_next(cast.nadia, now, before.due))
    assert before.reason == f"{before.due} are new."
    merge(cast.nadia, sent())
    assert daily(cast.nadia, now).done_today == 1
    assert daily(cast.colleague, now).done_today == 0
    saturday = daily(cast.nadia, now + timedelta(days=2))
    assert (saturday.day_off, saturday.due, saturday.minutes) == (True, 0, 0)
