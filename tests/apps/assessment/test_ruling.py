"""Versions of rules, licences, and cut scores set by judges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import Book, announced, current, days, house, licence, rule
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.bodies import from_body, rule_of, to_body
from warmline.apps.assessment.models import AngoffSheet, CertificationRule, Licence
from warmline.apps.assessment.ports import TestItem
from warmline.apps.assessment.rules import is_assessor, may_assess
from warmline.apps.assessment.selectors import proposal_of
from warmline.apps.people.errors import Refused

pytestmark = pytest.mark.django_db
ITEMS = (TestItem("i1", "What comes first?"), TestItem("i2", "What helps?"))


def test_a_rule_survives_its_body() -> None:
    assert from_body(to_body(rule())) == rule()


def test_only_managers_and_admins_take_a_rule_over_and_twice_is_one(cast: Cast) -> None:
    for person in cast.all_but("manager", "admin", "outsider").values():
        with pytest.raises(PermissionDenied):
            services.adopt_rule(actor=person, rule=rule(), now=NOW)
    first = services.adopt_rule(actor=cast.manager, rule=rule(), now=NOW)

    assert services.adopt_rule(actor=cast.admin, rule=rule(), now=NOW) == first
    assert services.adopt_rule(actor=cast.outsider, rule=rule(), now=NOW).organisation == cast.elsewhere
    assert [each.organisation for each in CertificationRule.objects.visible_to(cast.nadia)] == [cast.organisation]


def test_a_change_is_a_new_version_and_attempts_keep_theirs(cast: Cast) -> None:
    row = house(cast)
    made = announced(cast, row)
    stricter = replace(current(row), valid_days=200)

    new = services.change_rule(actor=cast.manager, row=row, rule=stricter, why="Products change fast", now=NOW)

    made.refresh_from_db()
    row.refresh_from_db()
    assert (new.version, new.state, row.state) == (2, "in_force", "retired")
    assert (rule_of(made.rule).valid_days, rule_of(new).valid_days) == (365, 200)
    assert services.announce(user=cast.colleague, rule=new, now=NOW).rule == new


def test_a_change_needs_a_reason_a_difference_and_the_version_in_force(cast: Cast) -> None:
    row = house(cast)
    stricter = replace(current(row), valid_days=200)

    for person in cast.all_but("manager", "admin").values():
        with pytest.raises(PermissionDenied):
            services.change_rule(actor=person, row=row, rule=stricter, why="So", now=NOW)
    with pytest.raises(Refused, match="Say why"):
        services.change_rule(actor=cast.manager, row=row, rule=stricter, why=" ", now=NOW)
    with pytest.raises(Refused, match="Nothing is different"):
        services.change_rule(actor=cast.manager, row=row, rule=current(row), why="So", now=NOW)
    services.change_rule(actor=cast.manager, row=row, rule=stricter, why="So", now=NOW)
    row.refresh_from_db()
    with pytest.raises(Refused, match="Another version"):
        services.change_rule(actor=cast.manager, row=row, rule=replace(stricter, valid_days=90), why="So", now=NOW)


def test_a_licence_is_for_trainers_and_analysts_and_ends(cast: Cast) -> None:
    with pytest.raises(Refused, match="trainers"):
        licence(cast, cast.petra)
    for person in cast.all_but("manager", "admin").values():
        with pytest.raises(PermissionDenied):
            services.grant_licence(actor=person, person=cast.trainer, since=NOW, until=NOW + days(1), basis="x")
    with pytest.raises(Refused, match="ends after"):
        services.grant_licence(actor=cast.admin, person=cast.trainer, since=NOW, until=NOW, basis="x")
    with pytest.raises(Refused, match="rests on"):
        services.grant_licence(actor=cast.admin, person=cast.trainer, since=NOW, until=NOW + days(1), basis=" ")
    licence(cast, cast.trainer, until=NOW + days(10))

    assert is_assessor(cast.trainer, NOW)
    assert not is_assessor(cast.trainer, NOW + days(10))
    assert may_assess(cast.trainer, cast.nadia, NOW)
    assert not may_assess(cast.trainer, cast.trainer, NOW)
    assert not may_assess(cast.trainer, cast.outsider, NOW)
    services.end_licence(actor=cast.manager, licence=Licence.objects.get(), now=NOW)
    assert not is_assessor(cast.trainer, NOW)


def test_a_licence_without_the_role_opens_nothing(cast: Cast) -> None:
    licence(cast, cast.trainer)
    cast.trainer.memberships.update(until=NOW)

    assert not is_assessor(cast.trainer, NOW)


def sheet(cast: Cast, book: Book) -> AngoffSheet:
    """A sheet with three judges."""
    row = house(cast)
    book.forms["fundamentals"] = ITEMS
    judges = [cast.petra, cast.trainer, cast.analyst]
    return services.open_sheet(actor=cast.manager, rule=row, judges=judges, now=NOW)


def rated(cast: Cast, found: AngoffSheet, *shares: int) -> None:
    """Each judge rates both items alike."""
    for judge, share in zip((cast.petra, cast.trainer, cast.analyst), shares, strict=False):
        services.rate(judge=judge, sheet=found, number=found.round, shares={"i1": share, "i2": share})
    found.refresh_from_db()


def test_judges_rate_twice_and_the_cut_they_propose_makes_a_new_version(cast: Cast, book: Book) -> None:
    found = sheet(cast, book)
    rated(cast, found, 40, 60, 95)
    services.second_round(actor=cast.manager, sheet=found)
    found.refresh_from_db()
    rated(cast, found, 60, 64, 68)

    first, second = proposal_of(found, 1), proposal_of(found, 2)
    assert first is not None
    assert second is not None
    assert (round(first.cut), second.cut, second.sd) == (65, pytest.approx(64), pytest.approx(4))
    new = services.accept(actor=cast.manager, sheet=found, why="Judges agree after a talk", now=NOW)
    assert (rule_of(new).knowledge.cut, new.version) == (64.0, 2)
    found.refresh_from_db()
    assert (found.step, found.accepted) == ("closed", 64.0)
    with pytest.raises(Refused, match="closed"):
        rated(cast, found, 1)


def test_a_sheet_needs_three_judges_of_the_house_and_items(cast: Cast, book: Book) -> None:
    row = house(cast)
    three = [cast.petra, cast.trainer, cast.analyst]
    with pytest.raises(Refused, match="no items"):
        services.open_sheet(actor=cast.manager, rule=row, judges=three, now=NOW)
    book.forms["fundamentals"] = ITEMS
    with pytest.raises(Refused, match="three judges"):
        services.open_sheet(actor=cast.manager, rule=row, judges=[*three[:2], three[0]], now=NOW)
    with pytest.raises(PermissionDenied):
        services.open_sheet(actor=cast.manager, rule=row, judges=[*three[:2], cast.outsider], now=NOW)
    with pytest.raises(PermissionDenied):
        services.open_sheet(actor=cast.petra, rule=row, judges=three, now=NOW)


def test_no_round_is_ended_before_three_have_rated_everything(cast: Cast, book: Book) -> None:
    found = sheet(cast, book)
    rated(cast, found, 40, 60)
    services.rate(judge=cast.analyst, sheet=found, number=1, shares={"i1": 5})

    with pytest.raises(Refused, match="every item"):
        services.second_round(actor=cast.manager, sheet=found)
    with pytest.raises(Refused, match="every item"):
        services.accept(actor=cast.manager, sheet=found, why="So", now=NOW)
    with pytest.raises(PermissionDenied):
        services.second_round(actor=cast.petra, sheet=found)


def test_who_rates_and_what(cast: Cast, book: Book) -> None:
    found = sheet(cast, book)

    for person in cast.all_but("petra", "trainer", "analyst").values():
        with pytest.raises(PermissionDenied):
            services.rate(judge=person, sheet=found, number=1, shares={"i1": 50})
    for shares in ({"i9": 50}, {"i1": 101}):
        with pytest.raises(Refused, match="0 to 100"):
            services.rate(judge=cast.petra, sheet=found, number=1, shares=shares)
    rated(cast, found, 10)
    rated(cast, found, 20)
    assert set(found.ratings.values_list("of_hundred", flat=True)) == {20}
    assert {name for name, who in cast.people().items() if AngoffSheet.objects.visible_to(who).exists()} == {
        "petra", "trainer", "analyst", "manager", "admin",
    }  # fmt: skip


def test_a_cut_that_is_the_same_makes_no_new_version(cast: Cast, book: Book) -> None:
    found = sheet(cast, book)
    rated(cast, found, 70, 70, 70)
    services.second_round(actor=cast.manager, sheet=found)
    found.refresh_from_db()
    rated(cast, found, 70, 70, 70)

    assert services.accept(actor=cast.manager, sheet=found, why="It stays", now=NOW).version == 1
