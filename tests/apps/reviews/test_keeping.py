"""What is kept of a rater: hers to read, off her name when she goes, and gone after two years."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from tests.apps.reviews.reviewed import NOW, csv, learn, load, load_careful, talks
from tests.cast import Cast

from warmline.apps.people.registry import keepings, retentions
from warmline.apps.reviews import keeping
from warmline.apps.reviews.models import Chances, LearnedVersion, Review, ReviewedConversation

ANH = "anh@northwind.example"


def rows(*raters: str) -> bytes:
    return csv([f"talk-{number},{rater},names_feeling,3,kind words" for number, rater in enumerate(raters)])


def test_the_registry_knows_how_reviews_are_handed_out_and_how_long_they_stay() -> None:
    assert {kept.key: (kept.export, kept.erase) for kept in keepings()}["reviews"] == (keeping.export, keeping.erase)
    rule = next(rule for rule in retentions() if rule.key == "reviews")
    assert (rule.stays, rule.clean) == (timedelta(days=730), keeping.clean)


def test_a_rater_gets_the_reviews_given_under_her_address_and_nobody_else_s(cast: Cast) -> None:
    load(cast.analyst, rows(ANH.upper(), "petra@northwind.example"), talks(2))
    assert keeping.export(cast.analyst) == [
        {
            "conversation": "talk-0",
            "criterion": "names_feeling",
            "anchor": 3,
            "comment": "kind words",
            "given_at": NOW.isoformat(),
        }
    ]
    assert keeping.export(cast.nadia) == []


def test_the_same_address_in_another_organisation_is_not_hers(cast: Cast) -> None:
    load(cast.outsider, rows(ANH), talks(1))
    assert keeping.export(cast.analyst) == []
    assert keeping.erase(cast.analyst) == 0


def test_an_erased_rater_s_anchors_stay_without_her_name_and_words(cast: Cast) -> None:
    load(cast.analyst, rows(ANH, "petra@northwind.example"), talks(2))
    assert keeping.erase(cast.analyst) == 1
    first, second = Review.objects.order_by("pk")
    assert (first.rater, first.comment, first.anchor) == (f"erased-{cast.analyst.pk}", "", 3)
    assert (second.rater, second.comment) == ("petra@northwind.example", "kind words")
    assert ANH not in repr(list(Review.objects.values()))


def test_old_reviews_go_with_the_conversations_that_nobody_reviews_any_longer(cast: Cast) -> None:
    load(cast.analyst, rows("a", "b"), talks(2))
    Review.objects.filter(rater="a").update(given_at=NOW - timedelta(days=800))
    assert keeping.clean(NOW - keeping.STAYS) == 1
    assert [row.name for row in ReviewedConversation.objects.all()] == ["talk-1"]
    assert Chances.objects.count() == 1


def test_tidying_keeps_what_was_learned_since_it_is_only_numbers(cast: Cast) -> None:
    load_careful(cast.analyst, 4)
    version = learn(cast.analyst).version
    Review.objects.update(given_at=timezone.now() - timedelta(days=731))
    call_command("tidy", verbosity=0)
    assert not Review.objects.exists()
    assert LearnedVersion.objects.get().pk == version.pk
    assert "rater" not in repr(version.body)
