"""Learning from reviews: versions, what comes into force, and that it is the same every time."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.reviews.reviewed import CRITERION, NOW, desk, learn, load, load_careful, sheet, talks
from tests.cast import Cast
from tests.core.scoring.criteria.raters import at_random, careful, lenient

from warmline.apps.audit.models import AuditEvent
from warmline.apps.reviews.models import Activation, LearnedVersion
from warmline.apps.reviews.selectors import criteria_of
from warmline.apps.reviews.services import fit
from warmline.apps.reviews.states import taught


def test_a_machine_that_agrees_comes_into_force(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    done = learn(cast.analyst)
    assert (done.made, done.proven, done.version.number) == (True, (CRITERION,), 1)
    found = criteria_of(cast.organisation, desk())
    assert found is not None
    assert found.proven == {CRITERION}
    assert found.version == "criteria-1.1"


def test_ten_conversations_are_not_enough(cast: Cast) -> None:
    load_careful(cast.analyst, 10)
    done = learn(cast.analyst)
    assert done.proven == ()
    assert taught(done.version.body)[CRITERION].reason == "too_few"
    assert criteria_of(cast.organisation, desk()) is None


def test_raters_at_random_never_turn_a_criterion_on(cast: Cast) -> None:
    load(cast.analyst, sheet(60, [at_random, at_random]), talks(60))
    done = learn(cast.analyst)
    assert done.proven == ()
    assert taught(done.version.body)[CRITERION].reason == "below"


def test_lenient_people_teach_a_head_that_grades_as_they_do(cast: Cast) -> None:
    load(cast.analyst, sheet(60, [lenient, lenient]), talks(60))
    body = taught(learn(cast.analyst).version.body)
    assert body[CRITERION].head.penalty is not None
    look = desk().look(talks(8)[truth_two()], [CRITERION])[CRITERION]
    assert (look[0].anchor, body[CRITERION].head.anchor(look[0])) == (2, 3)


def truth_two() -> int:
    return next(n for n, talk in enumerate(talks(8)) if "acknowledges_generically" in talk.turns[1].text)


def test_only_what_passes_comes_into_force_and_the_rest_is_kept_with_its_figures(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    load(cast.analyst, sheet(40, [at_random, at_random], criterion="plain_words"), talks(40))
    done = learn(cast.analyst)
    assert done.proven == (CRITERION,)
    assert set(done.version.body) == {CRITERION, "plain_words"}
    assert done.version.body["plain_words"]["figures"]["reviews"] == 80
    found = criteria_of(cast.organisation, desk())
    assert found is not None
    assert found.proven == {CRITERION}


def test_learning_again_from_the_same_makes_no_second_version(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    first, again = learn(cast.analyst), learn(cast.admin)
    assert (again.made, again.version.pk) == (False, first.version.pk)
    assert (LearnedVersion.objects.count(), Activation.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(verb="reviews.fitted").count() == 1


def test_new_reviews_make_a_new_version_and_the_old_one_stays_as_it_was(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    first = learn(cast.analyst).version
    body = json.dumps(first.body, sort_keys=True)
    load_careful(cast.analyst, 20, first=40, seed=2)
    second = learn(cast.analyst)
    assert (second.made, second.version.number) == (True, 2)
    first.refresh_from_db()
    assert json.dumps(first.body, sort_keys=True) == body


def test_the_figures_survive_being_stored(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    entry = learn(cast.analyst).version.body[CRITERION]
    assert entry["figures"]["doubly_rated"] == entry["figures"]["compared"] == 40
    assert entry["newest"]["compared"] == 30
    assert entry["figures"]["machine"]["low"] <= entry["figures"]["machine"]["value"]
    assert len(entry["held_out"]) == 40
    assert (entry["proven"], entry["reason"]) == (True, "agrees")


def test_reviews_of_what_another_machine_read_do_not_count(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    newer = desk(newer=True)
    done = learn(cast.analyst, newer)
    assert done.proven == ()
    assert done.version.body[CRITERION]["figures"]["reviews"] == 0
    load(cast.analyst, sheet(40, [careful(), careful()]), talks(40), machine=newer)
    assert learn(cast.analyst, newer).proven == (CRITERION,)


def test_without_any_review_an_empty_version_proves_nothing(cast: Cast) -> None:
    done = learn(cast.analyst)
    assert (done.proven, done.version.body) == ((), {})
    assert criteria_of(cast.organisation, desk()) is None


def test_what_one_organisation_learned_does_not_reach_another(cast: Cast) -> None:
    load_careful(cast.analyst, 40)
    learn(cast.analyst)
    assert criteria_of(cast.elsewhere, desk()) is None
    assert learn(cast.outsider).version.number == 1


@pytest.mark.parametrize("part", ["nadia", "petra", "trainer", "manager", "outsider"])
def test_only_an_analyst_or_admin_of_the_organisation_may_let_the_machine_learn(cast: Cast, part: str) -> None:
    with pytest.raises(PermissionDenied):
        fit(actor=cast.people()[part], organisation=cast.organisation, machine=str(desk().machine()), now=NOW)
    assert not LearnedVersion.objects.exists()
