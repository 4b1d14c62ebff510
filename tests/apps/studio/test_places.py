"""Places in plain words, and what a person still has to write."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.apps.studio.house import changed, newest, sound, written
from tests.cast import Cast

from warmline.apps.studio.skeleton.writing import skeleton
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.texts.fields import fields_of
from warmline.apps.studio.texts.gaps import open_parts
from warmline.apps.studio.texts.mending import to_mend
from warmline.apps.studio.texts.places import Places, field_name, part_name
from warmline.apps.studio.texts.words import words_of

DRAFT = skeleton(
    key="abc", title="x", policy="You may refund up to €50 within 14 days.", ticket="My lamp is late."
).text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("title", "Title"),
        ("persona.about", "The person, one line about the person"),
        ("facts[1].say[0]", "Fact 2 (It is door 7, the low one), ways to say it"),
        ("facts.which_door.say.0", "Fact 2 (It is door 7, the low one), ways to say it"),
        ("offers[0].hears", "Offer 1 (Open the door from here), words that are heard as it"),
        ("record.facts[0].value", "Line on the screen 1 (Parcel), what it says"),
        ("opening[2]", "First messages"),
        ("facts.gone.say.0", "Fact (gone), ways to say it"),
        ("facts[40]", "Fact 41"),
        ("", ""),
    ],
)
def test_a_place_is_named_in_plain_words(name: str, words: str) -> None:
    assert Places(sound()).of_name(name) == words


def test_no_word_of_a_scenario_has_a_raw_name() -> None:
    places = Places(sound())
    for name in words_of(sound()):
        assert not {"_", "[", "."} & set(places.of_name(name).replace("…", "")), name


def test_what_nobody_knows_is_named_without_underscores() -> None:
    assert (part_name("new_part"), field_name("new_field")) == ("New part", "new field")
    assert Places("a: b: c").of_name("facts[0].say") == "Fact 1, ways to say it"


def test_every_mark_of_a_draft_is_listed_once_with_its_field() -> None:
    parts, checked = open_parts(DRAFT), check_text(DRAFT)
    assert sum(one.count for part in parts for one in part.fields) == len(checked.gaps) > 20
    known = {each.name for each in fields_of(DRAFT)}
    assert all(one.field in known for part in parts for one in part.fields)
    fact = next(part for part in parts if part.name == "Fact 2")
    assert [(one.words, one.count, one.field) for one in fact.fields] == [
        ("in a few words", 1, "facts.1.label"),
        ("ways to say it", 3, "facts.1.say"),
        ("words that are heard as it", 1, "facts.1.hears"),
    ]
    assert open_parts(sound()) == open_parts("a: b: c") == ()


def test_a_field_that_the_form_does_not_hold_leads_to_the_text() -> None:
    (part,) = open_parts(changed(hints=["[write a hint]"]))
    assert [(one.field, one.line > 0) for one in part.fields] == [("", True)]


def test_what_is_to_be_mended_is_named_with_its_line() -> None:
    mend = to_mend(DRAFT, check_text(DRAFT))
    assert (mend.gaps[0].place, mend.gaps[0].words) == (
        "In one line, from the customer’s side",
        "one line, from the customer's side",
    )
    wrong = sound().replace("level: 1", "level: 9")
    assert [(each.line, each.place) for each in to_mend(wrong, check_text(wrong)).problems] == [(7, "Level")]
    assert to_mend(sound(), check_text(sound())).problems == ()
    unsure = sound() + "# end\nhints: [] # [write more]\n"
    assert all(not each.place for each in to_mend(unsure, check_text(unsure)).gaps)


def test_a_draft_s_page_lists_its_gaps_as_links_and_shows_no_raw_names(cast: Cast, client: Client) -> None:
    client.force_login(cast.trainer)
    case = written(cast.trainer, "our_lamp", DRAFT)
    page = client.get(f"/studio/{case.pk}/").content.decode()
    assert f"/studio/{case.pk}/1/form/#id_facts.1.say" in page
    assert 'id="id_facts.1.say"' in client.get(f"/studio/{case.pk}/1/form/").content.decode()
    text = client.get(f"/studio/{case.pk}/1/trial/").content.decode()
    assert "<b>The person, name</b>:" in text
    shown = re.sub(r"<[^>]*>", " ", page + text)
    for raw in ("good_ends", "hidden_fact", "[write", "facts[", "hears"):
        assert raw not in shown
    assert newest(case).state == "draft"
