"""The sample house has a case in Spanish: every word of it translated, published for people, and loaded once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.cast import Cast
from tests.practice_room import publish

from warmline.adapters.packs import shipped_text
from warmline.apps.live.selectors import tongues
from warmline.apps.people.models import Person
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.load import load_sample
from warmline.apps.studio.beside import pairs
from warmline.apps.studio.models import Case, Revision, State
from warmline.apps.studio.sample import load_sample_studio
from warmline.apps.studio.sample.load import SHIPPED, in_spanish
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.translated import remarks

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_every_word_of_the_original_is_translated_with_its_numbers() -> None:
    original = shipped_text(SHIPPED)
    assert original is not None
    text = in_spanish(original)
    assert check_text(text).is_sound
    found = pairs(original=original, source=original, translation=text)
    assert [(each.kind, each.name) for each in remarks(found)] == []
    assert {each.name for each in found if each.is_same and ".hears." not in each.name} <= {"persona.name"}


@pytest.mark.django_db
@pytest.mark.once
def test_it_is_published_for_people_once() -> None:
    house = load_sample()
    assert load_sample_studio(house, NOW) == 0, "no customers are loaded yet"
    publish()
    assert load_sample_studio(house, NOW) == 1
    assert load_sample_studio(house, NOW) == 0
    nadia = Person.objects.get(email=FACES[0].email)
    ((language, (scenario,)),) = tongues(nadia)
    assert (language, scenario.title) == ("es", "El paquete que no está")
    live = Revision.objects.get(state=State.PUBLISHED)
    assert (live.reviewed_by_id, live.writers.filter(pk=live.reviewed_by_id).exists()) == (live.published_by_id, False)


@pytest.mark.django_db
def test_a_real_house_gets_nothing(cast: Cast) -> None:
    assert load_sample_studio(cast.organisation, NOW) == 0
    assert not Case.objects.exists()
