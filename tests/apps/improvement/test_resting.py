"""Content that rests on a customer: told when the customer changed or went, and not otherwise."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest
from tests.apps.assessment.desk import rule
from tests.apps.improvement.house import NOW
from tests.apps.programmes.house import outline
from tests.cast import Cast

from warmline.adapters.packs.workshops import load_workshops, plan_text
from warmline.apps.assessment.bodies import to_body
from warmline.apps.assessment.models import CertificationRule
from warmline.apps.improvement.findings import Found
from warmline.apps.improvement.findings.resting import find_resting
from warmline.apps.improvement.looking import look
from warmline.apps.improvement.models import Finding
from warmline.apps.improvement.selectors.findings import findings_page
from warmline.apps.improvement.words import said_of
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.people.models import Organisation
from warmline.apps.programmes.models import Programme
from warmline.apps.programmes.packing import pack
from warmline.apps.workshops.models import SessionPlan

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def customer(
    key: str, version: int, at: datetime, *, published: bool = True, house: Organisation | None = None
) -> None:
    """A version that came in at a moment; the ones before it are met no more."""
    ScenarioVersion.objects.filter(key=key, organisation=house).update(published=False)
    made = ScenarioVersion.objects.create(
        organisation=house, key=key, version=version, sha256=f"{key}{version}{house}"[:64], body="{}",
        title=key.capitalize(), industry="parcels", channel="chat", level=1, minutes=9, published=published,
    )  # fmt: skip
    ScenarioVersion.objects.filter(pk=made.pk).update(loaded_at=at)


@pytest.fixture
def in_force(cast: Cast) -> CertificationRule:
    """A rule that draws from three customers, all of them older than the rule."""
    for key in ("parcel_birthday", "case_b", "case_c"):
        customer(key, 1, NOW - 9 * DAY)
    return CertificationRule.objects.create(
        organisation=cast.organisation, key="fundamentals", version=1, title="Fundamentals", level=1,
        body=to_body(rule()), sha256="", made_at=NOW - DAY,
    )  # fmt: skip


def found(house: Organisation) -> dict[str, Found]:
    return {each.about: each for each in find_resting(house.pk, NOW, Counter())}


def test_a_rule_is_told_when_a_customer_of_it_changed_and_not_before(cast: Cast, in_force: CertificationRule) -> None:
    assert found(cast.organisation) == {}
    customer("case_b", 2, NOW)
    told = found(cast.organisation)["rule:fundamentals"]
    assert (told.n, told.facts["why"], told.facts["customers"]) == (1, "scenario", ["Case_b"])
    assert found(cast.elsewhere) == {}
    CertificationRule.objects.update(made_at=NOW + DAY)
    assert found(cast.organisation) == {}, "the rule was made anew after it"
    CertificationRule.objects.update(made_at=NOW - DAY, state="retired")
    assert found(cast.organisation) == {}, "nobody is asked by it any more"


def test_the_first_version_that_ever_came_is_no_change(cast: Cast, in_force: CertificationRule) -> None:
    ScenarioVersion.objects.update(loaded_at=NOW)
    assert found(cast.organisation) == {}


def test_a_customer_that_nobody_meets_any_more_is_told_first(cast: Cast, in_force: CertificationRule) -> None:
    customer("case_b", 2, NOW)
    ScenarioVersion.objects.filter(key="case_c").update(published=False)
    told = found(cast.organisation)["rule:fundamentals"]
    assert (told.facts["why"], told.facts["customers"]) == ("scenario_gone", ["Case_c"])


def test_a_text_that_was_put_back_is_as_it_was(cast: Cast, in_force: CertificationRule) -> None:
    customer("case_b", 2, NOW)
    ScenarioVersion.objects.filter(key="case_b", version=2).update(sha256="case_b1None")
    assert found(cast.organisation) == {}


def test_another_house_s_own_version_changes_nothing_here(cast: Cast, in_force: CertificationRule) -> None:
    customer("case_b", 1, NOW, house=cast.elsewhere)
    assert found(cast.organisation) == {}
    customer("case_b", 1, NOW - 2 * DAY, house=cast.organisation)
    assert found(cast.organisation) == {}, "her own was there before the rule"
    customer("case_b", 2, NOW, house=cast.organisation)
    assert list(found(cast.organisation)) == ["rule:fundamentals"]


def test_a_workshop_plan_and_a_programme_of_the_house(cast: Cast) -> None:
    plan = next(each for each in load_workshops() if each.roleplay is not None)
    assert plan.roleplay is not None
    SessionPlan.objects.create(
        organisation=cast.organisation, key="ours", version=1, title="Ours", kind="workshop", minutes=plan.minutes,
        body=plan_text(plan), made_at=NOW - DAY,
    )  # fmt: skip
    made = Programme.objects.create(organisation=cast.organisation, key="own", title="Own", level=1, made_at=NOW - DAY)
    made.versions.create(number=1, state="published", body=pack(outline()), made_at=NOW - DAY)
    used = {plan.roleplay.scenario, "parcel_birthday"}
    for key in used:
        customer(key, 1, NOW - 9 * DAY)
    assert found(cast.organisation) == {}
    for key in used:
        customer(key, 2, NOW)
    assert list(found(cast.organisation)) == ["workshop:ours"], "a step of a path may lead to a newer customer"
    ScenarioVersion.objects.update(published=False)
    assert sorted(found(cast.organisation)) == ["programme:own", "workshop:ours"]


def test_it_stands_in_words_and_leads_to_where_it_is_mended(cast: Cast, in_force: CertificationRule) -> None:
    customer("case_b", 2, NOW)
    look(organisation=cast.organisation, now=NOW)
    row = Finding.objects.get(about="rule:fundamentals")
    said = said_of(row)
    assert said.title == "Fundamentals"
    assert "“Case_b”" in said.what
    assert "another version" in said.what
    assert said.address.endswith(f"/rules/{in_force.pk}/")
    assert "make a new version of this" in said.todo
    ScenarioVersion.objects.filter(key="case_b").update(published=False)
    look(organisation=cast.organisation, now=NOW + DAY)
    assert "nobody can meet" in said_of(Finding.objects.get(about="rule:fundamentals")).what
    for person in (cast.nadia, cast.petra, cast.outsider):
        assert not Finding.objects.visible_to(person).exists(), person.name
    assert findings_page(cast.manager).groups
