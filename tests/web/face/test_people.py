"""People are tables of numbers; a table that cannot be drawn says why."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from warmline.web.face import MOODS, POSES, find_person
from warmline.web.face.head import age_lines
from warmline.web.face.people import PEOPLE, read_people
from warmline.web.face.persona import FacePersona

INES = PEOPLE["ines"]


def table(**changed: Any) -> dict[str, dict[str, Any]]:
    fields = {name: getattr(INES, name) for name in FacePersona.__dataclass_fields__ if name != "key"}
    return {"new": {**fields, **changed}}


def test_a_table_makes_a_person() -> None:
    assert read_people(table(name="Someone"))["new"] == replace(INES, key="new", name="Someone")


def test_people_stand_in_the_order_of_their_ages() -> None:
    ages = [person.age for person in PEOPLE.values()]
    assert ages == sorted(ages)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("jaw", 60, "jaw is 60; it must lie between 33 and 44"),
        ("nose", -3, "nose is -3"),
        ("age", 7, "age is 7"),
        ("length", 1.4, "length is 1.4"),
        ("skin", "brown", "skin is 'brown'; write a colour as #RRGGBB"),
        ("hair", "#abc", "hair is '#abc'"),
        ("skin", "", "skin is ''"),
        ("cloth", "red", "cloth is 'red'"),
    ],
)
def test_what_lies_outside_its_range_is_refused(field: str, value: object, words: str) -> None:
    with pytest.raises(ValueError, match="The face of new cannot be drawn: ") as refused:
        read_people(table(**{field: value}))
    assert words in str(refused.value)


def test_a_field_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="eyebrows"):
        read_people(table(eyebrows=3))


def test_a_table_without_a_name_is_refused() -> None:
    fields = table()["new"]
    del fields["name"]
    with pytest.raises(ValueError, match="The face of new cannot be drawn"):
        read_people({"new": fields})


@pytest.mark.parametrize(("key", "light"), [("ruth", True), ("ines", True), ("kwame", False), ("fatou", False)])
def test_light_skin_shows_a_flush_more(key: str, light: bool) -> None:
    assert find_person(key).is_light is light


def test_cloth_over_the_ears_hides_them() -> None:
    assert find_person("amina").covers_ears
    assert find_person("leila").covers_ears
    assert not find_person("harpreet").covers_ears
    assert not find_person("ines").covers_ears


def test_a_beard_hides_the_chin_and_pales_the_lines_round_the_mouth() -> None:
    bearded = find_person("viktor")
    assert bearded.covers_chin
    assert not find_person("tomasz").covers_chin
    bare = replace(bearded, beard="")
    for mood in MOODS:
        pale, deep = (re.findall(r'opacity="([\d.]+)"', age_lines(one, POSES[mood]))[-1] for one in (bearded, bare))
        assert float(pale) < float(deep)


def test_a_fringe_hides_the_lines_of_the_forehead() -> None:
    assert find_person("jun").covers_forehead
    assert not find_person("walter").covers_forehead


def test_many_heads_stand_side_by_side() -> None:
    people = list(PEOPLE.values())
    assert len({person.style for person in people}) >= 14
    assert len({person.skin for person in people}) >= 20
    assert sum(bool(person.cloth) for person in people) >= 5
    assert any(person.hearing_aid for person in people)
    assert any(person.freckles for person in people)
    assert {"round", "rect", "half"} <= {person.glasses for person in people}
    assert {"moustache", "full", "long", "stubble", "goatee"} <= {person.beard for person in people}
