"""What the tables themselves refuse, and how their rows are called."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.apps.reviews.reviewed import CRITERION, NOW, csv, desk, learn, load, load_careful, talks
from tests.cast import Cast
from tests.practice_room import queries

from warmline.apps.reviews.models import Activation, Chances, LearnedVersion, Review, ReviewedConversation
from warmline.core.moves.encoding import Encoder


def one(cast: Cast) -> Review:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1))
    return Review.objects.get()


@pytest.mark.parametrize("anchor", [0, 5])
def test_an_anchor_off_the_scale_reaches_no_table(cast: Cast, anchor: int) -> None:
    review = one(cast)
    review.anchor = anchor
    with pytest.raises(ValidationError):
        review.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        review.save()


def test_a_rater_reviews_a_criterion_of_a_conversation_once(cast: Cast) -> None:
    review = one(cast)
    review.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        review.save()


def test_a_conversation_a_look_a_version_and_an_activation_are_there_once(cast: Cast) -> None:
    load_careful(cast.analyst, 2)
    learn(cast.analyst)
    for model in (ReviewedConversation, Chances, LearnedVersion, Activation):
        row = model.objects.first()
        assert row is not None
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_rows_are_called_by_what_they_are(cast: Cast) -> None:
    review = one(cast)
    version = learn(cast.analyst).version
    assert str(review) == "anh: names_feeling 3"
    assert str(review.conversation) == "talk-0"
    assert str(version) == "version 1"
    assert str(Activation.objects.get()) == "fitted 1"
    assert CRITERION in str(Chances.objects.get())


def test_a_conversation_goes_with_all_that_hangs_on_it(cast: Cast) -> None:
    review = one(cast)
    review.conversation.delete()
    assert not Review.objects.exists()
    assert not Chances.objects.exists()


def test_loading_reviews_of_known_conversations_takes_as_many_queries_for_thirty_as_for_three(cast: Cast) -> None:
    load_careful(cast.analyst, 30)
    rows = [f"talk-{number},Third,names_feeling,{1 + number % 4}" for number in range(30)]
    few = queries(lambda: load(cast.analyst, csv(rows[:3])))
    assert queries(lambda: load(cast.analyst, csv(rows[3:]))) == few
    assert Review.objects.filter(rater="third", given_at=NOW).count() == 30


def test_a_conversation_that_was_looked_at_is_not_looked_at_again(cast: Cast) -> None:
    here = desk()
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1), machine=here)
    asked = _asked(here.encoder)
    load(cast.analyst, csv(["talk-0,Miriam,names_feeling,3"]), talks(1), machine=here)
    assert _asked(here.encoder) == asked > 0
    load(cast.analyst, csv(["talk-0,Miriam,opens_well,3"]), talks(1), machine=here)
    assert _asked(here.encoder) > asked


def _asked(encoder: Encoder | None) -> int:
    return len(getattr(encoder, "asked", ()))
