"""The page says who words the customer: rules alone, or a language model that messages are sent to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.cast import Cast
from tests.practice_room import begin

from warmline.apps.library import ports

pytestmark = pytest.mark.django_db


@pytest.fixture
def model(settings) -> Iterator[None]:
    settings.WARMLINE_WIRING = "tests.model_house"
    ports.language.cache_clear()
    yield
    ports.language.cache_clear()


def page(cast: Cast, client) -> str:
    client.force_login(cast.nadia)
    return " ".join(client.get(f"/practise/{begin(cast.nadia).pk}/").content.decode().split())


def test_rules_alone_are_said_to_be_rules(cast: Cast, client) -> None:
    said = page(cast, client)
    assert "by fixed rules. Practice is yours alone." in said
    assert "language model" not in said


def test_a_model_is_named_with_what_leaves_for_it(cast: Cast, client, model: None) -> None:
    said = page(cast, client)
    assert "a language model words it" in said
    assert "go to the server that your organisation chose, with personal details taken out" in said
    assert "Practice is yours alone" not in said
