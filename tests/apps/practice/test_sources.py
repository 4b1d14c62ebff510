"""What other rooms say of a person counts for her, is stored nowhere here, and is gone when they take it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.assessment.desk import house
from tests.apps.reviews.reviewed import NOW as REVIEWED_AT
from tests.apps.reviews.reviewed import csv, load, spoke, talks
from tests.apps.workshops.table import noted, planned, seated
from tests.cast import Cast

from warmline.apps.assessment.services import Contact, Noticed, observe, take_review
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.models import Mastery
from warmline.apps.practice.selectors import (
    read_own_low_reviews,
    read_own_mastery,
    read_own_proven,
    read_own_standing,
    read_own_whole,
)
from warmline.apps.practice.services import note_evidence
from warmline.apps.practice.sources import told_elsewhere
from warmline.apps.reviews.models import Review
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Estimate

SOON = REVIEWED_AT + timedelta(hours=1)


def reviewed(cast: Cast, *anchors: int) -> None:
    """Conversations of Nadia's, each with the anchor that one person gave."""
    count = len(anchors)
    spoke(cast, cast.nadia, *(f"talk-{n}" for n in range(count)))
    load(cast.analyst, csv([f"talk-{n},Anh,names_feeling,{each}" for n, each in enumerate(anchors)]), talks(count))


def known(person: Person, read=read_own_mastery) -> Estimate:
    return read(person, person, SOON).behaviour("names_feeling", "empathy")


def test_reviews_move_what_is_known_and_what_is_proven(cast: Cast) -> None:
    before = known(cast.nadia)
    reviewed(cast, 4, 4, 4)
    assert known(cast.nadia).probability > before.probability
    assert known(cast.nadia, read_own_proven).n == 3
    assert known(cast.colleague, read_own_proven).n == 0 == known(cast.outsider, read_own_proven).n


def test_nothing_of_it_is_stored_with_her_practice(cast: Cast) -> None:
    reviewed(cast, 1, 1)
    assert known(cast.nadia).n == 2
    assert not Mastery.objects.exists()
    drill = Evidence("names_feeling", "empathy", Source.DRILL, 1.0, 0.9, REVIEWED_AT)
    note_evidence(person=cast.nadia, evidence=[drill])
    assert [each.source for each in read_own_standing(cast.nadia, cast.nadia).known().recent] == [Source.DRILL]
    assert len(read_own_whole(cast.nadia, cast.nadia, SOON).known().recent) == 3


def test_a_second_thought_and_a_withdrawn_review_take_it_back(cast: Cast) -> None:
    reviewed(cast, 1)
    low = known(cast.nadia).probability
    assert [each.behaviour for each in read_own_low_reviews(cast.nadia, cast.nadia, SOON)] == ["names_feeling"]
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,4"]))
    assert known(cast.nadia).probability > low
    assert read_own_low_reviews(cast.nadia, cast.nadia, SOON) == ()
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,withdrawn"]))
    assert known(cast.nadia).n == 0


def test_two_of_four_is_low_and_more_is_not(cast: Cast) -> None:
    reviewed(cast, 2, 3)
    assert [round(each.success, 2) for each in read_own_low_reviews(cast.nadia, cast.nadia, SOON)] == [0.33]
    load(cast.analyst, csv(["talk-0,Miriam,names_feeling,3"]))
    assert read_own_low_reviews(cast.nadia, cast.nadia, SOON) == (), "together they gave two and a half"


def test_what_is_not_yet_and_what_is_long_ago_is_not_told(cast: Cast) -> None:
    reviewed(cast, 1)
    assert told_elsewhere(cast.nadia, REVIEWED_AT - timedelta(minutes=1)) == ()
    assert told_elsewhere(cast.nadia, REVIEWED_AT + timedelta(days=731)) == ()
    assert len(told_elsewhere(cast.nadia, SOON, Source.REVIEW)) == 1
    assert told_elsewhere(cast.nadia, SOON, Source.QUIZ) == ()


def test_a_behaviour_that_the_rubric_no_longer_has_is_left_out(cast: Cast) -> None:
    reviewed(cast, 1)
    Review.objects.update(criterion="was_here_once")
    assert told_elsewhere(cast.nadia, SOON) == ()


def test_nobody_else_reads_it_as_hers(cast: Cast) -> None:
    reviewed(cast, 1)
    for stranger in cast.all_but("nadia").values():
        for read in (read_own_low_reviews, read_own_whole, read_own_proven):
            with pytest.raises(vault.NotTheOwner):
                read(cast.nadia, stranger, SOON)


def test_a_note_from_a_workshop_moves_what_she_reads_and_nothing_that_is_proven(cast: Cast) -> None:
    session = planned(cast)
    seated(session, cast.nadia, cast.colleague)
    noted(cast.trainer, session, cast.nadia, 1)
    after = session.ends_at + timedelta(hours=1)
    own = read_own_mastery(cast.nadia, cast.nadia, after).behaviour("names_feeling", "empathy")
    assert (own.n, read_own_mastery(cast.colleague, cast.colleague, after).seen()) == (1, ())
    assert read_own_proven(cast.nadia, cast.nadia, after).seen() == ()
    assert read_own_low_reviews(cast.nadia, cast.nadia, after) == (), "a room is for trying, and no real talk"
    during = session.starts_at + timedelta(minutes=40)
    assert read_own_mastery(cast.nadia, cast.nadia, during).seen() == (), "not before the room is over"


def test_a_watched_contact_counts_as_proven_and_a_low_one_comes_back(cast: Cast) -> None:
    house(cast)
    observed = Contact(REVIEWED_AT, "chat", "A parcel")
    low = {"names_feeling": Noticed(1, "And the number?", "Passed by")}
    observe(actor=cast.trainer, person=cast.nadia, contact=observed, noticed=low, now=REVIEWED_AT)
    assert known(cast.nadia, read_own_proven).n == 1
    assert [each.success for each in read_own_low_reviews(cast.nadia, cast.nadia, SOON)] == [0.0]
    assert read_own_low_reviews(cast.colleague, cast.colleague, SOON) == ()


def test_a_review_that_an_assessor_took_up_counts_once(cast: Cast) -> None:
    house(cast)
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1"]), talks(1))
    take_review(actor=cast.analyst, person=cast.nadia, name="talk-0", now=SOON)
    assert known(cast.nadia).n == 1, "taken up, and nobody's file says whose it was"
    spoke(cast, cast.nadia, "talk-0")
    assert known(cast.nadia).n == 1
