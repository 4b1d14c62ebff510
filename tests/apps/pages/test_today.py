"""Today put together: one first question, what is ahead, what waits, and the same few queries after a year."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast
from tests.practice_room import NOW, begin, finish, parcel, publish, queries

from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck, pack, with_reviews
from warmline.apps.drills.models import Deck as DeckRow
from warmline.apps.drills.plans import Plan
from warmline.apps.pages.selectors import today
from warmline.apps.pages.waiting import waits_for
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.models import Mastery, PracticeDay
from warmline.apps.practice.standing import Finished, Standing
from warmline.apps.practice.standing import pack as pack_standing
from warmline.apps.studio.models import Case
from warmline.apps.studio.models import State as CaseState
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Learner
from warmline.core.practice.spacing import Grade, Review


def a_year(person: Person, *, days: int = 365, plan: Plan | None = None) -> None:
    """Put a year of daily practice and a talk a week into the database, in a few rows: everything is hers, sealed."""
    now, every = timezone.now(), list(items().values())
    reviews, evidence, finished = [], [], []
    for back in range(days, 0, -1):
        at = now - timedelta(days=back)
        for n in range(3):
            item = every[(3 * back + n) % len(every)]
            reviews.append((item.id, item.behaviour, Review(at, f"{back}-{n}", at.date(), Grade(1 + (back + n) % 4))))
            evidence.append(Evidence(item.behaviour, item.skill, Source.DRILL, (back + n) % 4 / 3, 0.8, at, 0.0))
        if back % 7 == 0:
            finished.append(Finished("parcel_birthday", 1, solved=True, at=at))
    standing = Standing(finished=tuple(finished), learner=Learner().with_more(evidence))
    deck = with_reviews(Deck(plans=(plan,) if plan else ()), reviews)
    DeckRow.objects.create(person=person, sealed=vault.seal(person, pack(deck)), updated_at=now)
    sealed = vault.seal(person, pack_standing(standing))
    Mastery.objects.update_or_create(person=person, defaults={"sealed": sealed, "updated_at": now})
    PracticeDay.objects.bulk_create(
        [PracticeDay(person=person, date=(now - timedelta(days=n)).date(), seconds=300) for n in range(days)]
    )


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def main_part(client: Client) -> str:
    return client.get("/").content.decode().split("<main")[1]


def test_after_a_year_today_takes_no_more_queries_and_little_time(cast: Cast, client: Client) -> None:
    publish(parcel())
    a_year(cast.colleague, days=2)
    a_year(cast.nadia)
    client.force_login(cast.colleague)
    client.get("/")
    few = queries(lambda: client.get("/"))
    client.force_login(cast.nadia)
    client.get("/")
    assert queries(lambda: client.get("/")) <= few + 1  # one more reads her first customer's earlier talks
    began = time.process_time()
    client.get("/")
    assert time.process_time() - began < 1.0, "the bench measures it; here only that it does not run away"


def test_there_is_one_filled_button_and_at_most_one_raised_panel(cast: Cast, nadia: Client) -> None:
    publish()
    for year in (False, True):
        if year:
            a_year(cast.nadia)
        page = main_part(nadia)
        assert page.count("btn main") == 1
        assert page.count('class="next') == 1


def test_what_comes_back_after_a_year_is_first_with_its_words_and_reason(cast: Cast, nadia: Client) -> None:
    publish()
    a_year(cast.nadia)
    now = timezone.now() + timedelta(days=2)
    monday = now + timedelta(days=-now.weekday() % 7)  # a working day, whichever day the test runs on
    found = today(cast.nadia, monday)
    assert found.five.count > 0
    assert found.five.opening
    assert found.why.endswith(".")
    assert len(found.why_not) <= 3
    page = main_part(nadia)
    assert "Why this one?" in page


def test_a_newcomer_meets_a_customer_and_the_five_minutes_wait_below(cast: Cast, nadia: Client) -> None:
    publish()
    page = main_part(nadia)
    assert "Answer Ines" in page
    assert page.index("Answer Ines") < page.index("Five minutes a day")
    assert reverse("workshops:front") in page


def test_the_plan_of_an_earlier_day_is_asked_about_and_told_of_in_one_click(cast: Cast, nadia: Client) -> None:
    publish()
    day = (timezone.now() - timedelta(days=1)).date()
    a_year(cast.nadia, days=3, plan=Plan("a customer says again", "name how long they waited", day))
    assert "If a customer says again, then I will name how long they waited." in main_part(nadia)
    assert nadia.post(reverse("drills:came"), {"came": "done"}).status_code == 302
    assert "Did it come up?" not in main_part(nadia)


def test_nobody_sees_anything_of_her_practice_on_their_own_today(cast: Cast, client: Client) -> None:
    publish()
    day = (timezone.now() - timedelta(days=1)).date()
    a_year(cast.nadia, plan=Plan("a customer says again", "name how long they waited", day))
    for name, someone in cast.all_but("nadia").items():
        client.force_login(someone)
        page = client.get("/").content.decode()
        assert "customer says again" not in page, name
        assert "Nadia" not in page, name


def test_who_does_not_practise_begins_with_what_waits(cast: Cast, client: Client) -> None:
    publish()
    for name in ("trainer", "analyst", "manager", "admin", "outsider"):
        client.force_login(cast.people()[name])
        page = main_part(client)
        assert "What waits for you" in page, name
        assert "Answer Ines" not in page, name
        assert "Nothing waits for you today." in page, name


def test_a_manager_who_has_practised_gets_a_customer_first(cast: Cast) -> None:
    publish()
    finish(cast.manager)
    assert today(cast.manager, NOW + timedelta(days=1)).first != "waits"


def test_texts_of_others_that_wait_for_a_review_are_counted_and_own_ones_are_not(cast: Cast) -> None:
    for n, writer in enumerate((cast.trainer, cast.manager)):
        Case.objects.create(
            organisation=cast.organisation,
            key=f"case-{n}",
            title="One",
            state=CaseState.REVIEW,
            created_by=writer,
            changed_at=NOW,
        )
    words = [each.words for each in waits_for(cast.trainer, NOW)]
    assert words == ["One customer waits for a review."]
    assert waits_for(cast.nadia, NOW) == []
    assert waits_for(cast.outsider, NOW) == []


def test_the_lead_s_team_page_leads_to_huddle_done_and_readiness(cast: Cast, client: Client) -> None:
    client.force_login(cast.petra)
    page = client.get("/team/").content.decode()
    for address in ("workshops:huddle", "programmes:team", "assessment:ready"):
        assert f'href="{reverse(address)}' in page


def test_two_talks_with_one_customer_wait_as_one_and_it_is_the_last(cast: Cast) -> None:
    version = publish()
    begin(cast.nadia, version, NOW)
    last = begin(cast.nadia, version, NOW + timedelta(hours=1))
    shown = today(cast.nadia, NOW + timedelta(hours=2))
    waiting = [found.talk.session for found in shown.waiting]
    if shown.next is not None and shown.next.session is not None:
        waiting.append(shown.next.session)
    assert waiting == [last.pk]
    assert not today(cast.outsider, NOW + timedelta(hours=2)).waiting
