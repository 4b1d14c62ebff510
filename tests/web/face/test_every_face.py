"""Every person in every mood: inside the picture, made of the same parts, moving without a jump."""

from __future__ import annotations

import math
import re
from dataclasses import fields
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmline.web.face import MOODS, POSES, Pose, as_pose, draw_face, face_keys, find_person, mouth, round_face
from warmline.web.face.hair import STYLES

KEYS = face_keys()
EVERY = [(key, mood) for key in KEYS for mood in MOODS]
PAIRS = [(one, other) for i, one in enumerate(MOODS) for other in MOODS[i + 1 :]]
ALLOWED = {
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "clipPath",
    "defs",
    "radialGradient",
    "linearGradient",
    "stop",
}
NUMBER = re.compile(r"-?\d*\.?\d+")


def root(key: str, pose: object, **more: str) -> ElementTree.Element:
    return ElementTree.fromstring(draw_face(key, pose, **more))  # type: ignore[arg-type]


def numbers(key: str, pose: object) -> list[float]:
    """Every number of a drawing, ids taken out."""
    svg = draw_face(key, pose, uid="u")  # type: ignore[arg-type]
    return [float(one) for one in NUMBER.findall(re.sub(r'(id|href|clip-path|fill|stroke)="[^"]*"', "", svg))]


@pytest.mark.parametrize(("key", "mood"), EVERY)
def test_what_moves_on_a_face_stays_inside_the_picture(key: str, mood: str) -> None:
    svg = root(key, mood)
    x, y, wide, high = (float(one) for one in svg.get("viewBox", "").split())
    for node in svg.iter():
        if node.tag in {"circle", "ellipse"}:
            assert x <= float(node.get("cx", 0)) <= x + wide
            assert y <= float(node.get("cy", 0)) <= y + high


@pytest.mark.parametrize(("key", "mood"), EVERY)
def test_a_face_is_made_of_drawn_parts_and_nothing_else(key: str, mood: str) -> None:
    svg = root(key, mood)
    assert {node.tag for node in svg.iter()} <= ALLOWED
    for node in svg.iter():
        assert not {"style", "href", "onload", "onclick"} & set(node.attrib)
        for name in ("opacity", "stop-opacity"):
            if name in node.attrib:
                assert 0 <= float(node.get(name, "")) <= 1
        for name in ("r", "rx", "ry", "width", "height", "stroke-width"):
            if name in node.attrib:
                assert float(node.get(name, "")) >= 0


@pytest.mark.parametrize("key", KEYS)
def test_every_reference_of_a_drawing_is_met_in_it(key: str) -> None:
    for mood in MOODS:
        svg = draw_face(key, mood)
        ids = re.findall(r'\sid="([^"]+)"', svg)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) == set(ids)


def test_no_two_drawings_of_the_house_share_an_id() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for key, mood in EVERY:
        for one in re.findall(r'\sid="([^"]+)"', draw_face(key, mood)):
            assert one not in seen, (seen[one], key, mood)
            seen[one] = (key, mood)


@pytest.mark.parametrize("key", KEYS)
def test_between_two_moods_a_face_moves_without_a_jump(key: str) -> None:
    steps = [numbers(key, {"worried": 1 - i / 40, "relieved": i / 40}) for i in range(41)]
    assert len({len(step) for step in steps}) == 1
    whole = max(abs(a - b) for a, b in zip(steps[0], steps[-1], strict=True))
    for before, after in pairwise(steps):
        assert max(abs(a - b) for a, b in zip(before, after, strict=True)) <= max(1.0, whole / 6)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_blend_of_nearly_all_of_a_mood_looks_like_it(one: str, other: str) -> None:
    for key in ("ines", "gordon", "amina"):
        pure = numbers(key, one)
        near = numbers(key, {one: 0.999, other: 0.001})
        assert max(abs(a - b) for a, b in zip(pure, near, strict=True)) <= 0.2


@pytest.mark.parametrize("key", KEYS)
def test_both_crops_show_the_same_person(key: str) -> None:
    portrait, small = root(key, "calm", uid="u"), root(key, "calm", uid="u", crop="small")
    assert [node.tag for node in portrait.iter()] == [node.tag for node in small.iter()]
    assert portrait.get("data-face") == f"{key}-portrait"
    assert small.get("data-face") == f"{key}-small"
    width, height = small.get("viewBox", "").split()[2:]
    assert width == height


