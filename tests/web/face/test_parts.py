"""The parts of a face by their numbers: what each number moves, which way, and what stays where it is."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.web.face import MOODS, POSES, Pose, beard, draw_face, eyes, face_keys, find_person, hair, head, mouth
from warmline.web.face.clothes import clothes
from warmline.web.face.draw import face_id, round_face
from warmline.web.face.people import PEOPLE
from warmline.web.face.shapes import alpha, circles, fade, filled, mirrored, num, smooth, stroked

KEYS = sorted(PEOPLE)
INES = PEOPLE["ines"]
CALM = POSES["calm"]
STRENGTH = st.floats(0, 1)


def numbers(svg: str) -> list[float]:
    return [float(value) for value in re.findall(r"-?\d*\.?\d+", svg)]


def first_opacity(svg: str) -> float:
    found = re.search(r'opacity="([\d.]+)"', svg)
    assert found is not None
    return float(found.group(1))


# --- the mouth


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("mood", MOODS)
def test_a_mouth_has_a_left_and_a_right_and_its_middle_between(key: str, mood: str) -> None:
    found = mouth.shape(PEOPLE[key], POSES[mood])
    assert found.left < found.mid_x < found.right
    assert found.upper_lip > 0
    assert found.lower_lip > found.upper_lip


@given(st.floats(0.7, 1.2), st.floats(0.7, 1.2))
def test_a_wider_pose_is_a_wider_mouth(one: float, other: float) -> None:
    narrow, wide = sorted((one, other))
    first, second = (mouth.shape(INES, replace(CALM, width=width)) for width in (narrow, wide))
    assert second.right - second.left >= first.right - first.left


@given(STRENGTH, STRENGTH)
def test_pressing_thins_both_lips(one: float, other: float) -> None:
    loose, tight = (mouth.shape(INES, replace(CALM, press=press)) for press in sorted((one, other)))
    assert tight.upper_lip <= loose.upper_lip
    assert tight.lower_lip <= loose.lower_lip


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_more_smile_lifts_both_corners(one: float, other: float) -> None:
    less, more = (mouth.shape(INES, replace(CALM, curve=curve)) for curve in sorted((one, other)))
    assert more.left_y <= less.left_y + 1e-9
    assert more.right_y <= less.right_y + 1e-9


@given(st.floats(0, 0.35), st.floats(0, 0.35))
def test_an_open_mouth_is_open_further(one: float, other: float) -> None:
    shut, wide = (mouth.shape(INES, replace(CALM, open=opening)) for opening in sorted((one, other)))
    assert wide.under - wide.over >= shut.under - shut.over - 1e-9


@pytest.mark.parametrize("lips", [0.6, 0.8, 1.0, 1.15])
def test_fuller_lips_are_fuller_by_their_number(lips: float) -> None:
    found = mouth.shape(replace(INES, lips=lips), CALM)
    plain = mouth.shape(replace(INES, lips=1.0), CALM)
    assert found.upper_lip == pytest.approx(plain.upper_lip * lips)
    assert found.lower_lip == pytest.approx(plain.lower_lip * lips)


def test_a_shut_mouth_shows_no_inside() -> None:
    inside = re.compile(r'fill="#4A1E1C" opacity="([\d.]+)"')
    assert inside.findall(mouth.mouth(INES, replace(CALM, open=0.0), "u")) == ["0.00"]
    assert inside.findall(mouth.mouth(INES, replace(CALM, open=0.06), "u")) == ["1.00"]
    assert inside.findall(mouth.mouth(INES, replace(CALM, open=0.03), "u")) == ["0.50"]


# --- eyes and brows


@given(st.floats(0.3, 1.15), st.floats(0.3, 1.15))
def test_a_raised_lid_opens_the_eye(one: float, other: float) -> None:
    low, high = (numbers(eyes.eye(INES, replace(CALM, lid_up=lid), 1, "u")) for lid in sorted((one, other)))
    assert min(high) <= min(low) + 0.1


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize("key", KEYS)
def test_each_eye_stands_on_its_side(key: str, side: int) -> None:
    placed = re.match(r'<g transform="translate\((-?[\d.]+) -4\)">', eyes.eye(PEOPLE[key], CALM, side, "u"))
    assert placed is not None
    assert float(placed.group(1)) * side > 0


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_both_eyes_look_the_same_way(x: float, y: float) -> None:
    looking = replace(CALM, gaze_x=x, gaze_y=y)
    iris = [re.findall(r'<circle cx="(\S+)" cy="(\S+)" r="5.3"', eyes.eye(INES, looking, s, "u")) for s in (-1, 1)]
    assert iris[0] == iris[1] == [(num(x), num(y - 0.6))]


@given(st.floats(0, 5))
def test_only_one_brow_takes_the_lift(lift: float) -> None:
    lifted = replace(CALM, lift=lift)
    assert eyes.brow(INES, lifted, -1) == eyes.brow(INES, replace(CALM, lift=0.0), -1)
    heights = [numbers(eyes.brow(INES, pose, 1).split('d="')[1])[1::2] for pose in (CALM, lifted)]
    assert all(raised <= plain + 0.1 for plain, raised in zip(*heights, strict=True))


@pytest.mark.parametrize("brow", [3, 3.6, 4.2, 5, 5.5])
def test_thicker_brows_are_thicker(brow: float) -> None:
    ys = numbers(eyes.brow(replace(INES, brow=brow), CALM, -1).split('d="')[1])[1::2]
    thin = numbers(eyes.brow(replace(INES, brow=3), CALM, -1).split('d="')[1])[1::2]
    assert max(ys) - min(ys) >= max(thin) - min(thin) - 0.1


@pytest.mark.parametrize("kind", ["round", "rect", "half"])
def test_glasses_lie_over_both_eyes_and_let_them_through(kind: str) -> None:
    drawn = eyes.glasses(replace(INES, glasses=kind))
    assert 'fill-opacity=".14"' in drawn
    xs = [float(x) for x in re.findall(r'(?:cx|x)="(-?[\d.]+)"', drawn)] or numbers(drawn)
    assert min(xs) < 0 < max(xs)


# --- head, cheeks, lines


@given(STRENGTH, STRENGTH)
def test_more_flush_is_more_colour(one: float, other: float) -> None:
    pale, red = (head.cheeks(INES, replace(CALM, flush=flush), "u") for flush in sorted((one, other)))
    shown = [float(re.findall(r'stop-opacity="([\d.]+)"', svg)[0]) for svg in (pale, red)]
    assert shown[0] <= shown[1]


@given(STRENGTH, STRENGTH)
def test_a_deeper_furrow_is_darker(one: float, other: float) -> None:
    less, more = (first_opacity(head.age_lines(INES, replace(CALM, furrow=furrow))) for furrow in sorted((one, other)))
    assert less <= more


@given(STRENGTH, STRENGTH)
def test_age_deepens_lines_that_are_there_already(one: float, other: float) -> None:
    young, old = (
        first_opacity(head.age_lines(replace(INES, lines=lines), replace(CALM, furrow=0.2)))
        for lines in sorted((one, other))
    )
    assert young <= old


@pytest.mark.parametrize("key", KEYS)
def test_ears_stand_on_both_sides_or_not_at_all(key: str) -> None:
    person = PEOPLE[key]
    sides = [float(x) for x in re.findall(r"translate\((-?[\d.]+) 2\)", head.ears(person))]
    assert sides == [] if person.covers_ears else sides[0] == -sides[1] < 0


@pytest.mark.parametrize(("ear", "count"), [("", 0), ("hoop", 2), ("stud", 2), ("drop", 4)])
def test_what_hangs_on_the_ears(ear: str, count: int) -> None:
    drawn = head.worn_on_ears(replace(INES, ear=ear, hearing_aid=False))
    assert drawn.count("<circle") + drawn.count("<path") == count


def test_studs_of_the_old_are_pearls() -> None:
    young, old = (head.worn_on_ears(replace(INES, ear="stud", age=age)) for age in (60, 61))
    assert "#D5D9DD" in young
    assert "#F4EFE6" in old


@pytest.mark.parametrize(("freckles", "mole", "count"), [(False, False, 0), (True, False, 17), (False, True, 1)])
def test_marks_are_drawn_for_those_who_have_them(freckles: bool, mole: bool, count: int) -> None:
    assert head.marks(replace(INES, freckles=freckles, mole=mole)).count("<circle") == count


# --- beard, clothes, hair


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_the_ends_of_a_moustache_rise_with_a_smile(one: float, other: float) -> None:
    person = replace(INES, beard="moustache", beard_colour="#332211")
    less, more = (
        max(numbers(beard.over(person, replace(CALM, curve=c)).split('d="')[1])) for c in sorted((one, other))
    )
    assert more <= less + 0.1


@pytest.mark.parametrize("kind", ["full", "long", "stubble", "goatee"])
def test_a_beard_without_its_own_colour_has_that_of_the_hair(kind: str) -> None:
    plain = replace(INES, beard=kind, beard_colour="")
    assert f'fill="{INES.hair}"' in beard.under(plain)
    assert 'fill="#332211"' in beard.under(replace(plain, beard_colour="#332211"))
    assert beard.over(plain, CALM) == ""


@given(st.floats(-4, 5), st.floats(-4, 5))
def test_shoulders_rise_with_their_number(one: float, other: float) -> None:
    low, high = sorted((one, other))
    first, second = (numbers(clothes(INES, replace(CALM, shoulders=rise)).split('d="')[1]) for rise in (low, high))
    assert second[3] <= first[3]


@pytest.mark.parametrize("key", KEYS)
def test_hair_is_drawn_before_or_behind_or_there_is_none(key: str) -> None:
    person = PEOPLE[key]
    drawn = hair.behind(person) + hair.before(person)
    assert drawn or person.style == "bald"


# --- the whole


@pytest.mark.parametrize("name", [field.name for field in fields(Pose)])
def test_every_number_of_a_pose_changes_some_drawing(name: str) -> None:
    moved = replace(POSES["worried"], **{name: getattr(POSES["worried"], name) + 0.3})
    drawn = {key: (draw_face(key, POSES["worried"], uid="u"), draw_face(key, moved, uid="u")) for key in KEYS}
    assert any(one != other for one, other in drawn.values())


@pytest.mark.parametrize("key", KEYS)
def test_ids_are_the_same_for_the_same_drawing_and_others_for_another(key: str) -> None:
    same = face_id(key, "calm", crop="small", label=None)
    assert same == face_id(key, {"calm": 2.0}, crop="small", label=None)
    others = {
        face_id(key, "angry", crop="small", label=None),
        face_id(key, "calm", crop="portrait", label=None),
        face_id(key, "calm", crop="small", label="Ines"),
    }
    assert same not in others
    assert len(others) == 3
    assert f'id="h{same}"' in draw_face(key, "calm", crop="small")


def test_no_two_people_share_an_id() -> None:
    assert len({face_id(key, "calm", crop="small", label=None) for key in KEYS}) == len(KEYS) == len(face_keys())


def test_who_is_not_known_is_named_with_those_who_are() -> None:
    with pytest.raises(KeyError, match="No face is called 'nobody'"):
        find_person("nobody")
    with pytest.raises(KeyError, match="No crop is called"):
        draw_face("ines", crop="huge")  # type: ignore[arg-type]


def test_a_label_makes_an_image_and_none_hides_the_drawing() -> None:
    assert 'role="img" aria-label="Ines, angry"' in draw_face("ines", "angry", label="Ines, angry")
    assert 'aria-hidden="true"' in draw_face("ines", "angry")
    assert "<b>" not in draw_face("ines", label="<b>Ines</b>")


@pytest.mark.parametrize("key", KEYS)
def test_a_round_face_is_clipped_by_its_own_circle(key: str) -> None:
    drawn = round_face(key, "calm", x=50, y=40, radius=20, uid="r1")
    assert '<clipPath id="cr1"><circle cx="50" cy="40" r="20"/></clipPath>' in drawn
    assert 'class="ring" cx="50" cy="40" r="23"' in drawn
    assert 'clip-path="url(#cr1)"' in drawn
    assert 'x="30" y="20" width="40" height="40"' in drawn


# --- shapes


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.04, "0"), (1.0, "1"), (1.25, "1.2"), (-3.06, "-3.1"), (10, "10"), (0.96, "1")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert num(value) == text


@pytest.mark.parametrize(("value", "text"), [(-1, "0.00"), (0.126, "0.13"), (1, "1.00"), (7, "1.00")])
def test_an_opacity_is_clipped(value: float, text: str) -> None:
    assert alpha(value) == text
    assert fade(value) == f' opacity="{text}"'


def test_an_open_curve_does_not_come_back_and_a_closed_one_does() -> None:
    points = [(0.0, 0.0), (10.0, 5.0), (20.0, 0.0)]
    open_, closed = smooth(points, closed=False), smooth(points)
    assert open_.count("C") == 2
    assert closed.count("C") == 3
    assert closed.endswith("Z")
    assert open_.endswith("20 0")


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(-40, 40)), min_size=1, max_size=6))
def test_a_mirror_has_every_point_on_both_sides(right: list[tuple[int, int]]) -> None:
    whole = mirrored([(float(x), float(y)) for x, y in right])
    assert sorted((-x, y) for x, y in whole) == sorted(whole)
    assert len(whole) == 2 * len(right)


def test_paths_and_circles_are_closed_elements() -> None:
    assert filled("#000", "M0 0Z") == '<path fill="#000" d="M0 0Z"/>'
    assert 'stroke-width="1.5"' in stroked("#000", "M0 0", 1.5)
    assert 'fill="none"' in stroked("#000", "M0 0", 1.5)
    assert circles("#FFF", []) == ""
    assert circles("#FFF", [(1, 2, 3)]) == '<circle cx="1" cy="2" r="3" fill="#FFF"/>'
