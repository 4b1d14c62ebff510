"""Tries at an assessed test: how many, how long between, which one counts; never while one waits for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.knowledge.shelf import KEYED, NOW, answer_all, answer_next, assessed, begin, quiz
from tests.cast import Cast

from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import Attempt, Form
from warmline.apps.knowledge.screens import announcement
from warmline.apps.knowledge.tries import counting, limits_of, register_limits, tries_at
from warmline.apps.people.errors import Refused
from warmline.core.certifying import Attempts
from warmline.core.measurement.items import Kind

DAY = timedelta(days=1)


@pytest.fixture
def ruled() -> Iterator[list[Attempts]]:
    """Limits that rules of certificates set for the test `ruled`; none at first."""
    found: list[Attempts] = []

    def limits(_organisation: int, test: str) -> Sequence[Attempts]:
        return tuple(found) if test == "empathy_first_steps" else ()

    before = register_limits(limits)
    yield found
    register_limits(before)


def tried(cast: Cast, form: Form, now=NOW) -> Attempt:
    """A try that was ended with no answer at all."""
    return services.finish(user=cast.nadia, attempt=begin(cast.nadia, form, now), now=now)


def test_another_try_waits_and_the_next_date_is_said(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    tried(cast, form)
    with pytest.raises(Refused, match="next try can begin on 8 June 2026"):
        begin(cast.nadia, form, NOW + DAY)
    assert begin(cast.colleague, form, NOW + DAY).is_running, "everybody has her own tries"
    assert tried(cast, form, NOW + 7 * DAY).state == "done"
    with pytest.raises(Refused, match="1 June 2027"):
        begin(cast.nadia, form, NOW + 60 * DAY)
    assert begin(cast.nadia, form, NOW + 366 * DAY).is_running


def test_a_new_version_of_the_test_gives_no_new_tries(cast: Cast) -> None:
    tried(cast, assessed(cast, *KEYED))
    with pytest.raises(Refused, match="next try"):
        begin(cast.nadia, assessed(cast, *KEYED), NOW + DAY)
    assert begin(cast.nadia, assessed(cast, *KEYED, title="Another"), NOW + DAY).is_running


def test_the_same_page_sent_again_leads_to_the_try_that_is_there(cast: Cast) -> None:
    form, key = assessed(cast, *KEYED), uuid4()
    first = services.start(user=cast.nadia, form=form, key=key, now=NOW)
    services.finish(user=cast.nadia, attempt=first, now=NOW)
    assert services.start(user=cast.nadia, form=form, key=key, now=NOW + DAY) == first


def test_a_quiz_is_taken_as_often_as_one_likes(cast: Cast) -> None:
    form = quiz(cast, *KEYED)
    assert len({tried(cast, form, NOW + n * DAY / 100).pk for n in range(4)}) == 4


@pytest.mark.parametrize("form", [[Kind.SINGLE, Kind.SHORT], [Kind.SINGLE] * 16])
def test_no_other_try_while_one_waits_for_a_person(cast: Cast, form: list[Kind]) -> None:
    made = assessed(cast, *form)
    answer_all(begin(cast.nadia, made), right=10 if len(form) > 2 else 0)
    with pytest.raises(Refused, match="mark or decide your last try"):
        begin(cast.nadia, made, NOW + 30 * DAY)
    said = announcement(cast.nadia, made, NOW + 30 * DAY)
    assert (said.waits, said.opens) == (True, None)


def test_a_rule_that_names_the_test_sets_its_limits(cast: Cast, ruled: list[Attempts]) -> None:
    form = assessed(cast, *KEYED, tries=1)
    assert list(limits_of(form)) == [Attempts(1, 365, (7,))]
    ruled += [Attempts(3, 365, (14, 30)), Attempts(3, 365, (2,))]
    tried(cast, form)
    with pytest.raises(Refused, match="15 June 2026"):
        begin(cast.nadia, form, NOW + 8 * DAY)
    tried(cast, form, NOW + 14 * DAY)
    assert announcement(cast.nadia, form, NOW + 15 * DAY).opens == NOW + 44 * DAY


def test_the_last_allowed_try_counts_and_not_the_best_nor_one_begun_too_early(cast: Cast) -> None:
    form = assessed(cast, *KEYED * 4)
    first = answer_all(begin(cast.nadia, form), right=16)
    second = tried(cast, form, NOW + 8 * DAY)
    assert counting(limits_of(form), tries_at(cast.nadia, form)) == second
    Attempt.objects.filter(pk=second.pk).update(begun_at=NOW + DAY)
    assert counting(limits_of(form), tries_at(cast.nadia, form)) == first
    assert counting(limits_of(form), tries_at(cast.colleague, form)) is None


def test_the_pages_say_that_it_counts_and_when_the_next_may_begin(cast: Cast, client: Client) -> None:
    form = assessed(cast, *KEYED)
    client.force_login(cast.nadia)
    attempt = begin(cast.nadia, form)
    room = client.get(reverse("knowledge:room", args=[attempt.pk])).content.decode()
    assert "it counts as one of your tries" in room
    answer_next(attempt)
    services.finish(user=cast.nadia, attempt=attempt, now=services_now())
    page = client.get(reverse("knowledge:begin", args=[form.pk])).content.decode()
    assert "The next try can begin on" in page
    assert "Begin the assessed test" not in page
    key = uuid4()
    assert client.post(reverse("knowledge:begin", args=[form.pk]), {"key": key}).url == reverse("knowledge:home")
    assert not Attempt.objects.filter(pk=key).exists()
    practice = begin(cast.nadia, quiz(cast, *KEYED))
    assert "one of your tries" not in client.get(reverse("knowledge:room", args=[practice.pk])).content.decode()


def services_now():
    """Pages live today."""
    from django.utils import timezone

    return timezone.now()
