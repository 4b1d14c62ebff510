"""Cards in the moment of need: found by a few words, also misspelt ones; large, drawn, printable."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.modules.shelf import published
from tests.cast import Cast

from warmline.adapters.packs import load_frameworks
from warmline.apps.modules.cards.drawing import drawing_of
from warmline.apps.modules.cards.making import Found, answer_cards, frameworks, look_up, say_cards
from warmline.apps.modules.cards.search import Page, build, find, words_of

SMALL = build(
    [
        Page("a", "Says no with care", "Please, can I have my money today?", "I cannot pay it out today."),
        Page("b", "Names the feeling", "I'm so annoyed and angry", "No wonder you are annoyed."),
        Page("c", "HEARD", "the company made a mistake", "Hear, empathise, apologise"),
    ]
)


def refs(query: str) -> list[str]:
    return [hit.ref for hit in find(SMALL, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("no", "a"),
        ("feeling", "b"),
        ("feelngs", "b"),
        ("anrgy", "b"),
        ("HEARD", "c"),
        ("heard", "c"),
        ("mistak", "c"),
        ("refuse money", "a"),
    ],
)
def test_the_best_fit_comes_first(query: str, first: str) -> None:
    assert refs(query)[:1] == [first]


@pytest.mark.parametrize("query", ["", "   ", "?", "x", "zzzzzz", "quantum chromodynamics"])
def test_nothing_is_found_where_nothing_fits(query: str) -> None:
    assert refs(query) == []


def test_a_short_word_is_no_beginning_of_another() -> None:
    assert "c" not in refs("no")
    assert words_of("It’s the Feelings, naïve") == ["its", "the", "feel", "naive"]


def test_half_of_the_words_must_be_there() -> None:
    assert refs("money elephant") == ["a"]
    assert refs("money elephant giraffe") == []


@given(st.text(max_size=300))
def test_whatever_is_typed_the_hits_are_in_order(query: str) -> None:
    hits = find(SMALL, query)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 0 for hit in hits)


def kind_of(found: Found) -> str:
    return "framework" if found.framework else "say" if found.say else "answer" if found.answer else "module"


def test_all_nine_frameworks_every_behaviour_and_the_drills_can_be_found() -> None:
    assert len(frameworks()) == len(load_frameworks()) == 9
    for card in frameworks().values():
        assert look_up(card.name, [])[0].framework == card, card.name
    for card in list(say_cards().values())[::7]:
        query = f"{card.behaviour.name} {card.skill.name}"
        found = [one.say.behaviour.key for one in look_up(query, []) if one.say]
        assert card.behaviour.key in found[:3], card.behaviour.name
    assert answer_cards()
    assert "answer" in {kind_of(found) for found in look_up("refund", [])}


@pytest.mark.parametrize("key", ["five_lenses", "interests_rights_power"])
def test_two_cards_are_drawn_with_all_their_names(key: str) -> None:
    card = frameworks()[key]
    drawing = drawing_of(card)
    assert drawing is not None
    label = re.search(r'aria-label="([^"]+)"', drawing)
    assert label is not None
    for step in card.steps:
        assert step.name in label.group(1)
        for word in step.name.split():
            assert re.search(rf"[> ]{word}[ <]", drawing), word
    assert "style=" not in drawing


def test_the_other_cards_are_lists(cast: Cast) -> None:
    assert drawing_of(frameworks()["heard"]) is None


def test_the_pages(cast: Cast, client: Client) -> None:
    published(cast.trainer, cast.manager)
    client.force_login(cast.nadia)
    page = client.get("/learn/modules/cards/").content.decode()
    assert "HEARD" in page
    assert "Empathy" in page
    found = client.get("/learn/modules/cards/", {"q": "waiting well"}).content.decode()
    assert "/learn/modules/waiting_well/" in found
    part = client.get("/learn/modules/cards/", {"q": "anrgy"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Rather not" in part
    assert "Nothing fits these words." in client.get("/learn/modules/cards/", {"q": "zzzzz"}).content.decode()
    for address in ("cards/heard/", "cards/five_lenses/", "cards/skill/empathy/", "cards/print/"):
        assert client.get(f"/learn/modules/{address}").status_code == 200, address
    for address in ("cards/nothing/", "cards/skill/nothing/"):
        assert client.get(f"/learn/modules/{address}").status_code == 404, address


def test_what_is_typed_is_words_and_nothing_else(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    page = client.get("/learn/modules/cards/", {"q": "<script>alert(1)</script>" + "x" * 500})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
