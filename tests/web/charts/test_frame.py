"""Where things stand in a drawing, and how free room is found."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmline.web.charts.frame import Box, Frame, Placed, along, find_room, is_wide, monotone, text_width


def frame(count: int = 5, *, rtl: bool = False) -> Frame:
    return Frame(200, 100, 20, 10, 5, 15, 10, count, rtl)


def test_steps_run_from_the_axis_to_the_edge() -> None:
    assert frame().x(0) == 30
    assert frame().x(4) == 190
    assert frame().pitch == 40


@settings(deadline=None)
@given(st.integers(2, 40), st.integers(0, 39))
def test_a_page_from_the_right_is_the_mirror_image(count: int, step: int) -> None:
    step = min(step, count - 1)
    assert frame(count, rtl=True).x(step) == pytest.approx(200 - frame(count).x(step))


def test_a_high_value_stands_high() -> None:
    assert frame().y(1) == 5
    assert frame().y(0) == 85


def test_boxes_overlap_by_their_shared_area() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(5, 5, 20, 20)) == 25
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0
    assert Box.around((5, 5), 2) == Box(3, 3, 7, 7)
    assert Box(0, 0, 10, 10).holds((10, 10))
    assert not Box(0, 0, 10, 10).holds((11, 0))


def test_points_along_a_line_include_both_ends() -> None:
    found = along([(0, 0), (10, 0), (20, 10)], per_step=5)
    assert found[0] == (0, 0)
    assert found[-1] == (20, 10)
    assert len(found) == 11


def place(x0: float, y0: float) -> Placed:
    return Placed(x0, y0, "start", Box(x0, y0, x0 + 10, y0 + 10))


BOUNDS = Box(0, 0, 100, 100)


def test_the_first_free_place_is_taken() -> None:
    assert find_room([place(0, 0), place(50, 50)], [], [(90, 90)], BOUNDS) == place(0, 0)


def test_a_place_that_covers_something_is_passed_over() -> None:
    assert find_room([place(0, 0), place(50, 50)], [Box(5, 5, 8, 8)], [(90, 90)], BOUNDS) == place(50, 50)


def test_a_place_outside_is_passed_over() -> None:
    assert find_room([place(95, 0), place(50, 50)], [], [(90, 90)], BOUNDS) == place(50, 50)


def test_a_place_clear_of_the_curve_is_preferred() -> None:
    assert find_room([place(0, 0), place(50, 50)], [], [(5, 5)], BOUNDS) == place(50, 50)


def test_no_place_is_better_than_a_covered_face() -> None:
    assert find_room([place(0, 0)], [Box(0, 0, 50, 50)], [(90, 90)], BOUNDS) is None
    assert find_room([place(0, 0)], [], [(i, i) for i in range(9)], BOUNDS) is None


def test_longer_words_are_wider() -> None:
    assert text_width("soon", 16) < text_width("by noon tomorrow", 16)
    assert text_width("soon", 14) < text_width("soon", 16)


heights = st.lists(st.floats(0, 400), min_size=2, max_size=30)


@settings(deadline=None)
@given(heights, st.sampled_from([40.0, -40.0]))
def test_the_curve_never_leaves_the_range_of_the_two_points_it_runs_between(ys: list[float], step: float) -> None:
    spots = [(i * step, y) for i, y in enumerate(ys)]
    found = along(spots, per_step=10)
    for i, (one, other) in enumerate(pairwise(ys)):
        for _x, y in found[i * 10 : i * 10 + 11]:
            assert min(one, other) - 1e-6 <= y <= max(one, other) + 1e-6


@settings(deadline=None)
@given(heights)
def test_between_two_points_the_curve_only_rises_or_only_falls(ys: list[float]) -> None:
    found = along([(i * 10.0, y) for i, y in enumerate(ys)], per_step=10)
    for i, (one, other) in enumerate(pairwise(ys)):
        sign = 1 if other >= one else -1
        piece = [y * sign for _x, y in found[i * 10 : i * 10 + 11]]
        assert all(after >= before - 1e-6 for before, after in pairwise(piece))


@settings(deadline=None)
@given(heights)
def test_the_curve_runs_on_from_side_to_side(ys: list[float]) -> None:
    xs = [x for x, _y in along([(i * 10.0, y) for i, y in enumerate(ys)])]
    assert all(after > before for before, after in pairwise(xs))


@settings(deadline=None)
@given(heights)
def test_the_path_runs_through_every_point(ys: list[float]) -> None:
    data = monotone([(i * 10.0, y) for i, y in enumerate(ys)])
    ends = [part.split()[-2:] for part in data[1:].split("C")]
    assert [float(x) for x, _y in ends] == [i * 10.0 for i in range(len(ys))]
    assert [float(y) for _x, y in ends] == pytest.approx(ys, abs=0.0501)


@settings(deadline=None)
@given(heights)
def test_the_curve_from_the_right_is_the_mirror_image(ys: list[float]) -> None:
    left = along([(i * 10.0, y) for i, y in enumerate(ys)], per_step=4)
    right = along([(500 - i * 10.0, y) for i, y in enumerate(ys)], per_step=4)
    for (x, y), (mirrored, same) in zip(left, right, strict=True):
        assert mirrored == pytest.approx(500 - x, abs=1e-6)
        assert same == pytest.approx(y, abs=1e-6)


def test_the_curve_is_flat_at_a_bend() -> None:
    data = monotone([(0, 0), (30, 90), (60, 0)])
    before, after = (part.split() for part in data[1:].split("C")[1:])
    assert before[3] == "90"
    assert after[1] == "90"


def test_a_straight_line_stays_straight() -> None:
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", monotone([(0, 0), (30, 30), (60, 60)]))]
    assert numbers[0::2] == numbers[1::2]


def test_a_note_whose_lead_would_cross_something_is_passed_over() -> None:
    led = Placed(0, 0, "start", Box(0, 0, 10, 10), lead=Box(4, 10, 5, 60))
    assert led.boxes == (led.box, led.lead)
    assert find_room([led, place(50, 50)], [Box(0, 30, 8, 40)], [(90, 90)], BOUNDS) == place(50, 50)
    assert find_room([led, place(50, 50)], [], [(90, 90)], BOUNDS) == led


def test_a_box_covers_only_what_lies_wholly_inside() -> None:
    assert BOUNDS.covers(Box(0, 0, 100, 100))
    assert not BOUNDS.covers(Box(-1, 0, 10, 10))
    assert not BOUNDS.covers(Box(0, 95, 10, 101))


def test_letters_that_fill_a_square_need_its_room() -> None:
    assert is_wide("\u65e5")
    assert not is_wide("d")
    assert text_width("\u65e5\u672c", 16) == 32
    assert text_width("SOON", 16) > text_width("soon", 16)


def test_a_mark_over_a_letter_takes_no_room() -> None:
    assert text_width("e\u0301", 16) == text_width("e", 16)


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_two_texts_are_as_wide_as_both(one: str, other: str) -> None:
    assert text_width(one + other, 10) == pytest.approx(text_width(one, 10) + text_width(other, 10))


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_the_warmer_stands_higher(one: float, other: float) -> None:
    if one < other:
        assert frame().y(one) >= frame().y(other)


@settings(deadline=None)
@given(st.integers(2, 40), st.booleans())
def test_every_step_stands_inside_the_frame(count: int, rtl: bool) -> None:
    found = frame(count, rtl=rtl)
    for step in range(count):
        assert 10 <= found.x(step) <= 190
    assert found.pitch * (count - 1) == pytest.approx(160)
