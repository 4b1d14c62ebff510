"""The sample's first agent has practised for three weeks, as anybody would have."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.drills.daily_room import NOW
from tests.cast import Cast

from warmline.apps.drills import models
from warmline.apps.drills.content import items
from warmline.apps.drills.sample import DAYS, load_sample_drills
from warmline.apps.drills.selectors import daily, own_answers, read_own_deck
from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.load import load_sample


@pytest.fixture
def nadia(db: None) -> Person:
    load_sample()
    return Person.objects.get(email=FACES[0].email)


def test_she_has_three_weeks_on_working_days_within_her_minutes(nadia: Person) -> None:
    made = load_sample_drills(nadia.organisation, NOW)
    answers = own_answers(nadia)
    assert made == len(answers) > 20
    assert {each.at.weekday() for each in answers} <= set(range(5))
    assert min(each.at for each in answers) >= NOW - timedelta(days=DAYS + 1)
    assert max(each.at for each in answers) < NOW
    for day in {each.at.date() for each in answers}:
        assert sum(items()[each.item].seconds for each in answers if each.at.date() == day) <= 300


def test_today_holds_something_that_comes_back_and_her_plan_is_asked_about(nadia: Person) -> None:
    load_sample_drills(nadia.organisation, NOW)
    today = daily(nadia, NOW)
    assert today.due
    assert "turn again" in today.reason
    assert today.plan is not None
    assert today.done_today == 0


def test_twice_is_once_and_what_she_did_herself_is_never_mixed_with_it(nadia: Person) -> None:
    first = load_sample_drills(nadia.organisation, NOW)
    before = read_own_deck(nadia, nadia)
    assert load_sample_drills(nadia.organisation, NOW + timedelta(days=1)) == 0
    assert read_own_deck(nadia, nadia) == before
    assert models.Answer.objects.count() == first


def test_a_house_of_real_people_gets_nothing(cast: Cast) -> None:
    assert load_sample_drills(cast.organisation, NOW) == 0
    assert not models.Answer.objects.exists()
    assert Organisation.objects.count() == 2
