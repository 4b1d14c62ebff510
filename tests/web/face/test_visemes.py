"""Fifteen mouths that differ, tween into each other, and leave the mood where it is."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from itertools import combinations, product
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
import yaml
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from warmline.web.face import MOODS, POSES, VISEMES, as_pose, draw_face, face_keys, find_person, mouth, speaking
from warmline.web.face.people import PEOPLE
from warmline.web.face.visemes import mouth_numbers, shapes

INES = PEOPLE["ines"]
NUMBER = re.compile(r"-?\d*\.?\d+")
SOUNDS = tuple(name for name in VISEMES if name != "sil")
SCENARIOS = sorted((Path(__file__).parents[3] / "content" / "scenarios").glob("*.yaml"))
NAMES = {"sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"}


def drawn(key: str, mood: str, viseme: str) -> str:
    return mouth.mouth(PEOPLE[key], speaking(POSES[mood], viseme), "u")


def gap(mood: str, viseme: str) -> float:
    """How far the lips are apart in the middle."""
    found = mouth.shape(INES, speaking(POSES[mood], viseme))
    return (found.under - found.over) / 2


def test_the_page_and_the_face_know_the_same_sounds() -> None:
    page = Path(mouth.__file__).parents[2] / "apps" / "roleplay" / "static" / "roleplay" / "mouth.js"
    said = re.search(r"the shape: ((?:\w+ ?)+)", page.read_text())
    assert said is not None
    assert set(said.group(1).split()) == set(VISEMES) == NAMES


@pytest.mark.parametrize("mood", MOODS)
def test_every_two_shapes_differ_enough_to_be_seen(mood: str) -> None:
    found = {name: [float(one) for one in mouth_numbers(INES, speaking(POSES[mood], name))] for name in SOUNDS}
    for one, other in combinations(SOUNDS, 2):
        assert sum(abs(a - b) for a, b in zip(found[one], found[other], strict=True)) > 8, (one, other)


@pytest.mark.parametrize("key", face_keys())
def test_shapes_are_the_same_commands_with_other_numbers(key: str) -> None:
    resting = NUMBER.sub("#", drawn(key, "calm", "sil"))
    for mood in MOODS:
        for viseme in VISEMES:
            svg = drawn(key, mood, viseme)
            assert NUMBER.sub("#", svg) == resting
            assert "nan" not in svg


def test_every_path_is_one_that_a_browser_can_draw() -> None:
    command = re.compile(r"(?:M(?:N){2}|L(?:N){2}|Q(?:N){4}|C(?:N){6}|q(?:N){4}|Z)+".replace("N", r"\s?-?\d*\.?\d+\s?"))
    for viseme in VISEMES:
        paths = re.findall(r' d="([^"]+)"', drawn("gordon", "annoyed", viseme))
        assert len(paths) == 8
        for path in paths:
            assert command.fullmatch(path), path


@pytest.mark.parametrize("key", face_keys())
def test_the_mood_stays_in_the_corners_of_a_speaking_mouth(key: str) -> None:
    for mood, viseme in product(MOODS, SOUNDS):
        found = mouth.shape(PEOPLE[key], speaking(POSES[mood], viseme))
        assert ((found.left_y + found.right_y) / 2 < found.mid_y) == (mood in {"calm", "relieved"}), (mood, viseme)


def test_only_the_mouth_speaks() -> None:
    mouth_only = {"curve", "open", "width", "press", "round", "teeth", "tongue", "tuck", "spoken"}
    for mood in MOODS:
        spoken = speaking(POSES[mood], "aa")
        moved = {f.name for f in fields(spoken) if getattr(spoken, f.name) != getattr(POSES[mood], f.name)}
        assert moved <= mouth_only
        assert speaking(POSES[mood], "sil") is POSES[mood]


@pytest.mark.parametrize("mood", MOODS)
def test_sounds_open_the_mouth_as_far_as_they_do(mood: str) -> None:
    assert gap(mood, "PP") < gap(mood, "FF") < gap(mood, "I") < gap(mood, "E") < gap(mood, "aa")
    wide = {name: speaking(POSES[mood], name).width for name in ("U", "O", "aa", "I")}
    assert wide["U"] < wide["O"] < wide["aa"] < wide["I"]


def test_a_pressed_mouth_opens_less_and_anger_shows_fewer_teeth() -> None:
    calm, angry = POSES["calm"], POSES["angry"]
    assert speaking(replace(calm, press=0.7), "aa").open < speaking(calm, "aa").open
    assert speaking(angry, "SS").teeth < speaking(calm, "SS").teeth


def test_teeth_and_tongue_show_where_a_sound_is_made_with_them() -> None:
    def seen(colour: str, viseme: str) -> float:
        found = re.search(rf'fill="{colour}" opacity="([\d.]+)"', drawn("ines", "calm", viseme))
        assert found is not None
        return float(found.group(1))

    teeth, tongue = "#FBF7F0", "#D4857B"
    assert seen(teeth, "FF") == seen(teeth, "SS") == 1.0
    assert seen(teeth, "O") == seen(teeth, "PP") == 0.0
    assert seen(tongue, "TH") == 1.0
    assert seen(tongue, "sil") == seen(tongue, "PP") == seen(tongue, "O") == 0.0


@given(st.sampled_from(SOUNDS), st.dictionaries(st.sampled_from(MOODS), st.floats(0.05, 1), min_size=1))
def test_any_mood_can_make_any_sound(viseme: str, weights: dict[str, float]) -> None:
    pose = speaking(as_pose(weights), viseme)
    found = mouth.shape(INES, pose)
    assert found.under >= found.over - 1e-9
    assert 0 <= pose.open <= 0.6
    assert 0.4 <= pose.width <= 1.3


def test_a_sound_that_nobody_knows_is_named_with_those_that_are_known() -> None:
    with pytest.raises(KeyError, match=r"No viseme is called 'zz'; known: sil, PP"):
        speaking(POSES["calm"], "zz")


def test_a_speaking_face_carries_its_shapes_and_its_mood() -> None:
    svg = ElementTree.fromstring(draw_face("ines", {"worried": 0.75, "calm": 0.25}, speaks=True))
    assert svg.get("data-mood") == "worried:0.75 calm:0.25"
    group = next(node for node in svg.iter() if node.get("data-part") == "mouth")
    carried = dict(line.split(" ", 1) for line in group.get("data-visemes", "").split(";"))
    assert list(carried) == list(SOUNDS)
    pose = as_pose({"worried": 0.75, "calm": 0.25})
    assert carried["aa"].split() == mouth_numbers(INES, speaking(pose, "aa"))
    assert shapes(INES, pose) == group.get("data-visemes")


def test_a_face_that_does_not_speak_carries_nothing() -> None:
    quiet, loud = draw_face("ines", "calm"), draw_face("ines", "calm", speaks=True)
    assert "data-visemes" not in quiet
    assert "data-mood" not in quiet
    assert re.sub(r' data-(visemes|mood)="[^"]*"', "", loud) == quiet
    assert len(loud) < 20_000


@pytest.mark.parametrize(("channel", "speaks"), [("phone", True), ("chat", False), ("email", False)])
@pytest.mark.parametrize("oob", [True, False])
def test_only_on_the_phone_a_portrait_carries_lips(channel: str, speaks: bool, oob: bool) -> None:
    persona = SimpleNamespace(name="Ines Duarte", face="ines")
    scenario = SimpleNamespace(persona=persona, channel=channel)
    html = render_to_string(
        "roleplay/parts/portrait.html", {"scenario": scenario, "poses": {"calm": 1}, "mood": "Calm", "oob": oob}
    )
    assert ("data-visemes" in html) == speaks
    assert 'aria-label="Drawn face of Ines Duarte. Calm."' in html
    assert html.count("<svg") == html.count('id="customer-face"') == 1


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_people_of_the_scenarios_look_their_age_and_have_their_name(path: Path) -> None:
    persona = yaml.safe_load(path.read_text(encoding="utf-8"))["persona"]
    person = find_person(persona["face"])
    assert person.name == persona["name"]
    assert abs(person.age - persona["age"]) <= 3
