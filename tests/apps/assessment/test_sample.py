"""The sample organisation's assessments, and tests of the item bank as the rule reads them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from tests.apps.assessment.desk import Book

from warmline.adapters.packs import load_scenarios
from warmline.apps.assessment.four_eyes import judged_close
from warmline.apps.assessment.knowledge_book import HouseTests
from warmline.apps.assessment.models import AngoffSheet, Appeal, Attempt, Certificate, RevocationAppeal
from warmline.apps.assessment.ports import register_tests
from warmline.apps.assessment.readying import ready_page
from warmline.apps.assessment.refreshing import KIND, open_refreshers
from warmline.apps.assessment.sample import load_sample_assessment
from warmline.apps.assessment.standing import standing_of
from warmline.apps.knowledge.models import Form
from warmline.apps.knowledge.sample import KEY, load_sample_knowledge
from warmline.apps.library.services import load_content
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.sample.load import load_sample
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


def test_the_sample_shows_every_state_once(book: Book) -> None:
    register_tests(HouseTests())
    now = datetime.now(UTC)
    load_content(scenarios=load_scenarios())
    call_command("load_items", verbosity=0)
    house = load_sample()
    assert load_sample_assessment(Organisation.objects.create(name="Real"), now) == 0
    load_sample_knowledge(house, now)

    assert load_sample_assessment(house, now) == 7
    assert load_sample_assessment(house, now) == 0

    running = Attempt.objects.filter(state="running")
    assert running.get(second=None).owner.name == "Nadia Brandt"
    close = running.exclude(second=None).get()
    assert judged_close(standing_of(close, now)) == {close.assessor_id}
    assert close.second_id != close.assessor_id
    assert RevocationAppeal.objects.get(settled_at=None).certificate.revoked_at is not None
    assert Certificate.objects.valid_at(now).count() == 3
    (refresher,) = open_refreshers(Person.objects.get(name="Nadia Brandt"), now)
    assert (refresher.number, now - refresher.since) == (1, timedelta(days=3))
    assert not Notice.objects.filter(kind=KIND, state=Notice.State.QUEUED).exists()
    decision = Appeal.objects.get(settled_at=None).decision
    assert decision.outcome == Outcome.NOT_YET.value
    assert not Notice.objects.filter(state=Notice.State.QUEUED, kind__startswith="assessment").exists()
    miriam = Person.objects.get(name="Miriam Adler")
    pages = [ready_page(miriam, now, number) for number in (1, 2, 3)]
    whys = {group.why for page in pages for kind in page.types for group in kind.groups}
    assert {"no_certificate", "certificate"} <= whys
    forms = Form.objects.filter(organisation=house, closed_at=None)
    assert {"listening_and_heat", "hard_talks", "hardest_contacts"} <= set(forms.values_list("key", flat=True))
    assert not forms.exclude(asked_for=None).exists(), "the bank has as many items as each test asks for"
    sheet = AngoffSheet.objects.get()
    assert (sheet.rule.key, len(sheet.items)) == ("hard_talks", 12)
    assert sheet.ratings.values("judge").distinct().count() == 2, "one judge is still to rate"
    bank, holder = HouseTests(), Certificate.objects.first()
    assert holder is not None
    assert len(bank.items(house, KEY)) == 10
    basic = Form.objects.get(key="service_fundamentals", organisation=house)
    assert Counter(basic.items.values_list("item__skill", flat=True)) == dict.fromkeys(
        ("empathy", "active_listening", "conflict_management"), 3
    )
    assert not Form.objects.filter(organisation=None, items__in=basic.items.all()).exists(), "no practice test has them"
    assert bank.address(house, KEY).startswith("/tests/")
    assert KEY in dict(bank.choices(house))
    found = bank.result(holder.person, KEY, now - timedelta(days=40))
    assert found is not None
    assert found.score - found.error >= 60
    assert found.version == f"{KEY} 1"
    assert bank.result(holder.person, KEY, now) is None, "too old"
