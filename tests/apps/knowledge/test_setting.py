"""Making tests, naming readers, asking people: blueprint, versions, deadlines, who may."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.knowledge.shelf import KEYED, NOW, assessed, begin, plan, quiz, stock
from tests.cast import Cast
from tests.core.measurement.items.bank import item

from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import Assignment, BankItem, Form, Room
from warmline.apps.knowledge.screens import announcement
from warmline.apps.knowledge.selectors import assignments_of, done_in, people_to_name
from warmline.apps.knowledge.services.setting import key_of
from warmline.apps.knowledge.sheets import read_sheet
from warmline.apps.knowledge.shipped import load_items
from warmline.apps.people.errors import Refused
from warmline.core.measurement.items import ItemSet, Kind, Pool


def test_a_form_follows_its_blueprint(cast: Cast) -> None:
    stock(*KEYED * 3, skills=("empathy", "patience"))
    shares = {"empathy": 0.75, "patience": 0.25}
    form = services.make_form(actor=cast.manager, plan=plan(8, shares=shares), readers=[cast.trainer], now=NOW)
    rows = form.items.select_related("item")
    assert Counter(row.item.skill for row in rows) == {"empathy": 6, "patience": 2}
    assert {row.item.kind for row in rows if row.item.skill == "empathy"} == {kind.value for kind in KEYED}


def both_pools(*kinds: Kind) -> None:
    """One item a kind in each pool."""
    items = [item(kind, key=f"{pool.value}_{n}", pool=pool) for pool in Pool for n, kind in enumerate(kinds)]
    load_items(sets=[ItemSet("empathy", tuple(items))], names={}, now=NOW)


def test_assessed_tests_hold_only_what_counts_and_say_when_they_are_shorter(cast: Cast) -> None:
    both_pools(*Kind)
    form = services.make_form(actor=cast.manager, plan=plan(8), readers=[cast.trainer], now=NOW)
    assert (form.items.count(), form.asked_for) == (5, 8)
    assert announcement(cast.nadia, form, NOW).fewer == 8
    whole = services.make_form(actor=cast.manager, plan=plan(5), readers=[cast.trainer], now=NOW)
    assert (whole.items.count(), whole.asked_for) == (5, None)
    two = plan(4, shares={"empathy": 0.5, "patience": 0.5})
    with pytest.raises(Refused, match="There are 0 items for patience"):
        services.make_form(actor=cast.manager, plan=two, readers=[cast.trainer], now=NOW)
    assert services.make_form(actor=cast.manager, plan=plan(8, Room.QUIZ), readers=[], now=NOW).items.count() == 8
    with pytest.raises(Refused, match="There are 8 items"):
        services.make_form(actor=cast.manager, plan=plan(9, Room.QUIZ), readers=[], now=NOW)


def test_practice_and_assessed_tests_never_share_an_item(cast: Cast) -> None:
    both_pools(*KEYED * 2)
    shipped = Form.objects.get(organisation=None)
    own = services.make_form(actor=cast.manager, plan=plan(8, Room.QUIZ, title="Own"), readers=[], now=NOW)
    exam = services.make_form(actor=cast.manager, plan=plan(8), readers=[cast.trainer], now=NOW)
    for form, pool in ((shipped, "practice"), (own, "practice"), (exam, "assessed")):
        assert set(form.items.values_list("item__pool", flat=True)) == {pool}


def test_a_quiz_leaves_out_what_went_over_to_assessed_tests(cast: Cast) -> None:
    form = quiz(cast, *KEYED)
    moved = form.items.first().item
    moved.pool = Pool.ASSESSED.value
    moved.save()
    paper = read_sheet(cast.nadia, begin(cast.nadia, form)).paper
    assert set(paper) == set(form.items.exclude(item=moved).values_list("pk", flat=True))
    BankItem.objects.update(pool=Pool.ASSESSED.value)
    with pytest.raises(Refused, match="no items any more"):
        begin(cast.colleague, form)


def test_an_assessed_test_names_who_sees_it_and_a_quiz_nobody(cast: Cast) -> None:
    stock(*KEYED)
    with pytest.raises(Refused, match="Name at least one"):
        services.make_form(actor=cast.manager, plan=plan(3), readers=[], now=NOW)
    with pytest.raises(Refused, match="of your organisation"):
        services.make_form(actor=cast.manager, plan=plan(3), readers=[cast.outsider], now=NOW)
    stock(*KEYED, pool=Pool.PRACTICE)
    form = services.make_form(actor=cast.manager, plan=plan(3, Room.QUIZ), readers=[cast.petra], now=NOW)
    assert not form.readers.exists()


def test_the_same_title_is_the_next_version_and_closes_the_one_before(cast: Cast) -> None:
    first, second = assessed(cast, *KEYED), assessed(cast, *KEYED)
    first.refresh_from_db()
    assert (first.key, first.number, first.closed_at) == (second.key, 1, NOW)
    assert (second.number, second.closed_at) == (2, None)


@pytest.mark.parametrize("wrong", [{"cut": 0.0}, {"cut": 1.0}, {"length": 0}, {"length": 61}, {"tries": 0}])
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


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Service fundamentals", "service_fundamentals"),
        ("Empathy", "empathy"),
        ("  What’s new?  ", "whats_new"),
        ("…", "test"),
    ],
)
def test_a_test_is_found_by_the_key_that_certificates_name(title: str, key: str) -> None:
    assert key_of(title) == key
