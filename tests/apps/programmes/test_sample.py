"""The sample house: people on their way, once, quickly enough, and only there."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from tests.cast import Cast

from warmline.adapters.packs.programmes import load_programmes
from warmline.apps.knowledge.sample import KEY
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Organisation, Person
from warmline.apps.programmes.models import Assignment, Enrolment, SiteOverlay, StepDone
from warmline.apps.programmes.sample import load_sample_programmes
from warmline.apps.programmes.selectors import path_of
from warmline.apps.programmes.services.catalogue import load_shipped
from warmline.core.curriculum.programme import StepKind

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def test_everybody_is_on_her_way_and_a_second_time_changes_nothing() -> None:
    call_command("load_sample", verbosity=0)
    load_shipped(outlines=load_programmes(), now=NOW)
    house = Organisation.objects.get(is_sample=True)
    begun = time.process_time()
    count = load_sample_programmes(house, NOW)
    assert time.process_time() - begun < 3, "a second on a machine with nothing else to do"
    assert count > 100
    nadia = Person.objects.get(name="Nadia Brandt")
    assert [own.path.programme.level for own in path_of(nadia, NOW)] != []
    assert len(path_of(nadia, NOW)) == 2
    assert path_of(nadia, NOW)[0].path.next is not None
    assert StepDone.objects.filter(step="watch_one").count() > 20
    assert SiteOverlay.objects.count() == 1
    assert set(Notice.objects.values_list("person__name", flat=True)) <= {"Nadia Brandt"}
    assert load_sample_programmes(house, NOW) == 0
    assert Assignment.objects.count() == 2


def test_the_sample_test_is_the_one_that_mastery_leads_to() -> None:
    (mastery,) = [each for each in load_programmes() if each.key == "mastery_empathy"]
    assert KEY in {step.ref for step in mastery.steps() if step.kind is StepKind.TEST}


def test_a_real_house_gets_nothing(cast: Cast) -> None:
    load_shipped(outlines=load_programmes(), now=NOW)
    assert load_sample_programmes(cast.organisation, NOW) == 0
    assert not Enrolment.objects.exists()
