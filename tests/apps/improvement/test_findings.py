"""Findings: what is found, what is not, and what becomes of it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.improvement.house import NOW, answered, by_skill, elsewhere_in_the_house, items, judged, many
from tests.apps.programmes.house import assigned, shipped
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.improvement.findings import Found
from warmline.apps.improvement.findings.dropping import find_drop_off
from warmline.apps.improvement.findings.gaps import find_item_gaps, find_scenario_gaps
from warmline.apps.improvement.findings.items import find_bad_items
from warmline.apps.improvement.findings.stale import find_stale
from warmline.apps.improvement.findings.unused import find_unused
from warmline.apps.improvement.looking import look
from warmline.apps.improvement.models import Finding, Look
from warmline.apps.improvement.selectors.findings import findings_page
from warmline.apps.improvement.services import handle
from warmline.apps.improvement.words import said_of
from warmline.apps.knowledge.models import Attempt, Form, FormItem
from warmline.apps.modules.models import Module
from warmline.apps.people.errors import Refused
from warmline.apps.programmes.models import Enrolment, StepDone
from warmline.apps.workshops.models import SessionPlan

pytestmark = pytest.mark.django_db


def module(cast: Cast, key: str = "ours", **more: object) -> Module:
    defaults = {"title": key.capitalize(), "live": 1, "state": "published", "changed_at": NOW, "review_by": None}
    row = Module.objects.create(organisation=cast.organisation, key=key, **(defaults | more))
    row.versions.create(number=1, text="", sha256="", state="published", changed_at=NOW,
                        published_at=NOW - timedelta(days=100))  # fmt: skip
    return row


def about(found: list[Found] | tuple[Found, ...] | object) -> list[str]:
    return sorted(each.about for each in found)  # type: ignore[attr-defined]


def test_out_of_date(cast: Cast) -> None:
    module(cast, "late", review_by=date(2026, 3, 1))
    module(cast, "today", review_by=date(2026, 3, 2))
    module(cast, "draft", review_by=date(2020, 1, 1), live=None)
    assert about(find_stale(cast.organisation.pk, NOW, Counter())) == ["module:late"]
    assert find_stale(cast.elsewhere.pk, NOW, Counter()) == []


def test_a_translation_behind_its_original_and_a_test_with_old_items(cast: Cast) -> None:
    original = module(cast, "english", live=2)
    source = original.versions.get()
    german = module(cast, "german", original=original)
    german.versions.update(source=source)
    fresh = module(cast, "french", original=original)
    fresh.versions.update(source=original.versions.create(number=2, text="", sha256="", changed_at=NOW))
    old, new = items(2)
    form = Form.objects.create(organisation=cast.organisation, key="f", title="F", level=1, room="assessed", cut=0.5,
                               made_at=NOW)  # fmt: skip
    for place, version in enumerate((old, new)):
        FormItem.objects.create(form=form, version=version, place=place)
    assert about(find_stale(cast.organisation.pk, NOW, Counter())) == ["translation:german"]
    old.state = "replaced"
    old.save()
    assert about(find_stale(cast.organisation.pk, NOW, Counter())) == ["test:f", "translation:german"]


def test_not_used(cast: Cast) -> None:
    module(cast, "idle")
    used = module(cast, "used")
    module(cast, "new").versions.update(published_at=NOW - timedelta(days=89))
    used.versions.first()
    from warmline.apps.modules.models import Done

    Done.objects.create(person=cast.nadia, module=used, number=1, at=NOW - timedelta(days=89))
    long_ago = NOW - timedelta(days=91)
    tests = [
        Form.objects.create(organisation=cast.organisation, key=key, title=key, level=1, room="assessed", cut=0.5,
                            made_at=long_ago) for key in ("lying", "taken")
    ]  # fmt: skip
    Attempt.objects.create(form=tests[1], person=cast.nadia, room="assessed", seed=1, begun_at=NOW, touched_at=NOW)
    SessionPlan.objects.create(organisation=cast.organisation, key="plan", version=1, title="Plan", kind="workshop",
                               minutes=60, body="", made_at=long_ago)  # fmt: skip
    found = find_unused(cast.organisation.pk, NOW, Counter())
    assert about(found) == ["module:idle", "test:lying", "workshop:plan"]


def test_where_people_stop(cast: Cast) -> None:
    people = many(cast, cast.team, 28, "Ana")
    assigned(cast, shipped())
    Enrolment.objects.update(enrolled_at=NOW - timedelta(days=40))
    Module.objects.get_or_create(organisation=None, key="say_the_feeling", defaults={"changed_at": NOW})
    rows = Enrolment.objects.filter(person__in=people)
    StepDone.objects.bulk_create(
        StepDone(enrolment=row, step="read_this", on=(NOW - timedelta(days=30)).date()) for row in rows
    )
    for row in rows[:3]:
        StepDone.objects.create(enrolment=row, step="feeling", on=NOW.date())
    counts: Counter[str] = Counter()
    (found,) = find_drop_off(cast.organisation.pk, NOW, counts)
    assert (found.about, found.n, found.facts["lost"]) == ("module:say_the_feeling", 28, 25)
    assert counts == {"drop_off": 1}
    for row in rows[3:12]:
        StepDone.objects.create(enrolment=row, step="feeling", on=NOW.date())
    assert find_drop_off(cast.organisation.pk, NOW, counts) == []  # 16 of 28: it may be half
    StepDone.objects.filter(step="read_this").update(on=(NOW - timedelta(days=20)).date())
    assert find_drop_off(cast.organisation.pk, NOW, counts) == []


def test_items_that_do_not_work(cast: Cast) -> None:
    people = many(cast, cast.team, 40, "Ana")
    dice = by_skill("items")
    answered(cast, people, items(6), lambda person, n: True if n == 0 else dice(person, n))
    counts: Counter[str] = Counter()
    found = {each.facts["title"]: each for each in find_bad_items(cast.organisation.pk, NOW, counts)}
    assert "too_easy" in found["Question 0"].facts["flags"]
    assert found["Question 0"].n == 40
    assert counts == {"items": 6}
    assert find_bad_items(cast.elsewhere.pk, NOW, counts) == []


def test_an_item_that_is_harder_for_one_site(cast: Cast) -> None:
    here, there = many(cast, cast.team, 150, "Ana"), many(cast, elsewhere_in_the_house(cast), 150, "Ravi")
    answered(cast, here + there, items(12), by_skill("gap", frozenset(person.pk for person in there)))
    counts: Counter[str] = Counter()
    found = find_item_gaps(cast.organisation.pk, NOW, counts)
    first = next(each for each in found if each.facts["title"] == "Question 0")
    assert first.facts["group"] == "Larkfield"
    assert first.facts["delta"] > 1.5
    assert first.facts["class"] == "C"
    assert len(found) <= 2
    assert counts == {"item_gaps": 12}


def test_too_few_people_to_tell_about_an_item(cast: Cast) -> None:
    here, there = many(cast, cast.team, 99, "Ana"), many(cast, elsewhere_in_the_house(cast), 99, "Ravi")
    answered(cast, here + there, items(3), by_skill("few", frozenset(person.pk for person in there)))
    counts: Counter[str] = Counter()
    assert find_item_gaps(cast.organisation.pk, NOW, counts) == []
    assert counts == {"item_gaps_few": 3}


def test_a_customer_who_is_harder_for_one_site(cast: Cast) -> None:
    here, there = many(cast, cast.team, 40, "Ana"), many(cast, elsewhere_in_the_house(cast), 40, "Ravi")
    weak = {person.pk for person in there}
    judged(cast, here + there, lambda person: (2 if person.pk in weak else 3) + person.pk % 2)
    counts: Counter[str] = Counter()
    found = find_scenario_gaps(cast.organisation.pk, NOW, counts)
    assert {(each.facts["group"], each.facts["measure"], each.basis) for each in found} == {
        ("Larkfield", "score", "above"), ("Larkfield", "reached", "above")
    }  # fmt: skip
    assert found[0].facts["difference"] == pytest.approx(1.0)
    assert counts == {"scenario_gaps": 2}


def test_alike_or_too_few_is_no_finding(cast: Cast) -> None:
    here, there = many(cast, cast.team, 40, "Ana"), many(cast, elsewhere_in_the_house(cast), 40, "Ravi")
    judged(cast, here + there, lambda person: 2 + person.pk % 2)
    judged(cast, here[:29] + there, lambda person: 1 + 3 * (person.pk in {p.pk for p in here}), variant="other")
    counts: Counter[str] = Counter()
    assert find_scenario_gaps(cast.organisation.pk, NOW, counts) == []
    assert counts == {"scenario_gaps": 2, "scenario_gaps_few": 2}


def test_handled_gone_and_back(cast: Cast) -> None:
    row = module(cast, "late", review_by=date(2026, 3, 1))
    row.versions.update(published_at=NOW)
    assert look(organisation=cast.organisation, now=NOW) == 1
    found = Finding.objects.get()
    with pytest.raises(PermissionDenied):
        handle(actor=cast.petra, finding=found, note="No", now=NOW)
    with pytest.raises(Refused, match="line"):
        handle(actor=cast.trainer, finding=found, note=" ", now=NOW)
    handle(actor=cast.trainer, finding=found, note="Still holds.", now=NOW)
    with pytest.raises(Refused, match="already"):
        handle(actor=cast.manager, finding=found, note="Me too", now=NOW)
    look(organisation=cast.organisation, now=NOW + timedelta(days=1))
    assert Finding.objects.get().state == "handled"
    Module.objects.update(review_by=date(2026, 6, 1))
    look(organisation=cast.organisation, now=NOW + timedelta(days=2))
    assert Finding.objects.get().gone_at is not None
    Module.objects.update(review_by=date(2026, 3, 1))
    look(organisation=cast.organisation, now=NOW + timedelta(days=3))
    back = Finding.objects.get()
    assert (back.state, back.gone_at, back.reopened_at) == ("open", None, NOW + timedelta(days=3))
    assert AuditEvent.objects.filter(verb="improvement.reopened").count() == 1
    assert Look.objects.count() == 4


def test_a_handled_finding_opens_where_its_basis_changes(cast: Cast) -> None:
    row = module(cast, "late", review_by=date(2026, 2, 1))
    row.versions.update(published_at=NOW)
    look(organisation=cast.organisation, now=NOW)
    handle(actor=cast.manager, finding=Finding.objects.get(), note="Later", now=NOW)
    Module.objects.update(review_by=date(2026, 2, 20))
    look(organisation=cast.organisation, now=NOW + timedelta(days=1))
    assert Finding.objects.get().state == "open"


def test_the_page_has_words_for_every_kind(cast: Cast) -> None:
    module(cast, "late", review_by=date(2026, 3, 1))
    here, there = many(cast, cast.team, 130, "Ana"), many(cast, elsewhere_in_the_house(cast), 130, "Ravi")
    judged(cast, here + there, lambda person: (2 if person in there else 3) + person.pk % 2)
    answered(cast, here + there, items(8), by_skill("page", frozenset(person.pk for person in there)))
    look(organisation=cast.organisation, now=NOW)
    page = findings_page(cast.manager)
    assert {"Out of date", "Not used", "A test item that may be unfair", "A customer that may be unfair"} <= {
        group.label for group in page.groups
    }
    for group in page.groups:
        for said in group.findings:
            assert said.what
            assert said.why
            assert said.todo
    assert findings_page(cast.outsider).count == 0
    assert findings_page(cast.petra).count == 0


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        ("drop_off", {"title": "M", "ref": "m", "programme": "P", "of": 30, "lost": 25, "low": 0.66, "high": 0.93},
         "25 of 30 people"),
        ("stale", {"why": "items", "title": "T", "items": 1, "ref": "t"}, "still asks 1 item that"),
        ("stale", {"why": "translation", "title": "T", "from": 1, "to": 3, "ref": "t"}, "the original is at version 3"),
        ("item", {"title": "Q", "item": 1, "flags": ["weak"], "difficulty": 0.5, "item_total": 0.1, "version": 1},
         "has hardly to do with"),
    ],
)  # fmt: skip
def test_words(kind: str, facts: dict[str, object], words: str) -> None:
    assert words in said_of(Finding(kind=kind, about="module:m", facts=facts, n=30)).what
