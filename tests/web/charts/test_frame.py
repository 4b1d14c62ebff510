"""Where things stand in a drawing, and how free room is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.web.charts.frame import Box, Frame, Placed, along, find_room, text_width


def frame(count: int = 5, *, rtl: bool = False) -> Frame:
    return Frame(200, 100, 20, 10, 5, 15, 10, count, rtl)


def test_steps_run_from_the_axis_to_the_edge() -> None:
    assert frame().x(0) == 30
    assert frame().x(4) == 190
    assert frame().pitch == 40


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
    found = along([(0, 0), (10, 0), (10, 10)], per_step=5)
    assert found[0] == (0, 0)
    assert found[-1] == (10, 10)
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
