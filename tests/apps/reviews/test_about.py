"""What reviews say about a person follows from the reviews as they stand, and is laid at nobody else's door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.reviews.reviewed import NOW, csv, load, spoke, talks
from tests.cast import Cast

from warmline.apps.people.models import Person
from warmline.apps.reviews.about import Told, speakers, told_of
from warmline.apps.reviews.models import Review, ReviewedConversation


def about(person: Person) -> list[Told]:
    return told_of(person.organisation_id, [person.pk])


def test_a_review_is_about_whoever_spoke(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    spoke(cast, cast.colleague, "talk-1")
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1", "talk-1,Anh,names_feeling,4"]), talks(2))
    (told,) = about(cast.nadia)
    assert (told.person, told.behaviour, told.anchor, told.reviewers) == (cast.nadia.pk, "names_feeling", 1, 1)
    assert (told.success, told.sureness, told.at) == (0.0, 0.7, NOW)
    assert [each.success for each in about(cast.colleague)] == [1.0]
    assert about(cast.petra) == [] == about(cast.outsider)


def test_reviewers_are_weighed_together_and_are_surer_together(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1", "talk-0,Miriam,names_feeling,2"]), talks(1))
    (told,) = about(cast.nadia)
    assert (told.anchor, told.reviewers) == (1.5, 2)
    assert told.sureness == pytest.approx(1.4 / 1.7)


def test_machines_and_the_speaker_herself_do_not_count(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    rows = ["talk-0,model:small,names_feeling,1", f"talk-0,{cast.nadia.email.upper()},names_feeling,4"]
    load(cast.analyst, csv(rows), talks(1))
    assert about(cast.nadia) == []


def test_a_second_thought_and_a_withdrawn_review_change_it(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1"]), talks(1))
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]))
    assert [each.anchor for each in about(cast.nadia)] == [3]
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,withdrawn"]))
    assert about(cast.nadia) == []


def test_a_name_that_two_people_s_files_share_is_nobody_s(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0", "talk-1")
    spoke(cast, cast.colleague, "talk-0")
    spoke(cast, None, "talk-1")
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1", "talk-1,Anh,names_feeling,1"]), talks(2))
    assert speakers(cast.organisation.pk, [cast.nadia.pk, cast.colleague.pk]) == {}
    assert about(cast.nadia) == [] == about(cast.colleague)


def test_the_same_conversation_brought_twice_is_still_hers(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    spoke(cast, cast.nadia, "talk-0")
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1"]), talks(1))
    assert len(about(cast.nadia)) == 1


def test_another_house_with_the_same_names_is_another_house(cast: Cast) -> None:
    spoke(cast, cast.outsider, "talk-0", by=cast.outsider)
    spoke(cast, cast.nadia, "talk-0")
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1"]), talks(1))
    assert len(about(cast.nadia)) == 1
    assert about(cast.outsider) == []
    assert told_of(cast.elsewhere.pk, [cast.nadia.pk]) == []


def test_the_oldest_comes_first_and_behaviours_stay_apart(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0", "talk-1")
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,2", "talk-1,Anh,names_feeling,1"]), talks(2))
    late = ReviewedConversation.objects.get(name="talk-0")
    Review.objects.filter(conversation=late).update(given_at=NOW + timedelta(days=2))
    Review.objects.create(conversation=late, rater="anh", criterion="validates", anchor=1, given_at=NOW)
    told = [(each.behaviour, each.anchor) for each in about(cast.nadia)]
    assert told == [("validates", 1), ("names_feeling", 1), ("names_feeling", 2)]


def test_queries_do_not_grow_with_the_reviews(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        about(cast.nadia)
    spoke(cast, cast.nadia, *(f"talk-{n}" for n in range(6)))
    for count in (1, 6):
        load(cast.analyst, csv([f"talk-{n},Anh,names_feeling,1" for n in range(count)]), talks(count))
        with django_assert_num_queries(5):
            assert len(about(cast.nadia)) == count
