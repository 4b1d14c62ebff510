"""Every face is drawn the same way twice, has the same parts in every mood, and keeps to the content policy."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.golden import check_hash

from warmline.adapters.packs.scenario_checks import FACES
from warmline.web.face import MOODS, draw_face, face_keys, find_person, round_face
from warmline.web.face.draw import face_id
from warmline.web.face.hair import STYLES

GOLDEN = Path(__file__).parent / "golden_faces.json"
KEYS = face_keys()
NUMBER = re.compile(r"-?\d*\.?\d+")
FIRST_SIX = {"ines", "gordon", "amina", "kwame", "ruth", "jun"}


def parts(svg: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each element with its attributes, numbers taken out of their values: what a tween needs to be equal."""
    root = ElementTree.fromstring(svg)
    moving = {"d", "transform", "cx", "cy", "r", "opacity", "stop-opacity", "stroke-width"}
    return [
        (
            node.tag,
            tuple(f"{name}={NUMBER.sub('#', value)}" for name, value in sorted(node.attrib.items()) if name in moving),
        )
        for node in root.iter()
    ]


def test_there_are_people_of_every_age() -> None:
    assert set(KEYS) >= FIRST_SIX
    assert len(KEYS) >= 16
    ages = sorted(find_person(key).age for key in KEYS)
    assert ages[0] == 19
    assert ages[-1] == 82
    assert len({find_person(key).name for key in KEYS}) == len(KEYS)


def test_every_face_a_scenario_may_name_can_be_drawn() -> None:
    assert set(FACES) <= set(KEYS)


def test_every_style_of_hair_is_worn_or_known() -> None:
    assert {find_person(key).style for key in KEYS} <= set(STYLES)


@pytest.mark.parametrize("key", KEYS)
def test_a_face_is_as_it_was_when_it_was_last_looked_at(key: str) -> None:
    drawn = "".join(draw_face(key, mood) for mood in MOODS)
    check_hash(GOLDEN, key, hashlib.sha256(drawn.encode()).hexdigest())


@pytest.mark.parametrize("key", KEYS)
def test_two_moods_of_a_face_differ_in_numbers_only(key: str) -> None:
    calm = parts(draw_face(key, "calm"))
    for mood in MOODS[1:]:
        assert parts(draw_face(key, mood)) == calm


@pytest.mark.parametrize("key", KEYS)
def test_every_mood_is_another_picture(key: str) -> None:
    assert len({draw_face(key, mood, uid="same") for mood in MOODS}) == len(MOODS)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(KEYS), st.sampled_from(MOODS), st.sampled_from(MOODS), st.floats(0.01, 0.99))
def test_any_blend_is_well_formed_and_has_the_same_parts(key: str, one: str, other: str, share: float) -> None:
    if one == other:
        return
    blended = draw_face(key, {one: share, other: 1 - share})
    assert parts(blended) == parts(draw_face(key, one))
    assert "nan" not in blended
    assert "inf" not in blended


@pytest.mark.parametrize("key", KEYS)
def test_a_face_has_no_style_and_stays_small(key: str) -> None:
    svg = draw_face(key, "worried", label="x")
    assert "style=" not in svg
    assert "<script" not in svg
    assert "http" not in svg
    assert len(svg) < 14_000


def test_ids_are_unique_and_every_reference_is_met() -> None:
    svg = draw_face("ruth", "calm")
    ids = re.findall(r'id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) == set(ids)


def test_the_same_call_gives_the_same_bytes_and_another_uid_other_ids() -> None:
    assert draw_face("jun", "angry") == draw_face("jun", "angry")
    one, other = draw_face("jun", "angry", uid="a"), draw_face("jun", "angry", uid="b")
    assert set(re.findall(r'id="([^"]+)"', one)).isdisjoint(re.findall(r'id="([^"]+)"', other))


def test_a_named_face_is_an_image_and_an_unnamed_one_is_hidden() -> None:
    named = draw_face("ines", "worried", label='Drawn face of Ines. "Worried", <but> listening')
    assert 'role="img"' in named
    assert "&lt;but&gt;" in named
    assert ElementTree.fromstring(named).get("aria-label") == 'Drawn face of Ines. "Worried", <but> listening'
    assert 'aria-hidden="true"' in draw_face("ines", "worried")


def test_an_unknown_person_or_crop_is_named_with_those_that_are_known() -> None:
    with pytest.raises(KeyError, match="No face is called 'nobody'; known: "):
        draw_face("nobody", "calm")
    with pytest.raises(KeyError, match="No crop is called 'huge'"):
        draw_face("ines", "calm", crop="huge")  # type: ignore[arg-type]


def test_a_round_face_lies_inside_another_drawing() -> None:
    svg = f"<svg>{round_face('amina', 'relieved', x=100, y=50, radius=20, uid='t1')}</svg>"
    inner = ElementTree.fromstring(svg).find(".//svg")
    assert inner is not None
    assert (inner.get("x"), inner.get("y"), inner.get("width")) == ("80", "30", "40")
    assert "clip-path" in svg


def test_what_is_worn_is_drawn() -> None:
    assert draw_face("walter", "calm").count("#8C9AA3") == 1  # the hearing aid
    assert 'opacity="0.50"' in draw_face("finn", "calm") or 'opacity=".5"' in draw_face("finn", "calm")
    assert draw_face("harpreet", "calm").count(find_person("harpreet").cloth) >= 1


@pytest.mark.parametrize("key", KEYS)
def test_the_id_of_a_drawing_is_known_without_drawing_it(key: str) -> None:
    for label in (None, "Calm"):
        stem = face_id(key, {"calm": 0.4, "angry": 0.6}, crop="portrait", label=label)
        assert f'id="h{stem}"' in draw_face(key, {"calm": 0.4, "angry": 0.6}, label=label)
    assert face_id(key, "calm", crop="small", label=None) != face_id(key, "calm", crop="portrait", label=None)
