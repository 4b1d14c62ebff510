"""Which try at a test a certificate rests on, and how a rule limits the tries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.assessment.desk import house
from tests.apps.assessment.desk import rule as small
from tests.apps.knowledge.shelf import KEYED, NOW, answer_all, assessed, begin
from tests.cast import Cast

from warmline.apps.assessment.knowledge_book import HouseTests, limits_for
from warmline.apps.knowledge import services
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Attempt, Form
from warmline.apps.people.errors import Refused
from warmline.core.certifying import Attempts, Knowledge
from warmline.core.measurement.items import Kind

pytestmark = pytest.mark.django_db
KEY = "empathy_first_steps"
DAY = timedelta(days=1)


def emptied(cast: Cast, form: Form, at) -> Attempt:
    """A try that was ended without an answer, begun whatever the limits say."""
    attempt = begin(cast.nadia, form, at)
    return services.finish(user=cast.nadia, attempt=attempt, now=at)


def test_a_try_that_waits_for_a_mark_is_no_result_and_an_early_one_after_it_counts_for_nothing(cast: Cast) -> None:
    form, bank = assessed(cast, *[Kind.SINGLE] * 6, Kind.SHORT), HouseTests()
    assert not bank.waits(cast.nadia, KEY, NOW - DAY)
    first = answer_all(begin(cast.nadia, form), right=0)
    assert first.state == "marking"
    # As it could be before tries were limited.
    Attempt.objects.filter(pk=first.pk).update(state="done")
    Attempt.objects.filter(pk=first.pk).update(begun_at=NOW - 10 * DAY, finished_at=NOW - 10 * DAY)
    early = emptied(cast, form, NOW)
    Attempt.objects.filter(pk=first.pk).update(state="marking", begun_at=NOW - DAY, finished_at=NOW - DAY)
    assert bank.waits(cast.nadia, KEY, NOW - 30 * DAY)
    assert bank.result(cast.nadia, KEY, NOW - 30 * DAY) is None
    assert not bank.waits(cast.colleague, KEY, NOW - 30 * DAY)
    assert bank.result(cast.nadia, KEY, NOW - DAY / 2).score == 0.0, "the first is too old by then"
    assert early.finished_at == NOW


def test_the_last_allowed_try_is_the_result_and_not_the_best(cast: Cast) -> None:
    form, bank = assessed(cast, *[Kind.SINGLE] * 16), HouseTests()
    answer_all(begin(cast.nadia, form), right=16)
    assert bank.result(cast.nadia, KEY, NOW - DAY).score == 100.0
    emptied(cast, form, NOW + 8 * DAY)
    assert bank.result(cast.nadia, KEY, NOW - DAY).score == 0.0
    assert bank.result(cast.nadia, "other", NOW - DAY) is None


def test_a_judge_sees_what_can_be_chosen_and_what_is_right(cast: Cast) -> None:
    assessed(cast, *KEYED, Kind.SHORT)
    found = HouseTests().items(cast.organisation, KEY)
    assert len(found) == len(KEYED) + 1
    by_kind = {item.kind: item for place in Form.objects.get(key=KEY).places.all() for item in [item_of(place.version)]}
    answers = {each.key: each.answers for each in found}
    single = by_kind[Kind.SINGLE]
    assert answers[single.key] == [(each.text, "yes" if each.right else "") for each in single.options]
    ordering = by_kind[Kind.ORDERING]
    assert answers[ordering.key] == [(text, str(n)) for n, text in enumerate(ordering.steps, 1)]
    matching = by_kind[Kind.MATCHING]
    assert answers[matching.key] == [(pair.left, pair.right) for pair in matching.pairs]
    assert answers[by_kind[Kind.SHORT].key] == [(text, "yes") for text in by_kind[Kind.SHORT].accepted]


def test_a_rule_in_force_limits_the_tries_of_the_test_it_names(cast: Cast) -> None:
    row = house(cast, knowledge=Knowledge(KEY, 70.0, 180))
    assert limits_for(cast.organisation.pk, KEY) == (small().attempts,) == (Attempts(2, 365, (14,)),)
    assert limits_for(cast.elsewhere.pk, KEY) == limits_for(cast.organisation.pk, "other") == ()
    form = assessed(cast, Kind.SINGLE, Kind.SINGLE, Kind.SINGLE)
    emptied(cast, form, NOW)
    with pytest.raises(Refused, match="15 June 2026"):
        begin(cast.nadia, form, NOW + 8 * DAY)
    row.state = row.State.RETIRED
    row.save()
    assert begin(cast.nadia, form, NOW + 8 * DAY).is_running
