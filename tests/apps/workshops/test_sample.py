"""The sample sessions: there once, quick, and with something to show on every page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.workshops.table import NOW
from tests.cast import Cast

from warmline.adapters.packs.huddles import check_huddle
from warmline.apps.assessment.models import Licence
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Person
from warmline.apps.people.sample.load import load_sample
from warmline.apps.workshops.huddles.selectors import bookings_of, held_by, proposals, teams_for
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.models.track import Trainee
from warmline.apps.workshops.sample import load_sample_workshops
from warmline.apps.workshops.selectors import attended, hard_in, upcoming_for
from warmline.apps.workshops.selectors.mine import been_to, run_by, to_join

pytestmark = pytest.mark.once


def test_every_page_of_the_sample_has_something_to_show(db: None) -> None:
    house = load_sample()
    assert load_sample_workshops(house, NOW) == 6
    nadia, trainer = Person.objects.get(name="Nadia Brandt"), Person.objects.get(name="Thandi Mokoena")
    assert len(been_to(nadia, NOW, limit=9)) == 1
    assert len(to_join(nadia, NOW)) == 5, "the workshop of this week, and four webinars"
    assert len([each for each in upcoming_for(trainer, NOW) if each.part == "trainer"]) == 5
    (over,) = run_by(trainer, NOW, limit=9)
    assert over.state == State.DONE
    assert "names_feeling" in {each.behaviour for each in hard_in(over, NOW)}
    people = list(Person.objects.values_list("pk", flat=True))
    assert len(attended(people, "first_minute")) == 8


def test_huddles_and_the_way_to_a_licence_have_something_to_show(db: None) -> None:
    house, now = load_sample(), NOW
    trainer = Person.objects.get(name="Thandi Mokoena")
    analyst = Person.objects.filter(memberships__role="analyst").order_by("pk")[0]
    for who in (trainer, analyst):
        Licence.objects.create(
            person=who, since=NOW - timedelta(days=9), until=NOW + timedelta(days=99), basis="A course"
        )
    for _twice in range(2):
        load_sample_workshops(house, now)
    lead = Person.objects.filter(memberships__role="lead", memberships__until=None).order_by("memberships__pk")[0]
    (team, *_rest) = teams_for(lead)
    assert len(held_by(lead, team, 9)) == 3
    assert len(bookings_of(lead, team, NOW.date())) == 1
    assert [each.state for each in proposals(trainer)] == ["waiting"]
    assert list(check_huddle(proposals(trainer)[0].huddle())) == []
    (trainee,) = Trainee.objects.all()
    assert trainee.observations.count() == 2
    assert trainee.person not in (trainer, analyst)
    assert {each.observer for each in trainee.observations.all()} == {analyst}


def test_a_second_time_changes_nothing_and_nobody_is_written_to(db: None) -> None:
    house = load_sample()
    load_sample_workshops(house, NOW)
    before = Session.objects.count()
    load_sample_workshops(house, NOW)
    assert Session.objects.count() == before == 6
    assert not Notice.objects.filter(kind__startswith="workshops").exists()


def test_a_house_that_is_no_sample_gets_none(cast: Cast) -> None:
    assert load_sample_workshops(cast.organisation, NOW) == 0
    assert not Session.objects.exists()
