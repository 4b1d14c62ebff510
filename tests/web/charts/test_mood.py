"""The mood curve for short and long talks, in both directions, with its list and its table."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.golden import check_text

from warmline.web.charts import MoodNote, MoodPoint, mood_curve
from warmline.web.charts.frame import Box, Frame
from warmline.web.charts.mood_drawings import Curve, _place_notes, _points, _with_room, wrapped
from warmline.web.guide import _example_notes, _example_points

GOLDEN = Path(__file__).parent / "golden"


def points(*warmths: float) -> list[MoodPoint]:
    return [MoodPoint(warmth, "calm" if warmth > 0.5 else "angry", f"mood {i}") for i, warmth in enumerate(warmths)]


def drawn(warmths: list[float], notes: list[MoodNote] | None = None, **more: bool) -> str:
    return mood_curve(points(*warmths), notes or [], persona_key="ines", name="Ines", **more)


def drawings(html: str) -> tuple[ElementTree.Element, ElementTree.Element]:
    wide, narrow = (
        ElementTree.fromstring(svg)
        for svg in re.findall(r'<svg class="curve.*?</svg>(?=<svg class="curve|<ol|<details)', html, re.S)
    )
    return wide, narrow


def test_the_example_is_as_it_was_when_it_was_last_looked_at() -> None:
    html = mood_curve(_example_points(), _example_notes(), persona_key="ines", name="Ines")
    check_text(GOLDEN / "mood.html", html.replace("><", ">\n<"))


def test_the_example_from_the_right_is_as_it_was_when_it_was_last_looked_at() -> None:
    html = mood_curve(_example_points(), _example_notes(), persona_key="ines", name="Ines", rtl=True)
    check_text(GOLDEN / "mood_rtl.html", html.replace("><", ">\n<"))


def test_notes_are_written_where_there_is_room() -> None:
    html = mood_curve(_example_points(), _example_notes(), persona_key="ines", name="Ines")
    wide, narrow = drawings(html)
    words = "".join(wide.itertext())
    assert "No wonder you are annoyed" in words
    assert "A promise with a time" in words
    assert "No wonder" not in "".join(narrow.itertext())
    assert 'class="bends small"' in html


def test_where_there_is_no_room_the_notes_become_numbers_with_a_list() -> None:
    notes = [MoodNote(i, "words " * 12, "a reason of some length that fills the line") for i in range(1, 12)]
    html = drawn([0.5] * 12, notes)
    assert 'class="bends small always"' in html
    wide, _narrow = drawings(html)
    assert [text.text for text in wide.iter("text") if text.get("class") == "nbt"] == [str(i) for i in range(1, 12)]


def test_a_note_carries_the_number_of_its_answer() -> None:
    html = drawn([0.2, 0.4, 0.3, 0.5, 0.6, 0.7], [MoodNote(i, "words", "reason") for i in (5, 1, 3)])
    _wide, narrow = drawings(html)
    assert [text.text for text in narrow.iter("text") if text.get("class") == "nbt"] == ["1", "3", "5"]
    assert re.findall(r"<li><b>(\d+)</b>", html) == ["1", "3", "5"]


@pytest.mark.parametrize("count", [2, 3, 5, 8, 15, 30])
def test_faces_stand_at_both_ends_and_never_touch(count: int) -> None:
    warmths = [0.2 + 0.6 * (i % 3) / 2 for i in range(count)]
    notes = [MoodNote(i, "words", "reason") for i in range(1, count - 1, 2)]
    for svg in drawings(drawn(warmths, notes)):
        rings = [
            (float(c.get("cx", 0)), float(c.get("cy", 0)), float(c.get("r", 0)))
            for c in svg.iter("circle")
            if c.get("class") == "ring"
        ]
        assert len(rings) >= 2
        for i, (x, y, r) in enumerate(rings):
            for x2, y2, r2 in rings[i + 1 :]:
                assert (x - x2) ** 2 + (y - y2) ** 2 >= (r + r2 - 6) ** 2
        dots = [c for c in svg.iter("circle") if c.get("class") == "md"]
        assert len(dots) + len(rings) == count


@pytest.mark.parametrize("count", [3, 9, 17, 30])
def test_the_numbers_under_the_curve_never_touch(count: int) -> None:
    for svg, size in zip(drawings(drawn([0.5] * count)), (8.0, 8.0), strict=True):
        bottom = max(float(text.get("y", 0)) for text in svg.iter("text"))
        spots = sorted(
            (float(text.get("x", 0)), len(text.text or ""))
            for text in svg.iter("text")
            if float(text.get("y", 0)) == bottom and text.get("text-anchor") == "middle"
        )
        assert len(spots) >= 3
        for (x, letters), (x2, letters2) in pairwise(spots):
            assert x2 - x >= (letters + letters2) / 2 * size * 0.9


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=3, max_size=30), st.data())
def test_placed_notes_cover_neither_a_face_nor_each_other(warmths: list[float], data: st.DataObject) -> None:
    answers = data.draw(st.lists(st.integers(1, len(warmths) - 1), unique=True, max_size=5))
    notes = tuple((answer, "come back to you soon", "No time") for answer in sorted(answers))
    curve = Curve(tuple(warmths), ("calm",) * len(warmths), notes, "ines", "x", "u", False)
    frame = Frame(1120, 410, 92, 48, 50, 92, 40, len(warmths))
    radius = min(31.0, max(17.0, frame.pitch * 0.6))
    spots = _points(curve, frame)
    faces = _with_room(curve.marked, spots, radius * 2 + 4)
    placed = _place_notes(curve, frame, spots, faces, radius)
    if placed is None:
        return
    boxes = [spot.box for spot in placed]
    for i, box in enumerate(boxes):
        assert box.x0 >= 8
        assert box.x1 <= 1112
        assert all(box.overlap(other) == 0 for other in boxes[i + 1 :])
        assert all(box.overlap(Box.around(spots[face], radius + 3)) == 0 for face in faces)


def test_from_the_right_the_start_stands_on_the_right() -> None:
    left, right = drawings(drawn([0.2, 0.5, 0.9])), drawings(drawn([0.2, 0.5, 0.9], rtl=True))
    for one, other, width in zip(left, right, (1120, 328), strict=True):
        first = next(float(c.get("cx", 0)) for c in one.iter("circle") if c.get("class") == "ring")
        mirrored = next(float(c.get("cx", 0)) for c in other.iter("circle") if c.get("class") == "ring")
        assert mirrored == pytest.approx(width - first, abs=0.11)


def test_the_table_has_every_answer_and_the_words_that_moved_it() -> None:
    html = mood_curve(
        points(0.2, 0.4, 0.9), [MoodNote(2, "by noon <tomorrow>", "A time")], persona_key="ines", name="Ines"
    )
    table = html.split("<table", 1)[1]
    assert table.count("<tr>") == 4
    assert "by noon &lt;tomorrow&gt;" in table
    assert "mood 1" in table
    assert ">90<" in table


def test_the_picture_is_told_in_words() -> None:
    wide, narrow = drawings(drawn([0.5, 0.1, 0.9]))
    for svg in (wide, narrow):
        assert svg.get("role") == "img"
        assert svg.get("aria-label") == (
            "How Ines felt: “mood 0” at the start, “mood 2” at the end. Lowest after answer 1: “mood 1”. "
            "The table below has every answer."
        )


def test_both_drawings_together_repeat_no_id() -> None:
    ids = re.findall(r'id="([^"]+)"', drawn([0.2, 0.8, 0.3, 0.9], [MoodNote(1, "words", "reason")]))
    assert len(ids) == len(set(ids))


def test_what_makes_no_curve_is_refused() -> None:
    with pytest.raises(ValueError, match="the start and at least one answer"):
        drawn([0.5])
    with pytest.raises(ValueError, match="about answer 3; the last answer is 1"):
        drawn([0.5, 0.6], [MoodNote(3, "x")])
    with pytest.raises(ValueError, match="between 0 and 1"):
        MoodPoint(1.2, "calm", "x")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("A promise with a time", ["A promise with a time"]),
        (
            "We will open a search and someone will come back to you soon.",
            ["We will open a search and someone", "will come back to you soon."],
        ),
    ],
)
def test_long_words_are_set_in_two_even_lines(text: str, lines: list[str]) -> None:
    assert wrapped(text) == lines


def test_what_fits_no_two_lines_ends_in_dots() -> None:
    lines = wrapped("word " * 60)
    assert len(lines) == 2
    assert lines[1].endswith(" …")
    assert max(len(line) for line in lines) <= 52
