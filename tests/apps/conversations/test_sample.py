"""The sample house's conversations: evidence from the floor for a team, and one thing that comes back for its agent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.drills.daily_room import NOW
from tests.cast import Cast
from tests.practice_room import publish

from warmline.apps.conversations.models import Talk, TalkWords, Upload
from warmline.apps.conversations.sample import load_sample_conversations
from warmline.apps.conversations.sample.talks import CRITERIA, TALKS
from warmline.apps.drills.sample import load_sample_drills
from warmline.apps.drills.selectors import daily, own_desk
from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.load import load_sample
from warmline.apps.reviews.about import told_of
from warmline.apps.reviews.models import Review
from warmline.apps.workshops.huddles.gaps import members_of, team_gaps

pytestmark = pytest.mark.django_db


@pytest.mark.once
def test_a_team_has_evidence_from_the_floor_and_its_first_agent_one_lapse_with_its_reason() -> None:
    house = load_sample()
    nadia = Person.objects.get(email=FACES[0].email)
    assert load_sample_conversations(house, NOW) == 0, "no customers are loaded yet"
    publish()
    assert load_sample_conversations(house, NOW) == len(TALKS)
    load_sample_drills(house, NOW)
    team = Membership.objects.get(person=nadia, role=Role.AGENT, until=None).team
    assert team is not None
    told = told_of(house.pk, members_of(team))
    assert len({each.person for each in told}) >= 6
    assert {gap.behaviour for gap in team_gaps(team, NOW) if gap.people >= 6} == set(CRITERIA)
    assert team_gaps(team, NOW)[0].behaviour == "asks_open"
    today = own_desk(nadia, NOW).today
    assert (today.missed, today.floor) == (("asks_open",), frozenset({"asks_open"}))
    name = rubric().behaviour("asks_open")[1].name
    assert f"People who looked at a real talk of yours missed “{name}”" in daily(nadia, NOW).reason
    upload = Upload.objects.get()
    assert (upload.stage, upload.scored, upload.bad) == ("done", len(TALKS), 0)
    assert not Talk.objects.filter(overall=None).exists()
    count = Review.objects.count()
    assert load_sample_conversations(house, NOW + timedelta(days=1)) == 0
    assert (Upload.objects.count(), Review.objects.count()) == (1, count)


def test_a_real_house_gets_nothing(cast: Cast) -> None:
    assert load_sample_conversations(cast.organisation, NOW) == 0
    assert not Upload.objects.exists()
    assert not TalkWords.objects.exists()


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.id)
def test_each_talk_begins_and_ends_with_the_customer_and_has_an_anchor_for_each_behaviour(talk: object) -> None:
    assert len(talk.turns) % 2 == 1  # type: ignore[attr-defined]
    for anchors in (talk.first, talk.second):  # type: ignore[attr-defined]
        assert anchors is None or (len(anchors) == len(CRITERIA) and set(anchors) <= {1, 2, 3, 4})
