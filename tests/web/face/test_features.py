"""Each part of a face does with a pose's numbers what the mood asks for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.web.face import MOODS, POSES, Pose, beard, eyes, hair, head, mouth
from warmline.web.face.clothes import clothes
from warmline.web.face.people import PEOPLE

INES, RUTH, KWAME, WALTER, FINN = (PEOPLE[key] for key in ("ines", "ruth", "kwame", "walter", "finn"))
CALM = POSES["calm"]


def numbers(svg: str) -> list[float]:
    return [float(value) for value in re.findall(r"-?\d*\.?\d+", svg)]


def opacity(svg: str) -> list[float]:
    return [float(value) for value in re.findall(r'opacity="([\d.]+)"', svg)]


# --- mouth


def test_a_smile_lifts_the_corners_above_the_middle() -> None:
    smiling = mouth.shape(INES, POSES["relieved"])
    angry = mouth.shape(INES, POSES["angry"])
    assert smiling.left_y < smiling.mid_y
    assert angry.left_y > angry.mid_y


def test_a_pressed_mouth_is_thin() -> None:
    assert mouth.shape(INES, POSES["annoyed"]).upper_lip < mouth.shape(INES, CALM).upper_lip / 2


def test_a_skewed_mouth_is_uneven() -> None:
    skewed = mouth.shape(INES, replace(CALM, skew=0.8))
    assert skewed.left_y < skewed.right_y


@given(st.floats(0, 0.35), st.floats(-1, 1))
def test_an_open_mouth_is_never_inside_out(opening: float, curve: float) -> None:
    found = mouth.shape(INES, replace(CALM, open=opening, curve=curve))
    assert found.under >= found.over - 1e-9


@given(st.floats(-1, 1), st.floats(0, 0.349))
def test_the_mouth_moves_without_a_jump(curve: float, opening: float) -> None:
    one = mouth.shape(INES, replace(CALM, curve=curve, open=opening))
    other = mouth.shape(INES, replace(CALM, curve=curve, open=opening + 0.001))
    for name in ("left_y", "right_y", "mid_y", "over", "under"):
        assert abs(getattr(one, name) - getattr(other, name)) < 0.2


def test_teeth_show_in_a_smile_and_never_in_anger() -> None:
    teeth = re.compile(r'fill="#FBF7F0" opacity="([\d.]+)"')
    shown = {mood: float(teeth.findall(mouth.mouth(INES, POSES[mood], "u"))[0]) for mood in MOODS}
    assert shown["relieved"] == 1.0
    assert shown["angry"] == shown["annoyed"] == shown["calm"] == 0.0


# --- eyes and brows


def test_worry_lifts_the_inner_brow_and_anger_lowers_it() -> None:
    height = {mood: numbers(eyes.brow(INES, POSES[mood], -1).split("M", 1)[1])[1] for mood in MOODS}
    assert height["worried"] < height["calm"] < height["angry"]


def test_doubt_lifts_one_brow_only() -> None:
    doubting = replace(CALM, lift=4.0)
    assert eyes.brow(INES, doubting, 1) != eyes.brow(INES, CALM, 1)
    assert eyes.brow(INES, doubting, -1) == eyes.brow(INES, CALM, -1)


def test_the_gaze_goes_where_the_pose_looks() -> None:
    straight, aside = (eyes.eye(INES, replace(CALM, gaze_x=x), -1, "u") for x in (0.0, 2.0))
    assert 'cx="0"' in straight
    assert 'cx="2"' in aside


def test_both_eyes_have_clips_of_their_own() -> None:
    assert 'id="eul"' in eyes.eye(INES, CALM, -1, "u")
    assert 'id="eur"' in eyes.eye(INES, CALM, 1, "u")


def test_age_draws_lines_round_the_eyes() -> None:
    assert sum(opacity(eyes.eye(RUTH, CALM, 1, "u"))) > sum(opacity(eyes.eye(replace(RUTH, lines=0.0), CALM, 1, "u")))


@pytest.mark.parametrize("kind", ["round", "rect", "half"])
def test_glasses_have_two_rims(kind: str) -> None:
    drawn = eyes.glasses(replace(INES, glasses=kind))
    assert drawn.count("<circle") + drawn.count("<rect") + drawn.count("a9 9 0 0 0 9 9h10") in {2}


def test_no_glasses_are_no_drawing() -> None:
    assert eyes.glasses(INES) == ""


# --- head


def test_anger_flushes_the_cheeks() -> None:
    assert max(opacity(head.cheeks(INES, POSES["angry"], "u"))) > max(opacity(head.cheeks(INES, CALM, "u")))


def test_dark_skin_flushes_less_and_in_another_red() -> None:
    angry = POSES["angry"]
    assert max(opacity(head.cheeks(KWAME, angry, "u"))) < max(opacity(head.cheeks(INES, angry, "u")))
    assert "#B0402A" in head.cheeks(KWAME, angry, "u")


def test_anger_furrows_and_worry_lines_the_forehead() -> None:
    furrow = {mood: opacity(head.age_lines(INES, POSES[mood]))[0] for mood in MOODS}
    forehead = {mood: opacity(head.age_lines(INES, POSES[mood]))[1] for mood in MOODS}
    assert max(furrow, key=lambda mood: furrow[mood]) == "angry"
    assert max(forehead, key=lambda mood: forehead[mood]) == "worried"


def test_ears_freckles_and_the_hearing_aid_are_drawn_for_those_who_have_them() -> None:
    assert head.ears(INES).count("<ellipse") == 2
    assert head.ears(PEOPLE["amina"]) == ""
    assert head.marks(FINN).count("<circle") > 10
    assert head.marks(INES) == ""
    assert "#8C9AA3" in head.worn_on_ears(WALTER)
    assert "#8C9AA3" not in head.worn_on_ears(replace(WALTER, hearing_aid=False))


@pytest.mark.parametrize(("kind", "count"), [("hoop", 2), ("stud", 2), ("drop", 2), ("", 0)])
def test_earrings_come_in_pairs(kind: str, count: int) -> None:
    assert head.worn_on_ears(replace(INES, ear=kind)).count("<circle") == count


def test_a_wider_jaw_is_a_wider_head() -> None:
    assert max(numbers(head.outline(replace(INES, jaw=44)))) >= max(numbers(head.outline(INES)))
    assert head.outline(replace(INES, jaw=44)) != head.outline(INES)


def test_the_head_is_the_same_on_both_sides() -> None:
    found = numbers(head.outline(INES).replace("C", " ").replace("M", "").replace("Z", ""))
    xs = found[0::2]
    assert max(xs) == pytest.approx(-min(xs), abs=0.11)


# --- beards, hair, clothes


@pytest.mark.parametrize("kind", ["full", "long", "stubble", "goatee"])
def test_a_beard_lies_under_the_features(kind: str) -> None:
    person = replace(KWAME, beard=kind)
    assert beard.under(person).startswith("<path")
    assert beard.over(person, CALM) == ""


def test_a_moustache_follows_the_mouth() -> None:
    person = replace(KWAME, beard="moustache")
    assert beard.under(person) == ""
    assert beard.over(person, POSES["angry"]) != beard.over(person, POSES["relieved"])


def test_a_long_beard_is_longer() -> None:
    length = {kind: max(numbers(beard.under(replace(KWAME, beard=kind)).split(' d="')[1])) for kind in ("full", "long")}
    assert length["long"] > length["full"]


@pytest.mark.parametrize("style", sorted(hair.STYLES))
def test_a_style_can_be_worn_by_anybody(style: str) -> None:
    person = replace(INES, style=style, cloth="#8E4A5B", cloth_dark="#743A4A", cloth_light="#A8647A")
    drawn = hair.behind(person) + hair.before(person)
    assert drawn.startswith("<")
    assert 'fill=""' not in drawn
    assert 'stroke=""' not in drawn
    for data in re.findall(r' d="([^"]*)"', drawn):
        assert re.fullmatch(r"[MmCcSsLlQqHhVvZz0-9.,\- ]+", data), data


@pytest.mark.parametrize(
    "collar", ["vneck", "shirt", "crew", "cardigan", "hood", "blazer", "polo", "kurta", "wide", "none"]
)
def test_shoulders_rise_with_worry_under_every_collar(collar: str) -> None:
    person = replace(INES, collar=collar)
    worried, relieved = clothes(person, POSES["worried"]), clothes(person, POSES["relieved"])
    assert worried != relieved
    first = re.search(r"M-106 140C-104 (-?[\d.]+)", worried)
    second = re.search(r"M-106 140C-104 (-?[\d.]+)", relieved)
    assert first is not None
    assert second is not None
    assert float(first.group(1)) < float(second.group(1))


def test_every_pose_lies_in_its_ranges() -> None:
    ranges = {
        "brow_in": (-7, 7),
        "brow_mid": (-7, 7),
        "brow_out": (-7, 7),
        "squeeze": (0, 5),
        "lid_up": (0.3, 1.15),
        "curve": (-1, 1),
        "open": (0, 0.35),
        "press": (0, 1),
        "furrow": (0, 1),
        "forehead": (0, 1),
        "cheek": (0, 1),
        "tilt": (-6, 6),
        "flush": (0, 1),
    }
    for pose in POSES.values():
        for name, (low, high) in ranges.items():
            assert low <= getattr(pose, name) <= high


def test_a_pose_of_its_own_can_be_drawn() -> None:
    assert mouth.mouth(INES, Pose(curve=0.2, open=0.05), "u")