@pytest.mark.parametrize("key", KEYS)
def test_the_backdrop_fills_the_picture_and_dims_alone(key: str) -> None:
    svg = root(key, "calm")
    ground, dim = list(svg)[:2]
    for rect in (ground, dim):
        assert [rect.get(name) for name in ("x", "y", "width", "height")] == svg.get("viewBox", "").split()
    assert ground.get("fill") == find_person(key).backdrop
    assert [node.get("class") for node in svg.iter() if node.get("class")] == ["face", "dim"]


@pytest.mark.parametrize("tilt", [-6, 0, 6])
def test_a_scarf_does_not_end_inside_the_picture_when_she_tilts(tilt: int) -> None:
    behind, _before = STYLES["hijab"]
    found = re.search(r"(-?\d+)H(\d+)", behind(find_person("amina")))
    assert found is not None
    right, bottom = float(found.group(2)), 56.0 + 94.0
    angle = math.radians(tilt)
    x = right * math.cos(angle) - (bottom - 60) * math.sin(angle)
    y = 60 + right * math.sin(angle) + (bottom - 60) * math.cos(angle)
    assert x > 84
    assert y > 110


@pytest.mark.parametrize("key", KEYS)
def test_worry_tilts_a_head_and_anger_lowers_it(key: str) -> None:
    def placed(mood: str) -> tuple[float, float]:
        found = re.search(r'transform="translate\(0 (-?[\d.]+)\) rotate\((-?[\d.]+) 0 60\)"', draw_face(key, mood))
        assert found is not None
        return float(found.group(1)), float(found.group(2))

    assert placed("calm") == (0.0, 0.0)
    assert placed("worried")[1] > 0 > placed("annoyed")[1]
    assert placed("angry")[0] > placed("calm")[0] > placed("relieved")[0]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(KEYS), st.dictionaries(st.sampled_from(MOODS), st.floats(0.05, 1), min_size=1))
def test_any_mixture_of_moods_can_be_drawn(key: str, weights: dict[str, float]) -> None:
    svg = draw_face(key, weights)
    assert not re.search(r"nan|inf|e-\d", re.sub(r'"[^"]*#[^"]*"', "", svg))
    assert draw_face(key, weights) == svg
    assert draw_face(key, as_pose(weights)) == svg


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(KEYS),
    st.floats(10, 60),
    st.floats(0, 1000),
    st.floats(0, 400),
    st.sampled_from(MOODS),
)
def test_a_round_face_stays_within_its_ring(key: str, radius: float, x: float, y: float, mood: str) -> None:
    svg = ElementTree.fromstring(f"<svg>{round_face(key, mood, x=x, y=y, radius=radius, uid='q')}</svg>")
    inner, ring = svg.find(".//svg"), svg.find("./circle")
    assert inner is not None
    assert ring is not None
    assert float(inner.get("width", 0)) == pytest.approx(2 * radius, abs=0.06)
    assert float(inner.get("x", 0)) == pytest.approx(x - radius, abs=0.06)
    assert float(ring.get("r", 0)) == pytest.approx(radius + 3, abs=0.06)
    assert inner.get("class") is None


@pytest.mark.parametrize("mood", MOODS)
def test_a_mood_differs_from_every_other_in_more_than_one_feature(mood: str) -> None:
    for other in MOODS:
        if other != mood:
            differing = [f.name for f in fields(Pose) if getattr(POSES[mood], f.name) != getattr(POSES[other], f.name)]
            assert len(differing) >= 6


@pytest.mark.parametrize("key", KEYS)
def test_nobody_smiles_in_anger_or_frowns_in_relief(key: str) -> None:
    """The mouth's curve is the strongest sign at 64 px, so it must read the same on everybody."""
    for mood in MOODS:
        shape = mouth.shape(find_person(key), POSES[mood])
        smiles = (shape.left_y + shape.right_y) / 2 < shape.mid_y
        assert smiles == (mood in {"calm", "relieved"}), mood


@pytest.mark.parametrize("field", ["skin", "hair", "top", "backdrop"])
@pytest.mark.parametrize("key", ["ines", "jun", "kwame"])
def test_the_colours_of_a_person_are_in_the_drawing(key: str, field: str) -> None:
    assert getattr(find_person(key), field).upper() in draw_face(key, "calm").upper()


@pytest.mark.parametrize("label", ["Drawn face of Ines. Worried", "<b>&\"'", "Zoë", "سارة"])
def test_a_label_is_read_out_word_for_word(label: str) -> None:
    svg = root("ines", "calm", label=label)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == label
    assert svg.get("aria-hidden") is None
