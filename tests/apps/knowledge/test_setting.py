"""Making tests, naming readers, asking people: blueprint, versions, deadlines, who may."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.knowledge.shelf import KEYED, NOW, assessed, plan, quiz, stock
from tests.cast import Cast

from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import Assignment, Form, Room
from warmline.apps.knowledge.selectors import assignments_of, done_in, people_to_name
from warmline.apps.people.errors import Refused
from warmline.core.measurement.items import Kind


def test_a_form_follows_its_blueprint(cast: Cast) -> None:
    stock(*KEYED * 3, skills=("empathy", "patience"))
    shares = {"empathy": 0.75, "patience": 0.25}
    form = services.make_form(actor=cast.manager, plan=plan(8, shares=shares), readers=[cast.trainer], now=NOW)
    rows = form.items.select_related("item")
    assert Counter(row.item.skill for row in rows) == {"empathy": 6, "patience": 2}
    assert {row.item.kind for row in rows if row.item.skill == "empathy"} == {kind.value for kind in KEYED}


def test_assessed_tests_hold_only_what_counts(cast: Cast) -> None:
    stock(*Kind)
    with pytest.raises(Refused, match="There are 5 items"):
        services.make_form(actor=cast.manager, plan=plan(8), readers=[cast.trainer], now=NOW)
    assert services.make_form(actor=cast.manager, plan=plan(8, Room.QUIZ), readers=[], now=NOW).items.count() == 8
    with pytest.raises(Refused, match="There are 8 items"):
        services.make_form(actor=cast.manager, plan=plan(9, Room.QUIZ), readers=[], now=NOW)


def test_an_assessed_test_names_who_sees_it_and_a_quiz_nobody(cast: Cast) -> None:
    stock(*KEYED)
    with pytest.raises(Refused, match="Name at least one"):
        services.make_form(actor=cast.manager, plan=plan(3), readers=[], now=NOW)
    with pytest.raises(Refused, match="of your organisation"):
        services.make_form(actor=cast.manager, plan=plan(3), readers=[cast.outsider], now=NOW)
    form = services.make_form(actor=cast.manager, plan=plan(3, Room.QUIZ), readers=[cast.petra], now=NOW)
    assert not form.readers.exists()


def test_the_same_title_is_the_next_version_and_closes_the_one_before(cast: Cast) -> None:
    first, second = assessed(cast, *KEYED), assessed(cast, *KEYED)
    first.refresh_from_db()
    assert (first.key, first.number, first.closed_at) == (second.key, 1, NOW)
    assert (second.number, second.closed_at) == (2, None)


@pytest.mark.parametrize("wrong", [{"cut": 0.0}, {"cut": 1.0}, {"length": 0}, {"length": 61}])
def test_plans_that_make_no_sense_are_refused(cast: Cast, wrong: dict[str, float]) -> None:
    stock(*KEYED)
    with pytest.raises(Refused):
        services.make_form(actor=cast.manager, plan=plan(**{"length": 3, **wrong}), readers=[cast.trainer], now=NOW)


@pytest.mark.parametrize("who", ["nadia", "petra", "analyst", "admin", "outsider"])
def test_only_trainers_and_managers_set_tests(cast: Cast, who: str) -> None:
    form, user = assessed(cast, *KEYED), cast.people()[who]
    for deed in (
        lambda: services.make_form(actor=user, plan=plan(3), readers=[cast.trainer], now=NOW),
        lambda: services.close_form(actor=user, form=form, now=NOW),
        lambda: services.assign(actor=user, form=form, people=[cast.nadia], now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert not Assignment.objects.exists()
    assert Form.objects.get(pk=form.pk).closed_at is None


def test_people_are_asked_once_and_only_those_one_looks_after(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    people = [cast.nadia, cast.colleague, cast.outsider, cast.admin]
    assert services.assign(actor=cast.manager, form=form, people=people, now=NOW) == 2
    due = NOW + timedelta(days=3)
    assert services.assign(actor=cast.manager, form=form, people=people, now=NOW, due_at=due) == 0
    assert set(Assignment.objects.values_list("person", "due_at")) == {(cast.nadia.pk, due), (cast.colleague.pk, due)}
    assert [row.form for row in assignments_of(cast.nadia)] == [form]
    assert not assignments_of(cast.outsider)


def test_a_deadline_in_the_past_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="in the past"):
        services.assign(actor=cast.manager, form=assessed(cast, *KEYED), people=[cast.nadia], now=NOW, due_at=NOW)


def test_who_is_done_is_seen_by_those_who_look_after_her(cast: Cast) -> None:
    form = quiz(cast, *KEYED)
    services.assign(actor=cast.manager, form=form, people=[cast.nadia, cast.colleague], now=NOW)
    assert {row.person for row in done_in(cast.petra, form)} == {cast.nadia, cast.colleague}
    assert [row.person for row in done_in(cast.nadia, form)] == [cast.nadia]
    assert not done_in(cast.other_lead, form)
    assert not done_in(cast.outsider, form)


def test_those_who_may_be_named_are_of_the_house(cast: Cast) -> None:
    named = set(people_to_name(cast.manager))
    assert {cast.petra, cast.trainer, cast.analyst, cast.manager} <= named
    assert not named & {cast.nadia, cast.outsider}
