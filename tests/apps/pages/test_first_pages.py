"""Today, the list of customers, and the team page."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, person
from tests.practice_room import GOOD, NOW, POOR, begin, finish, harder, parcel, publish, queries, talk

from warmline.apps.library.models import ScenarioVersion
from warmline.apps.pages.listing import industry_name, practise_page
from warmline.apps.pages.selectors import today
from warmline.apps.people.models import Membership, Role
from warmline.apps.practice.models import PracticeDay, TeamWeek
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.openings import shortened
from warmline.core.conversation import Channel
from warmline.core.customer.setting import Kind as SceneKind
from warmline.core.customer.setting import Series
from warmline.core.skills import ProgrammeLevel
from warmline.core.skills.keys import SKILL_KEYS

MASTERY = harder("mastery_case", level=ProgrammeLevel.MASTERY, industry="bank")


@pytest.fixture
def nadia(cast: Cast, client):
    client.force_login(cast.nadia)
    return client


def test_today_is_the_first_question_and_one_click_answers_it(cast: Cast, nadia) -> None:
    publish()
    page = nadia.get("/").content.decode()
    assert "Answer Ines" in page
    assert "Why this one?" in page
    quote = re.search(r'<blockquote class="voice message[^"]*">(.+?)</blockquote>', page)
    assert quote is not None
    key = re.search(r'name="key" value="([0-9a-f-]{36})"', page)
    assert key is not None
    response = nadia.post(reverse("roleplay:start", args=["parcel_birthday"]), {"key": key[1]})
    said = nadia.get(response.url).content.decode()
    assert quote[1].split(" …")[0] in said


def test_today_offers_a_talk_that_waits_with_the_customer_s_last_words(cast: Cast, nadia) -> None:
    session = talk(cast.nadia, GOOD[:3], now=timezone.now())
    page = nadia.get("/").content.decode()
    assert "Go on with Ines" in page
    assert "after your third answer" in page
    assert f'href="/practise/{session.pk}/#answer"' in page


def test_today_after_feedback_names_the_one_thing_to_try(cast: Cast) -> None:
    publish(parcel(), harder("other", skills=SKILL_KEYS))
    finish(cast.nadia, [GOOD[0], *POOR])
    found = today(cast.nadia, NOW + timedelta(days=1))
    assert found.next is not None
    assert found.next.scenario.key == "other"
    assert "left one thing to try" in found.next.why


def test_today_shows_only_her_own(cast: Cast, nadia) -> None:
    talk(cast.colleague, GOOD[:2], now=timezone.now())
    page = nadia.get("/").content.decode()
    assert "Go on" not in page
    assert "Nothing yet this week" in page


def test_today_without_customers_says_what_is_missing(cast: Cast, nadia) -> None:
    page = nadia.get("/").content.decode()
    assert "No customers yet" in page


def test_today_invents_nothing(cast: Cast, nadia) -> None:
    publish()
    page = nadia.get("/").content.decode().lower()
    for invented in ("kudos", "your goals", "streak", "badge", "points"):
        assert invented not in page


@pytest.mark.parametrize(
    ("hour", "words"), [(3, "Hello"), (8, "Good morning"), (13, "Good afternoon"), (20, "Good evening")]
)
def test_the_greeting_follows_her_own_clock(cast: Cast, hour: int, words: str) -> None:
    from django.template.loader import render_to_string

    greeting = render_to_string("pages/parts/greeting.html", {"hour": hour, "name": "Nadia"}).strip()
    assert greeting == f"{words}, Nadia"
    cast.nadia.timezone = "Asia/Tokyo"
    assert today(cast.nadia, NOW).hour == 18


def test_today_takes_the_same_queries_with_a_year_of_practice(cast: Cast, nadia) -> None:
    publish(parcel(), MASTERY)
    finish(cast.nadia, GOOD)
    begin(cast.nadia, ScenarioVersion.objects.get(key="mastery_case"), now=timezone.now())
    nadia.get("/")
    few = queries(lambda: nadia.get("/"))
    for day in range(200):
        PracticeDay.objects.create(person=cast.nadia, date=(NOW - timedelta(days=day + 30)).date(), seconds=300)
    for _ in range(12):
        begin(cast.nadia, ScenarioVersion.objects.get(key="mastery_case"), now=timezone.now())
    assert queries(lambda: nadia.get("/")) == few
    # Session, person, roles, cases, waiting talks, standing and key, deck, days of work, week, earlier talks with the
    # next customer, what is ahead: programmes, sessions, an attempt; what reviews, contacts, tests and rooms say.
    assert few <= 34


def test_a_lead_s_today_points_to_the_team_page_and_an_agent_s_does_not(cast: Cast, client) -> None:
    publish()
    client.force_login(cast.petra)
    assert 'href="/team/"' in client.get("/").content.decode()
    for name in ("nadia", "trainer", "manager", "outsider"):
        client.force_login(cast.people()[name])
        assert 'href="/team/"' not in client.get("/").content.decode(), name


def test_an_admin_s_today_points_to_the_house_and_nobody_else_s_does(cast: Cast, client) -> None:
    publish()
    for name, someone in cast.people().items():
        client.force_login(someone)
        page = client.get("/").content.decode()
        main = page.split("<main")[1]
        assert (reverse("people:organisation") in main) == (name in {"admin", "outsider"}), name
        assert ("Answer Ines" in main) == (name in {"nadia", "colleague", "petra", "other_lead"}), name


def test_whoever_is_not_signed_in_is_sent_to_the_sample_people_only_where_that_door_is_open(
    db, client, settings
) -> None:
    settings.WARMLINE_SAMPLE = False
    assert client.get("/").url == reverse("account_login")
    settings.WARMLINE_SAMPLE = True
    assert client.get("/").url == reverse("sample_sign_in")


def test_where_a_real_person_exists_the_sample_door_stays_shut(cast: Cast, client, settings) -> None:
    settings.WARMLINE_SAMPLE = True
    assert client.get("/").url == reverse("account_login")


def test_the_list_shows_every_customer_with_level_minutes_and_skills(cast: Cast, nadia) -> None:
    publish(parcel(), MASTERY)
    page = nadia.get("/practise/").content.decode()
    assert page.count("Answer Ines") == 2
    assert "Foundation · Parcels · about" in page
    assert "Active listening" in page


def test_the_list_is_filtered_by_its_address_alone(cast: Cast) -> None:
    publish(parcel(), MASTERY)
    assert [c.scenario.key for c in practise_page(cast.nadia, level="3").customers] == ["mastery_case"]
    assert [c.scenario.key for c in practise_page(cast.nadia, industry="parcel").customers] == ["parcel_birthday"]
    assert practise_page(cast.nadia, level="3", industry="parcel").customers == []
    assert practise_page(cast.nadia, level="x").customers == []
    assert practise_page(cast.nadia, channel="phone").customers == []
    assert len(practise_page(cast.nadia, channel="chat").customers) == 2


def test_on_a_narrow_screen_the_filters_wait_behind_one_line_until_one_is_set(cast: Cast, nadia) -> None:
    publish(parcel())
    line = '<details class="narrows"{}><summary>'
    assert line.format("") in nadia.get("/practise/").content.decode()
    for chosen in ("level=1", "industry=parcel", "channel=chat"):
        assert line.format(" open") in nadia.get(f"/practise/?{chosen}").content.decode()


def test_the_list_says_how_one_talks_and_who_is_a_colleague_or_comes_back(cast: Cast, nadia) -> None:
    second = Series(part=2, after="parcel_birthday")
    publish(parcel(), harder("again", channel=Channel.PHONE, kind=SceneKind.COLLEAGUE, series=second))
    page = nadia.get("/practise/").content.decode()
    assert page.count("a colleague ·") == page.count("comes back ·") == 1
    assert "<strong>Chat</strong> · Foundation" in " ".join(page.split())
    assert "<strong>Phone</strong> · a colleague · comes back ·" in " ".join(page.split())
    assert '<option value="phone">Phone</option>' in page


def test_a_filter_that_fits_nobody_teaches_the_way_out(cast: Cast, nadia) -> None:
    publish()
    page = nadia.get("/practise/", {"level": "4", "industry": "<script>"}).content.decode()
    assert "Nobody fits all of it" in page
    assert "<script>&" not in page
    assert "Show everybody" in page


def test_the_list_holds_her_own_talks_newest_first_with_the_fitting_link(cast: Cast, nadia) -> None:
    ended = finish(cast.nadia, GOOD[:1])
    stopped = talk(cast.nadia, GOOD[:1], now=NOW + timedelta(hours=1))
    services.stop(user=cast.nadia, session=stopped, now=NOW + timedelta(hours=1))
    waiting = talk(cast.nadia, GOOD[:1], now=NOW + timedelta(hours=2))
    begin(cast.colleague)
    page = nadia.get("/practise/").content.decode()
    links = re.findall(r'href="(/practise/[0-9a-f-]{36}/[^"]*)"', page)
    assert links == [
        f"/practise/{waiting.pk}/#answer",
        f"/practise/{stopped.pk}/",
        f"/practise/{ended.pk}/feedback/1/",
    ]
    own = page.split('id="talks-h"')[1]
    assert own.count("The parcel that is not there · Chat") == 3
    assert 'href="/practise/live/"' in own


def test_the_list_takes_the_same_queries_however_many_talks_there_are(cast: Cast, nadia) -> None:
    publish(parcel(), MASTERY)
    nadia.get("/practise/")  # bodies are parsed once a process
    counts = set()
    for _ in range(3):
        begin(cast.nadia)
        counts.add(queries(lambda: nadia.get("/practise/")))
    assert Session.objects.count() == 3
    assert len(counts) == 1
    # Session, person, roles, cases, own talks.
    assert counts.pop() <= 7


def test_an_industry_of_a_local_pack_has_a_name_too() -> None:
    assert industry_name("parcel") == "Parcels"
    assert industry_name("garden_tools") == "Garden tools"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Soon. When is soon?", "Soon. When is soon?"),
        ("One. " + "Two words here. " * 20, "One. Two words here. Two words here."),
        ("x" * 300, "x" * 80 + " …"),
        ("No full stop at all", "No full stop at all"),
    ],
)
def test_opening_words_are_cut_at_sentences(text: str, short: str) -> None:
    assert shortened(text, 40) == short


def fill(cast: Cast, count: int, day: datetime) -> None:
    for n in range(12):
        one = person(cast.organisation, f"Agent {n}", f"agent{n}@northwind.example")
        Membership.objects.create(person=one, role=Role.AGENT, team=cast.team, since=day - timedelta(days=60))
        if n < count:
            PracticeDay.objects.create(person=one, date=day.date(), seconds=60)


@pytest.mark.parametrize("count", [4, 5, 9])
def test_the_team_page_says_nothing_of_a_week_that_runs(cast: Cast, client, count: int) -> None:
    fill(cast, count, timezone.now())
    client.force_login(cast.petra)
    page = client.get("/team/").content.decode()
    assert "counted when the week is over" in page
    assert "ive or more people" not in page
    assert "Agent 0" not in page
    assert "Nadia" not in page
    assert f">{count}<" not in page


def test_a_closed_week_shows_its_number(cast: Cast, client) -> None:
    fill(cast, 7, timezone.now() - timedelta(days=14))
    client.force_login(cast.petra)
    assert re.search(r"<td>7\s*</td>", client.get("/team/").content.decode())
    assert TeamWeek.objects.filter(practised=7).exists()


def test_the_team_page_exists_for_leads_only_and_shows_their_own_team(cast: Cast, client) -> None:
    for name in cast.all_but("petra", "other_lead"):
        client.force_login(cast.people()[name])
        assert client.get("/team/").status_code == 404, name
    client.force_login(cast.other_lead)
    page = client.get("/team/").content.decode()
    assert "Returns" in page
    assert "Parcels" not in page
