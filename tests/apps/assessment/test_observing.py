"""Real contacts: who writes them down, what of them is kept, and reviews that count as one."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import contact, days, house, running
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.models import ObservedContact
from warmline.apps.people.errors import Refused
from warmline.apps.reviews.models import Review, ReviewedConversation

pytestmark = pytest.mark.django_db
SEEN = services.Contact(NOW - days(1), "chat", "Order of Jo, call 0171 555 0199")
GOOD = {"names_feeling": services.Noticed(3, "Mail me at jo@example.org, no wonder", "Named it")}


def test_personal_data_is_taken_out_of_what_was_written(cast: Cast) -> None:
    house(cast)
    made = services.observe(actor=cast.trainer, person=cast.nadia, contact=SEEN, noticed=GOOD, now=NOW)

    assert "0199" not in made.about
    assert "jo@example.org" not in made.judgements.get().seen[0]["quote"]
    assert made.judgements.get().anchor == 3


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"contact": services.Contact(NOW + days(1), "chat", "x")}, "not been yet"),
        ({"noticed": {}}, "at least one behaviour"),
        ({"noticed": {"names_feeling": services.Noticed(3, "", "Named")}}, "needs the words"),
        ({"noticed": {"names_feeling": services.Noticed(3, "No wonder", " ")}}, "needs the words"),
        ({"noticed": {"is_nice": services.Noticed(3, "Hi", "Nice")}}, "not in the rubric"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, changes: dict[str, object], says: str) -> None:
    house(cast)
    asked = {"actor": cast.trainer, "person": cast.nadia, "contact": SEEN, "noticed": GOOD, "now": NOW, **changes}

    with pytest.raises(Refused, match=says):
        services.observe(**asked)  # type: ignore[arg-type]
    assert not ObservedContact.objects.exists()


def test_only_licensed_assessors_of_the_person_observe_and_never_themselves(cast: Cast) -> None:
    house(cast)
    for name, person in cast.all_but("trainer", "analyst").items():
        with pytest.raises(PermissionDenied):
            contact(person, cast.nadia)
        assert not ObservedContact.objects.exists(), name
    with pytest.raises(PermissionDenied):
        contact(cast.trainer, cast.trainer)
    with pytest.raises(PermissionDenied):
        contact(cast.trainer, cast.outsider)


def test_a_contact_is_seen_by_its_person_its_observer_and_her_assessor(cast: Cast) -> None:
    row = house(cast)
    contact(cast.analyst, cast.nadia)

    def who() -> set[str]:
        return {name for name, each in cast.people().items() if ObservedContact.objects.visible_to(each).exists()}

    assert who() == {"nadia", "analyst"}
    running(cast, row)
    assert who() == {"nadia", "analyst", "trainer"}


def reviewed(cast: Cast) -> ReviewedConversation:
    """A conversation that two people and a model reviewed."""
    found = ReviewedConversation.objects.create(organisation=cast.organisation, name="chat-17", machine="m")
    for rater, anchor in (("anh", 4), ("thandi", 3), ("model:big", 1)):
        Review.objects.create(
            conversation=found, rater=rater, criterion="names_feeling", anchor=anchor, given_at=NOW - days(3)
        )
    return found


def test_a_review_counts_once_as_the_mean_of_its_people_without_models(cast: Cast) -> None:
    house(cast)
    reviewed(cast)

    made = services.take_review(actor=cast.analyst, person=cast.nadia, name=" chat-17 ", now=NOW)

    judged = made.judgements.get()
    assert (judged.anchor, made.seen_at) == (3, NOW - days(3)), "3.5 is rounded down"
    assert "2 reviewers" in judged.reason
    with pytest.raises(Refused, match="counts already"):
        services.take_review(actor=cast.analyst, person=cast.nadia, name="chat-17", now=NOW)


def test_a_review_that_one_may_not_see_or_that_nobody_made_does_not_count(cast: Cast) -> None:
    house(cast)
    Review.objects.filter(conversation=reviewed(cast)).exclude(rater="model:big").delete()

    with pytest.raises(Refused, match="see no reviewed"):
        services.take_review(actor=cast.trainer, person=cast.nadia, name="chat-17", now=NOW)
    with pytest.raises(Refused, match="see no reviewed"):
        services.take_review(actor=cast.analyst, person=cast.nadia, name="chat-18", now=NOW)
    with pytest.raises(Refused, match="No person"):
        services.take_review(actor=cast.analyst, person=cast.nadia, name="chat-17", now=NOW)
