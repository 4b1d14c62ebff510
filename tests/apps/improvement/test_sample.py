"""The sample house: something to read, once, quickly, and only there."""

from __future__ import annotations

import time

import pytest
from django.core.management import call_command
from tests.apps.improvement.house import NOW
from tests.cast import Cast

from warmline.apps.improvement.models import Look, OwnReaction, Reaction
from warmline.apps.improvement.sample import load_sample_improvement
from warmline.apps.improvement.selectors.reactions import heard_list, told_of
from warmline.apps.people.models import Organisation, Person

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_once_and_quickly() -> None:
    call_command("load_sample", verbosity=0)
    house = Organisation.objects.get(is_sample=True)
    begun = time.process_time()
    load_sample_improvement(house, NOW)
    assert time.process_time() - begun < 2
    count = Reaction.objects.count()
    assert load_sample_improvement(house, NOW) == 0
    assert (Reaction.objects.count(), Look.objects.count(), OwnReaction.objects.count()) == (count, 1, 0)
    manager = Person.objects.filter(organisation=house, memberships__role="manager").first()
    assert manager is not None
    assert any(heard.kind == "drills" for heard in heard_list(manager))
    told = told_of(manager, "drills", "daily", 0)
    assert told is not None
    assert told.groups[0][0].size >= 5


def test_a_real_house_gets_nothing(cast: Cast) -> None:
    assert load_sample_improvement(cast.organisation, NOW) == 0
    assert not Reaction.objects.exists()
