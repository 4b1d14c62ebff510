"""The style guide shows every part and every person."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import Cast

from warmline.web.face import MOODS, VISEMES, face_keys
from warmline.web.guide import ExampleForm, _weights, guide
from warmline.web.icons import icon_names
from warmline.web.tokens import USES, tokens


def test_the_guide_names_everything_there_is() -> None:
    shown = guide()
    assert [token.name for token in shown["tokens"]] == list(tokens())
    assert len(shown["uses"]) == len(USES)
    assert shown["icons"] == icon_names()
    assert [person.key for person in shown["people"]] == list(face_keys())
    assert shown["moods"] == MOODS
    assert shown["visemes"] == list(VISEMES)
    assert [mood for mood, _faces in shown["spoken"]] == ["calm", "worried", "angry"]
    assert len({face for _mood, faces in shown["spoken"] for face in faces}) == 3 * len(VISEMES)


def test_the_guide_shows_a_form_before_and_after_a_mistake() -> None:
    shown = guide()
    assert isinstance(shown["form"], ExampleForm)
    assert not shown["form"].is_bound
    assert set(shown["wrong_form"].errors) == {"name", "email", "channel"}


@pytest.mark.parametrize(
    ("warmth", "moods"),
    [
        (0.0, {"angry"}),
        (0.17, {"angry"}),
        (0.3, {"angry", "annoyed"}),
        (0.5, {"worried", "calm"}),
        (0.99, {"relieved"}),
    ],
)
def test_a_warmth_lies_between_two_moods(warmth: float, moods: set[str]) -> None:
    found = _weights(warmth)
    assert set(found) == moods
    assert sum(found.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("address", ["/design/", "/offline/"])
def test_pages_of_the_look_are_open_to_everybody_and_only_for_reading(client: Client, cast: Cast, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405
    for person in (cast.nadia, cast.petra, cast.outsider):
        client.force_login(person)
        assert client.get(address).status_code == 200


def test_the_guide_shows_nobody_who_is_real(client: Client, cast: Cast) -> None:
    html = client.get("/design/").content.decode()
    for person in (cast.nadia, cast.petra, cast.outsider):
        assert person.email not in html


def test_the_guide_asks_the_database_nothing(client: Client, db: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get("/design/")
