"""Template tags at their edges: two faces on a page, no request, odd addresses, marks at both ends."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from warmline.web.charts import Day, DayState, SkillBand, skill_bands, week_rhythm
from warmline.web.charts.frame import Box, Frame, Placed, find_room
from warmline.web.charts.skills import level_names, level_of
from warmline.web.charts.tables import bare_table, table
from warmline.web.face import MOODS

PERCENT = st.floats(0, 100)


def drawn(text: str, **context: object) -> str:
    return Template("{% load warmline %}" + text).render(Context(context))


def request(address: str = "/") -> object:
    made = RequestFactory().get(address)
    made.csp_nonce = "n1"  # type: ignore[attr-defined]
    return made


def ids(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', html)


@pytest.mark.parametrize("mood", MOODS)
def test_the_same_face_twice_on_a_page_repeats_no_id(mood: str) -> None:
    html = drawn(f'{{% face "ines" "{mood}" %}}{{% face "ines" "{mood}" %}}{{% face "ines" "{mood}" "small" %}}')
    assert len(ids(html)) == len(set(ids(html))) > 0
    assert html.count("<svg") == 3


def test_every_reference_of_two_faces_is_met_in_the_same_face() -> None:
    one, other = drawn('{% face "ines" %}|{% face "ines" %}').split("|")
    for html in (one, other):
        assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(ids(html))


def test_faces_of_two_pages_are_alike() -> None:
    assert drawn('{% face "ines" "angry" %}') == drawn('{% face "ines" "angry" %}')


@pytest.mark.parametrize(("value", "marks"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)])
def test_an_anchor_has_four_marks_and_says_its_number(value: int, marks: int) -> None:
    html = drawn("{% anchor value %}", value=value)
    assert html.count('class="on"') == marks
    assert html.count('class="off"') == 4 - marks
    assert f"{value} of 4" in html


@pytest.mark.parametrize(
    ("address", "number", "found"),
    [
        ("/people/", 2, "?page=2"),
        ("/people/?page=7", 2, "?page=2"),
        ("/people/?words=a+b&page=7", 2, "?words=a+b&page=2"),
        ("/people/?team=1&team=2", 3, "?team=1&team=2&page=3"),
        ("/people/?words=%26%3D", 1, "?words=%26%3D&page=1"),
    ],
)
def test_another_page_of_the_same_list(address: str, number: int, found: str) -> None:
    html = drawn("{% page_address n %}", request=request(address), n=number)
    assert html.replace("&amp;", "&") == found


def test_without_a_request_there_is_still_an_address_and_no_nonce() -> None:
    assert drawn("{% page_address 2 %}") == "?page=2"
    assert drawn("{% hx_nonce %}") == 'hx-nonce=""'


@pytest.mark.parametrize("tag", ["house_scripts", 'page_scripts "a.js" "b.js"'])
def test_every_script_carries_the_nonce(tag: str) -> None:
    html = drawn(f"{{% {tag} %}}", request=request())
    assert html.count("<script") == html.count('nonce="n1"') == html.count(" defer") > 1


# --- charts


@pytest.mark.parametrize(
    ("score", "level"), [(0, 1), (24.9, 1), (25, 2), (49.9, 2), (50, 3), (74.9, 3), (75, 4), (99, 4), (100, 4)]
)
def test_a_level_is_a_quarter(score: float, level: int) -> None:
    assert level_of(score) == level


@given(PERCENT, PERCENT)
def test_a_higher_score_is_never_a_lower_level(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 1 <= level_of(low) <= level_of(high) <= 4


@given(PERCENT, PERCENT)
def test_a_band_names_levels_in_order_or_cannot_tell(one: float, other: float) -> None:
    low, high = sorted((one, other))
    band = SkillBand("Empathy", low, high)
    levels = [level_names().index(word) for word in band.words.replace(":", "").split() if word in level_names()]
    assert levels == sorted(levels)
    assert band.telling is bool(levels)


@pytest.mark.parametrize(
    ("low", "high"), [(None, 1.0), (1.0, None), (-1.0, 5.0), (5.0, 101.0), (60.0, 40.0), (float("nan"), 5.0)]
)
def test_a_band_that_cannot_be_is_refused_by_name(low: float | None, high: float | None) -> None:
    with pytest.raises(ValueError, match="band of Empathy"):
        SkillBand("Empathy", low, high)


@pytest.mark.parametrize("chances", [None, 0, 1, 2, 17])
def test_how_often_there_was_a_chance_is_said_where_nothing_can_be_told(chances: int | None) -> None:
    words = SkillBand("Empathy", 0, 100, chances).words
    assert words.lower().endswith("too little to tell")
    assert (str(chances) in words) is bool(chances)


def test_a_skill_s_name_is_drawn_as_text() -> None:
    html = skill_bands([SkillBand("<b>Empathy</b>", 30, 60)])
    assert "<b>" not in html
    assert "&lt;b&gt;Empathy" in html


@pytest.mark.parametrize("count", [0, 1, 6, 8])
def test_a_week_has_seven_days(count: int) -> None:
    with pytest.raises(ValueError, match=f"seven days, got {count}"):
        week_rhythm([Day("M", "Monday", DayState.NEXT)] * count)


@pytest.mark.parametrize("state", list(DayState))
def test_no_day_says_that_something_was_missed(state: DayState) -> None:
    day = Day("M", "Monday", state)
    assert not any(word in f"{day.words} {day.note}".lower() for word in ("missed", "failed", "late", "should"))


def test_a_table_names_its_columns_and_rows_and_escapes_its_cells() -> None:
    html = bare_table(("Day", "Practice"), [("Mon<day>", "a & b"), ("Tue", "")])
    assert html.count('scope="col"') == html.count('scope="row"') == 2
    assert "Mon&lt;day&gt;" in html
    assert "a &amp; b" in html
    assert table(("Day",), []).startswith('<div class="table-wrap"><table')


BOX = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.integers(0, 50), st.integers(0, 50), st.integers(1, 50), st.integers(1, 50),
)  # fmt: skip


@given(BOX, BOX)
def test_boxes_overlap_each_other_alike(one: Box, other: Box) -> None:
    assert one.overlap(other) == other.overlap(one) >= 0
    assert not one.covers(other) or one.overlap(other) == (other.x1 - other.x0) * (other.y1 - other.y0)


@given(BOX, st.integers(-10, 110), st.integers(-10, 110))
def test_a_box_holds_a_point_or_the_point_lies_outside(box: Box, x: int, y: int) -> None:
    assert box.holds((x, y)) == (box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1)


@given(st.lists(BOX, max_size=5), st.lists(BOX, max_size=5))
def test_what_was_placed_covers_nothing_that_was_there(candidates: list[Box], taken: list[Box]) -> None:
    places = [Placed(box.x0, box.y0, "start", box) for box in candidates]
    found = find_room(places, taken, [], Box(0, 0, 60, 60))
    fits = [
        place
        for place in places
        if place.box.x1 <= 60 and place.box.y1 <= 60 and not any(place.box.overlap(other) > 0 for other in taken)
    ]
    assert found == (fits[0] if fits else None)


@given(st.integers(1, 30), st.booleans())
def test_steps_are_equally_far_apart(count: int, rtl: bool) -> None:
    frame = Frame(300, 100, 20, 10, 5, 5, 8, count, rtl)
    gaps = [abs(frame.x(step + 1) - frame.x(step)) for step in range(count - 1)]
    assert all(gap == pytest.approx(frame.pitch) for gap in gaps)
    assert frame.y(1) == 5
    assert frame.y(0) == 95
