"""Loading reviews: everything is checked first, good rows are kept, twice is harmless."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.reviews.reviewed import CRITERION, NOW, csv, desk, load, load_careful, sheet, talks
from tests.cast import Cast
from tests.core.scoring.criteria.raters import careful

from warmline.apps.audit.models import AuditEvent
from warmline.apps.reviews.ids import sign_of
from warmline.apps.reviews.machine import unpack
from warmline.apps.reviews.models import Chances, Review, ReviewedConversation
from warmline.apps.reviews.reading import Unreadable
from warmline.apps.reviews.services import import_reviews


def rows() -> list[tuple[str, str, str, int]]:
    found = Review.objects.order_by("pk")
    return list(found.values_list("conversation__name", "rater", "criterion", "anchor"))


def test_reviews_come_in_with_what_the_machine_saw(cast: Cast) -> None:
    done = load(cast.analyst, csv(["talk-0,Anh,names_feeling,3,Well said", "talk-1,Anh,names_feeling,1,"]), talks(2))
    assert (done.added, done.changed, done.unchanged, done.problems) == (2, 0, 0, ())
    assert rows() == [("talk-0", "anh", "names_feeling", 3), ("talk-1", "anh", "names_feeling", 1)]
    assert Review.objects.get(conversation__name="talk-0").comment == "Well said"
    kept = Chances.objects.get(conversation__name="talk-0")
    expected = desk().look(talks(2)[0], ["names_feeling"])["names_feeling"]
    (chance,) = unpack(kept.anchors, bytes(kept.known))
    assert chance.anchor == expected[0].anchor
    assert chance.known.tolist() == expected[0].known.tolist()


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    data, conversations = sheet(6, [careful(), careful()]), talks(6)
    load(cast.analyst, data, conversations)
    before, keys = rows(), list(Chances.objects.values_list("pk", flat=True))
    done = load(cast.analyst, data, conversations)
    assert (done.added, done.changed, done.unchanged) == (0, 0, 12)
    assert rows() == before
    assert list(Chances.objects.values_list("pk", flat=True)) == keys
    assert AuditEvent.objects.filter(verb="reviews.imported").count() == 1


def test_a_conversation_that_is_known_need_not_be_given_again(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1))
    done = load(cast.analyst, csv(["talk-0,Miriam,names_feeling,2"]))
    assert (done.added, done.problems) == (1, ())


def test_another_criterion_of_a_known_conversation_needs_its_words_once_more(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1))
    wanted = csv(["talk-0,Anh,opens_well,1"])
    assert [problem.line for problem in load(cast.analyst, wanted).problems] == [2]
    assert load(cast.analyst, wanted, talks(1)).added == 1
    assert set(Chances.objects.values_list("criterion", flat=True)) == {"names_feeling", "opens_well"}


def test_good_rows_are_never_lost_to_bad_ones(cast: Cast) -> None:
    data = csv(
        [
            "talk-0,Anh,names_feeling,3",
            "talk-0,Anh,no_such_thing,3",
            "talk-1,Anh,names_feeling,7",
            "somewhere-else,Anh,names_feeling,2",
            "talk-1,Anh,names_feeling,2",
        ]
    )
    done = load(cast.analyst, data, talks(2))
    assert done.added == 2
    assert [(problem.line, problem.field) for problem in done.problems] == [
        (3, "criterion"),
        (4, "anchor"),
        (5, "conversation_id"),
    ]


def test_another_anchor_of_the_same_rater_replaces_the_earlier_and_counts_as_newest(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3", "talk-1,Anh,names_feeling,1"]), talks(2))
    done = load(cast.analyst, csv(["talk-0,Anh,names_feeling,4"]))
    assert (done.added, done.changed, done.unchanged) == (0, 1, 0)
    assert rows() == [("talk-1", "anh", "names_feeling", 1), ("talk-0", "anh", "names_feeling", 4)]


def test_a_review_of_something_the_machine_saw_no_chance_for_is_kept(cast: Cast) -> None:
    done = load(cast.analyst, csv(["talk-0,Anh,speaks_slowly,2"]), talks(1))
    assert done.added == 1
    assert Chances.objects.get().anchors == []


def test_no_word_of_the_conversation_is_kept(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1))
    everything = [*ReviewedConversation.objects.values(), *Chances.objects.values(), *Review.objects.values()]
    assert "parcel" not in repr(everything)
    assert "number of it" not in repr(everything)


def test_conversations_without_a_review_are_not_kept(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-1,Anh,names_feeling,3"]), talks(5))
    assert list(ReviewedConversation.objects.values_list("name", flat=True)) == ["talk-1"]


def test_a_newer_machine_looks_again_when_the_words_are_given(cast: Cast) -> None:
    data = csv(["talk-0,Anh,names_feeling,3", "talk-0,Anh,opens_well,3"])
    load(cast.analyst, data, talks(1))
    newer = desk(newer=True)
    again = load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1), machine=newer)
    assert again.unchanged == 1
    assert ReviewedConversation.objects.get().machine == str(newer.machine())
    assert Chances.objects.count() == 2


def test_a_file_that_is_none_leaves_nothing_behind(cast: Cast) -> None:
    with pytest.raises(Unreadable):
        load(cast.analyst, b"a,b\n1,2\n", talks(1))
    assert not ReviewedConversation.objects.exists()
    assert not AuditEvent.objects.filter(verb="reviews.imported").exists()


def test_the_trail_has_counts_and_no_names(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3", "talk-0,Anh,nothing,3"]), talks(1))
    event = AuditEvent.objects.get(verb="reviews.imported")
    assert event.actor_id == cast.analyst.pk
    assert event.data == {"added": 1, "changed": 0, "withdrawn": 0, "bad": 1}
    assert event.words() == "Reviews were loaded"


def test_two_organisations_may_have_conversations_of_the_same_id(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1))
    assert [problem.field for problem in load(cast.outsider, csv(["talk-0,Olga,names_feeling,1"])).problems] == [
        "conversation_id"
    ]
    load(cast.outsider, csv(["talk-0,Anh,names_feeling,1"]), talks(1))
    assert sorted(ReviewedConversation.objects.values_list("organisation_id", flat=True)) == sorted(
        [cast.organisation.pk, cast.elsewhere.pk]
    )
    assert {row[3] for row in rows()} == {1, 3}


@pytest.mark.parametrize("part", ["nadia", "colleague", "petra", "other_lead", "trainer", "manager", "outsider"])
def test_only_an_analyst_or_admin_of_the_organisation_may_load_reviews(cast: Cast, part: str) -> None:
    with pytest.raises(PermissionDenied):
        import_reviews(
            actor=cast.people()[part],
            organisation=cast.organisation,
            data=csv(["talk-0,Anh,names_feeling,3"]),
            desk=desk(),
            conversations=talks(1),
            now=NOW,
        )
    assert not Review.objects.exists()


@pytest.mark.parametrize("part", ["analyst", "admin"])
def test_those_who_answer_for_quality_may(cast: Cast, part: str) -> None:
    assert load_careful(cast.people()[part], 3).added == 6


def test_a_review_can_be_taken_back_and_given_again(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1", "talk-0,Miriam,names_feeling,2"]), talks(1))
    done = load(cast.analyst, csv(["talk-0,Anh,names_feeling,Withdrawn"]))
    assert (done.added, done.changed, done.unchanged, done.withdrawn) == (0, 0, 0, 1)
    assert rows() == [("talk-0", "miriam", "names_feeling", 2)]
    assert AuditEvent.objects.filter(verb="reviews.imported").latest("pk").data["withdrawn"] == 1
    again = load(cast.analyst, csv(["talk-0,Anh,names_feeling,withdrawn"]))
    assert (again.withdrawn, again.unchanged) == (0, 1)
    assert load(cast.analyst, csv(["talk-0,Anh,names_feeling,4"])).added == 1


def test_one_file_can_add_change_and_withdraw(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1", "talk-1,Anh,names_feeling,1"]), talks(3))
    wanted = ["talk-0,Anh,names_feeling,withdrawn", "talk-1,Anh,names_feeling,3", "talk-2,Anh,names_feeling,2"]
    done = load(cast.analyst, csv(wanted), talks(3))
    assert (done.added, done.changed, done.unchanged, done.withdrawn) == (1, 1, 0, 1)
    assert rows() == [("talk-1", "anh", "names_feeling", 3), ("talk-2", "anh", "names_feeling", 2)]


def test_an_id_with_personal_data_is_kept_as_its_sign_and_the_same_file_changes_nothing(cast: Cast) -> None:
    said = "call-+442079460958"
    data = csv([f"{said},anh,{CRITERION},3,"])
    (talk,) = talks(1)
    first = load(cast.analyst, data, [replace(talk, id=said)])
    assert (first.added, first.problems) == (1, ())
    assert ReviewedConversation.objects.get().name == sign_of(cast.organisation.pk, said)
    for again in ([replace(talk, id=said)], []):
        found = load(cast.analyst, data, again)
        assert (found.added, found.changed, found.unchanged, found.problems) == (0, 0, 1, ())
    gone = load(cast.analyst, csv([f"{said},anh,{CRITERION},withdrawn,"]))
    assert (gone.withdrawn, Review.objects.count()) == (1, 0)
