"""What `warmline reviews show` reads, and who sees what."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from tests.apps.reviews.reviewed import CRITERION, NOW, csv, desk, learn, load, load_careful, sheet, talks, truths
from tests.cast import Cast
from tests.core.scoring.criteria.raters import careful
from tests.practice_room import queries

from warmline.apps.reviews.models import Activation, Chances, LearnedVersion, Review, ReviewedConversation
from warmline.apps.reviews.selectors import shown, versions
from warmline.apps.reviews.services import put_back
from warmline.core.scoring.scorecard import Status


def test_before_anything_was_learned_the_machine_s_own_anchors_are_shown(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    (row,) = shown(cast.analyst, cast.organisation, desk())
    assert (row.criterion, row.status, row.reason, row.stale) == (CRITERION, Status.SUGGESTED, "not_fitted", 0)
    assert (row.figures.reviews, row.figures.doubly_rated) == (80, 40)
    assert row.figures.machine.value is not None
    assert row.figures.machine.value > 0.8
    assert row.figures.people.value is not None


def test_what_was_learned_shows_its_verdict(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    load(cast.analyst, sheet(5, [careful(), careful()], criterion="opens_well"), talks(5))
    learn(cast.analyst)
    rows = {row.criterion: row for row in shown(cast.admin, cast.organisation, desk())}
    assert (rows[CRITERION].status, rows[CRITERION].reason) == (Status.PROVEN, "agrees")
    assert (rows["opens_well"].status, rows["opens_well"].reason) == (Status.SUGGESTED, "too_few")


def test_what_drifted_says_so(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    learn(cast.analyst)
    load(cast.analyst, sheet(30, [careful(), careful()], first=90, seed=3), talks(30, first=90, shown=2))
    (row,) = shown(cast.analyst, cast.organisation, desk())
    assert (row.status, row.reason) == (Status.SUGGESTED, "drifted")


def test_figures_of_a_learned_machine_are_of_conversations_it_had_not_seen(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    version = learn(cast.analyst).version
    (row,) = shown(cast.analyst, cast.organisation, desk())
    stored = version.body[CRITERION]["figures"]["machine"]["value"]
    assert row.figures.machine.value == pytest.approx(stored)


def test_what_the_machine_saw_no_chance_for_is_counted(cast: Cast) -> None:
    load(cast.analyst, sheet(3, [careful(), careful()], criterion="speaks_slowly"), talks(3))
    (row,) = shown(cast.analyst, cast.organisation, desk())
    assert (row.figures.unseen, row.figures.compared, row.figures.doubly_rated) == (3, 0, 3)
    assert row.figures.machine.value is None


def test_what_an_earlier_machine_read_is_counted_apart(cast: Cast) -> None:
    load_careful(cast.analyst, 6)
    (row,) = shown(cast.analyst, cast.organisation, desk(newer=True))
    assert (row.stale, row.figures.reviews) == (6, 0)


def test_nothing_reviewed_is_an_empty_list(cast: Cast) -> None:
    assert shown(cast.analyst, cast.organisation, desk()) == []


def test_the_same_reviews_show_the_same_figures(cast: Cast) -> None:
    load_careful(cast.analyst, 20)
    assert shown(cast.analyst, cast.organisation, desk()) == shown(cast.analyst, cast.organisation, desk())


def test_the_number_of_queries_does_not_grow_with_reviews(cast: Cast) -> None:
    load_careful(cast.analyst, 4)
    few = queries(lambda: shown(cast.analyst, cast.organisation, desk()))
    load_careful(cast.analyst, 30, first=50, seed=2)
    assert queries(lambda: shown(cast.analyst, cast.organisation, desk())) == few


def test_nobody_else_sees_agreement_versions_or_a_single_row(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1))
    learn(cast.analyst)
    models = (ReviewedConversation, Chances, Review, LearnedVersion, Activation)
    for person in (cast.analyst, cast.admin):
        assert all(model.objects.visible_to(person).count() == 1 for model in models)
        assert [each.number for each in versions(person, cast.organisation)] == [1]
    for name, person in cast.all_but("analyst", "admin").items():
        assert not any(model.objects.visible_to(person).exists() for model in models), name
        assert versions(person, cast.organisation) == [], name
        with pytest.raises(PermissionDenied):
            shown(person, cast.organisation, desk())
    assert not any(model.objects.visible_to(AnonymousUser()).exists() for model in models)


def test_the_outsider_sees_her_own_organisation_only(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,3"]), talks(1))
    load(cast.outsider, csv(["talk-9,Olga,names_feeling,2"]), talks(1, first=9))
    assert [row.rater for row in Review.objects.visible_to(cast.outsider)] == ["olga"]
    (row,) = shown(cast.outsider, cast.elsewhere, desk())
    assert row.figures.reviews == 1


def test_a_language_model_is_compared_with_people_and_never_counted_as_one(cast: Cast) -> None:
    load_careful(cast.analyst, 20)
    before = shown(cast.analyst, cast.organisation, desk())[0]
    rows = [f"talk-{number},model:tiny-1,{CRITERION},{truth}" for number, truth in enumerate(truths(20))]
    assert load(cast.analyst, csv(rows)).added == 20
    (row,) = shown(cast.analyst, cast.organisation, desk())
    assert row.figures == before.figures
    ((name, agreement),) = row.models
    assert (name, agreement.conversations) == ("model:tiny-1", 20)
    assert agreement.value is not None
    assert agreement.value > 0.8


def test_two_language_models_that_agree_prove_nothing(cast: Cast) -> None:
    rows = [
        f"talk-{number},model:{name},{CRITERION},{truth}"
        for number, truth in enumerate(truths(60))
        for name in ("one", "two")
    ]
    load(cast.analyst, csv(rows), talks(60))
    done = learn(cast.analyst)
    assert done.proven == ()
    (row,) = shown(cast.analyst, cast.organisation, desk())
    assert (row.figures.reviews, row.figures.doubly_rated, row.reason) == (0, 0, "too_few")
    assert [(name, found.value) for name, found in row.models] == [("model:one", None), ("model:two", None)]


def test_what_was_taken_back_is_not_said_to_agree(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    learn(cast.analyst)
    here = str(desk().machine())
    put_back(actor=cast.analyst, organisation=cast.organisation, number=0, machine=here, now=NOW)
    (row,) = shown(cast.analyst, cast.organisation, desk())
    assert (row.status, row.reason) == (Status.SUGGESTED, "set_aside")
