"""Who sees whom."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.cast import Cast

from warmline.apps.people.models import Person, Site, Team

SEES = {
    "nadia": {"nadia"},
    "colleague": {"colleague"},
    "petra": {"petra", "nadia", "colleague"},
    "other_lead": {"other_lead"},
    "outsider": {"outsider"},
}
AT_THE_SITE = {"nadia", "colleague", "petra", "other_lead", "trainer", "analyst", "manager"}
SEES |= dict.fromkeys(("trainer", "analyst", "manager"), AT_THE_SITE)
SEES["admin"] = AT_THE_SITE | {"admin"}


@pytest.mark.parametrize("viewer", sorted(SEES))
def test_people_see_those_they_look_after_and_nobody_else(cast: Cast, viewer: str) -> None:
    names = {person.pk: name for name, person in cast.people().items()}
    seen = {names[person.pk] for person in Person.objects.visible_to(cast.people()[viewer])}
    assert seen == SEES[viewer]


def test_a_stranger_sees_nobody_and_nothing(cast: Cast) -> None:
    for model in (Person, Site, Team):
        assert not model.objects.visible_to(AnonymousUser()).exists()
