"""The team's gap: contacts and assessments of five people or more, and never a word of practice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.reviews.reviewed import spoke
from tests.apps.workshops.table import NOW, crowd, planned, seated
from tests.cast import Cast

from warmline.apps.assessment.models import Judgement, ObservedContact
from warmline.apps.people.models import Membership, Person, Team
from warmline.apps.reviews.models import Review, ReviewedConversation
from warmline.apps.workshops import services
from warmline.apps.workshops.huddles.gaps import FEWEST, team_gaps

pytestmark = pytest.mark.once


def seen(cast: Cast, person: Person, behaviour: str, *anchors: int, days: int = 1) -> None:
    """What an assessor saw in a real contact of this person."""
    at = NOW - timedelta(days=days)
    contact = ObservedContact.objects.create(
        person=person, observer=cast.trainer, channel="chat", about="A late parcel", seen_at=at, noted_at=at
    )
    for anchor in anchors:
        told = {"anchor": anchor, "judged_by": cast.trainer, "judged_at": at}
        Judgement.objects.create(contact=contact, behaviour=behaviour, **told)
        contact = ObservedContact.objects.create(
            person=person, observer=cast.trainer, channel="chat", about="Another", seen_at=at, noted_at=at
        )


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return [cast.nadia, cast.colleague, *crowd(cast, 3)]


def test_the_least_shown_comes_first_and_people_weigh_the_same(cast: Cast, people: list[Person]) -> None:
    for person in people:
        seen(cast, person, "names_feeling", 2)
        seen(cast, person, "validates", 4)
    seen(cast, people[0], "validates", 1, 1, 1, 1)
    first, second = team_gaps(cast.team, NOW)
    assert (first.behaviour, first.people, first.sightings) == ("names_feeling", 5, 5)
    assert first.shown == pytest.approx(1 / 3)
    assert (second.behaviour, second.sightings) == ("validates", 9)
    assert second.shown == pytest.approx((4 + 1 / 5) / 5), "nine sightings, but five people of the same weight"
    assert [each.is_open for each in (first, second)] == [True, False]


def test_fewer_than_five_people_say_nothing(cast: Cast, people: list[Person]) -> None:
    for person in people[: FEWEST - 1]:
        seen(cast, person, "names_feeling", 1, 1, 1)
    assert team_gaps(cast.team, NOW) == []
    seen(cast, people[-1], "names_feeling", 1)
    assert [each.people for each in team_gaps(cast.team, NOW)] == [FEWEST]


def test_old_sightings_other_teams_and_what_nobody_judged_do_not_count(cast: Cast, people: list[Person]) -> None:
    for person in people[:4]:
        seen(cast, person, "names_feeling", 1)
    seen(cast, people[4], "names_feeling", 1, days=100)
    assert team_gaps(cast.team, NOW) == []
    Judgement.objects.update(judged_at=NOW)
    assert len(team_gaps(cast.team, NOW)) == 1
    Judgement.objects.filter(contact__person=people[0]).update(judged_at=None)
    assert team_gaps(cast.team, NOW) == []
    Judgement.objects.update(judged_at=NOW)
    Membership.objects.filter(person=people[4]).update(until=NOW)
    assert team_gaps(cast.team, NOW) == []
    assert team_gaps(cast.other_team, NOW) == []


def test_what_the_practice_room_holds_changes_nothing(cast: Cast, people: list[Person]) -> None:
    session = planned(cast)
    seated(session, *people)
    for person in people:
        note = services.Seen("names_feeling", 1, "I understand your frustration.")
        at = session.starts_at + timedelta(minutes=40)
        from uuid import uuid4

        services.note(user=cast.trainer, session=session, person=person, seen=note, key=uuid4(), now=at)
    assert team_gaps(cast.team, session.ends_at) == []


def reviewed(cast: Cast, people: list[Person], anchor: int, days: int = 1) -> None:
    """One conversation of each of them, which one person reviewed."""
    for person in people:
        name = f"talk of {person.pk}"
        spoke(cast, person, name)
        row = ReviewedConversation.objects.create(organisation=cast.organisation, name=name, machine="m")
        at = NOW - timedelta(days=days)
        Review.objects.create(conversation=row, rater="anh", criterion="names_feeling", anchor=anchor, given_at=at)


def test_reviews_count_and_count_once(cast: Cast, people: list[Person]) -> None:
    reviewed(cast, people, 2)
    (gap,) = team_gaps(cast.team, NOW)
    assert (gap.behaviour, gap.people, gap.sightings) == ("names_feeling", 5, 5)
    row = ReviewedConversation.objects.get(name=f"talk of {people[0].pk}")
    taken = ObservedContact.objects.create(
        person=people[0], observer=cast.trainer, reviewed=row, channel="other", about="-", seen_at=NOW, noted_at=NOW
    )
    Judgement.objects.create(contact=taken, behaviour="names_feeling", anchor=2, judged_at=NOW, judged_by=cast.trainer)
    assert [each.sightings for each in team_gaps(cast.team, NOW)] == [5]


def test_reviews_of_four_people_or_of_last_summer_say_nothing(cast: Cast, people: list[Person]) -> None:
    reviewed(cast, people[:4], 1)
    assert team_gaps(cast.team, NOW) == []
    reviewed(cast, people[4:], 1, days=100)
    assert team_gaps(cast.team, NOW) == []
    Review.objects.update(given_at=NOW)
    assert len(team_gaps(cast.team, NOW)) == 1
    assert team_gaps(cast.other_team, NOW) == []
    Review.objects.filter(conversation__name__endswith=f" {people[0].pk}").delete()
    assert team_gaps(cast.team, NOW) == [], "withdrawn"


def test_as_many_questions_however_many_people(
    cast: Cast, people: list[Person], django_assert_max_num_queries: object
) -> None:
    for person in people:
        seen(cast, person, "names_feeling", 2, 3)
    team = Team.objects.select_related("site").get(pk=cast.team.pk)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        assert team_gaps(team, NOW)
    reviewed(cast, people, 2)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        assert team_gaps(team, NOW)
