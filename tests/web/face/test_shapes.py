"""Numbers and curves are written one way only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.web.face.shapes import alpha, circles, fade, mirrored, num, smooth

numbers = st.floats(-500, 500, allow_nan=False)


@given(numbers)
def test_a_number_is_short_and_close(value: float) -> None:
    assert re.fullmatch(r"-?\d+(\.\d)?", num(value))
    assert float(num(value)) == pytest.approx(value, abs=0.0501)
    assert num(value) != "-0"


@given(st.floats(-2, 3, allow_nan=False))
def test_an_opacity_lies_between_nought_and_one(value: float) -> None:
    assert 0 <= float(alpha(value)) <= 1
    assert re.fullmatch(r"\d\.\d\d", alpha(value))
    assert fade(value) == f' opacity="{alpha(value)}"'


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=30))
def test_a_curve_runs_through_its_points(points: list[tuple[float, float]]) -> None:
    data = smooth(points, closed=False)
    ends = [part.split()[-2:] for part in data[1:].split("C")]
    assert [[num(x), num(y)] for x, y in points] == ends


def test_a_closed_curve_comes_back() -> None:
    data = smooth([(0, 0), (10, 0), (10, 10)])
    assert data.startswith("M0 0C")
    assert data.endswith("0 0Z")
    assert data.count("C") == 3


def test_a_mirror_doubles_no_point_of_the_middle() -> None:
    assert mirrored([(0, 1), (2, 3), (0, 5)]) == [(0, 1), (2, 3), (0, 5), (-2, 3)]


def test_circles_carry_their_numbers() -> None:
    assert circles("#FFF", [(1.04, -2, 3)]) == '<circle cx="1" cy="-2" r="3" fill="#FFF"/>'
