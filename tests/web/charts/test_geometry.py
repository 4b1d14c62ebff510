"""What a reader sees of a mood curve, measured in the drawing: nothing clipped, nothing covered, nothing lost."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from warmline.web.charts import MoodNote, MoodPoint, mood_curve
from warmline.web.charts.frame import Box, text_width
from warmline.web.charts.mood_drawings import level_names, wrapped
from warmline.web.charts.tables import bare_table, table

Svg = ElementTree.Element
SHORT = "No wonder you are annoyed"
LONG = "I will check it and someone will come back to you soon, as soon as the search is over and done"
GERMAN = "Selbstverständlich überprüfe ich Ihre Kundenkontoverbindungsdaten unverzüglich"
JAPANESE = "ご不便をおかけして申し訳ございません今すぐお荷物の場所を確認いたします少々お待ちください"
ARABIC = "سأكتب إليك بنفسي قبل الساعة الثامنة مساءً"
SIZES = {"nq": 16.0, "nw": 14.0, "ax": 14.0, "nbt": 13.0}

warmths = st.lists(st.floats(0, 1), min_size=2, max_size=30)
words = st.sampled_from([SHORT, LONG, GERMAN, JAPANESE, ARABIC])
talks = settings(max_examples=40, deadline=None)


def drawn(values: list[float], notes: list[MoodNote] | None = None, *, rtl: bool = False) -> str:
    points = [MoodPoint(value, "calm", f"mood {i}") for i, value in enumerate(values)]
    return mood_curve(points, notes or [], persona_key="ines", name="Ines", rtl=rtl)


def drawings(html: str) -> list[Svg]:
    found = re.findall(r'<svg class="curve.*?</svg>(?=<svg class="curve|<ol|<details)', html, re.S)
    assert len(found) == 2
    return [ElementTree.fromstring(svg) for svg in found]


def size(svg: Svg) -> tuple[float, float]:
    _x, _y, wide, high = (float(one) for one in svg.get("viewBox", "").split())
    return wide, high


def number(node: Svg, name: str) -> float:
    return float(node.get(name, "nan"))


def circles(svg: Svg, css: str) -> list[Svg]:
    return [node for node in svg.iter("circle") if node.get("class") == css]


def text_box(node: Svg, *, rtl: bool) -> Box:
    """Where a line of words stands; its ends swap where the page reads from the right."""
    x, y, letters = number(node, "x"), number(node, "y"), SIZES[node.get("class", "")]
    wide = text_width(node.text or "", letters)
    anchor = node.get("text-anchor")
    start = x - wide / 2 if anchor == "middle" else x - wide if (anchor == "end") != rtl else x
    return Box(start, y - letters * 0.75, start + wide, y + letters * 0.25)


@st.composite
def noted(draw: st.DrawFn) -> tuple[list[float], list[MoodNote]]:
    values = draw(warmths)
    answers = draw(st.lists(st.integers(0, len(values) - 1), unique=True, max_size=5))
    return values, [MoodNote(answer, draw(words), draw(st.sampled_from(["", SHORT, GERMAN]))) for answer in answers]


@talks
@given(noted(), st.booleans())
def test_every_word_stands_inside_its_drawing(talk: tuple[list[float], list[MoodNote]], rtl: bool) -> None:
    for svg in drawings(drawn(*talk, rtl=rtl)):
        wide, high = size(svg)
        for node in svg.iter("text"):
            box = text_box(node, rtl=rtl)
            assert box.x0 >= -1, node.text
            assert box.x1 <= wide + 1, node.text
            assert box.y0 >= 0, node.text
            assert box.y1 <= high, node.text


@talks
@given(noted(), st.booleans())
def test_every_circle_stands_inside_its_drawing(talk: tuple[list[float], list[MoodNote]], rtl: bool) -> None:
    for svg in drawings(drawn(*talk, rtl=rtl)):
        wide, high = size(svg)
        for css, slack in (("ring", 6), ("md", 0), ("nb", 0)):
            for node in circles(svg, css):
                x, y, radius = number(node, "cx"), number(node, "cy"), number(node, "r")
                assert radius - slack <= x <= wide - radius + slack
                assert radius - slack <= y <= high - radius + slack


@talks
@given(noted(), st.booleans())
def test_no_words_of_a_note_cover_another_s_or_a_face(talk: tuple[list[float], list[MoodNote]], rtl: bool) -> None:
    wide, _narrow = drawings(drawn(*talk, rtl=rtl))
    notes = [
        [text_box(node, rtl=rtl) for node in group.iter("text")]
        for group in wide.iter("g")
        if group.get("class") == "note"
    ]
    faces = [Box.around((number(c, "cx"), number(c, "cy")), number(c, "r") - 3) for c in circles(wide, "ring")]
    for i, boxes in enumerate(notes):
        others = [box for other in notes[i + 1 :] for box in other]
        for box in boxes:
            assert all(box.overlap(other) == 0 for other in (*others, *faces))


@talks
@given(noted())
def test_a_number_covers_no_word_under_the_curve(talk: tuple[list[float], list[MoodNote]]) -> None:
    for svg in drawings(drawn(*talk)):
        _wide, high = size(svg)
        ticks = [
            text_box(t, rtl=False) for t in svg.iter("text") if t.get("class") == "ax" and number(t, "y") > high - 13
        ]
        assert ticks
        for node in circles(svg, "nb"):
            box = Box.around((number(node, "cx"), number(node, "cy")), 11)
            assert all(box.overlap(tick) == 0 for tick in ticks)


@talks
@given(noted(), st.booleans())
def test_answers_run_from_side_to_side(talk: tuple[list[float], list[MoodNote]], rtl: bool) -> None:
    for svg in drawings(drawn(*talk, rtl=rtl)):
        spots = [number(node, "cx") for css in ("ring", "md") for node in circles(svg, css)]
        assert len(spots) == len(set(spots)) == len(talk[0])
        line = next(node for node in svg.iter("path") if node.get("class") == "ml")
        ends = [float(part.split()[-2]) for part in line.get("d", "")[1:].split("C")]
        assert sorted(spots) == sorted(ends)
        assert all((after < before) if rtl else (after > before) for before, after in pairwise(ends))


@talks
@given(warmths)
def test_from_the_right_every_point_is_mirrored(values: list[float]) -> None:
    for one, other in zip(drawings(drawn(values)), drawings(drawn(values, rtl=True)), strict=True):
        wide, _high = size(one)
        for css in ("ring", "md"):
            left = [(wide - number(c, "cx"), number(c, "cy")) for c in circles(one, css)]
            right = [(number(c, "cx"), number(c, "cy")) for c in circles(other, css)]
            for (x, y), (x2, y2) in zip(left, right, strict=True):
                assert x2 == pytest.approx(x, abs=0.11)
                assert y2 == y


@talks
@given(noted())
def test_the_table_says_what_the_drawing_shows(talk: tuple[list[float], list[MoodNote]]) -> None:
    values, notes = talk
    html = drawn(values, notes)
    rows = html.split("<tbody>", 1)[1].split("</tbody>", 1)[0].split("<tr>")[1:]
    assert len(rows) == len(values)
    for i, (row, value) in enumerate(zip(rows, values, strict=True)):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        assert cells[0] == (str(i) if i else "Start")
        assert cells[1:3] == [f"mood {i}", str(round(value * 100))]
        said = next((note for note in notes if note.answer == i), None)
        assert (said.quote in unescape(cells[3])) if said else cells[3] == ""


@talks
@given(noted())
def test_every_note_is_in_the_list_in_the_order_of_the_talk(talk: tuple[list[float], list[MoodNote]]) -> None:
    values, notes = talk
    html = unescape(drawn(values, notes))
    found = [html.find(f'<q dir="auto">{note.quote}</q> {note.reason}</span>') for note in notes]
    assert all(place > 0 for place in found)
    numbers = re.findall(r"<li><b>(\d+)</b>", html)
    assert numbers == [str(answer) for answer in sorted(note.answer for note in notes)]


@talks
@given(noted())
def test_a_note_is_written_or_numbered_and_never_both(talk: tuple[list[float], list[MoodNote]]) -> None:
    values, notes = talk
    html = drawn(values, notes)
    wide, narrow = drawings(html)
    written = [group for group in wide.iter("g") if group.get("class") == "note"]
    numbered = circles(wide, "nb")
    assert (len(written), len(numbered)) in {(len(notes), 0), (0, len(notes))}
    assert len(circles(narrow, "nb")) == len(notes)
    assert ("always" in html) == bool(numbered)


def test_a_far_note_is_tied_to_its_face_by_a_line() -> None:
    values = [0.25, 0.2, 0.12, 0.12]
    notes = [MoodNote(1, SHORT, "You named it"), MoodNote(2, LONG, GERMAN), MoodNote(3, SHORT, "A time")]
    wide, _narrow = drawings(drawn(values, notes))
    leads = [node for node in wide.iter("line") if node.get("class") == "lead"]
    rings = {number(c, "cx") for c in circles(wide, "ring")}
    assert leads
    for lead in leads:
        assert lead.get("x1") == lead.get("x2")
        assert number(lead, "x1") in rings
        assert number(lead, "y1") < number(lead, "y2")


@pytest.mark.parametrize("text", [SHORT, LONG, GERMAN, JAPANESE, ARABIC, "x" * 300, "Wort" * 40])
def test_words_of_any_script_stand_in_at_most_two_lines(text: str) -> None:
    lines = wrapped(text)
    assert 1 <= len(lines) <= 2
    assert max(text_width(line, 16) for line in lines) < 540
    assert lines[0][:4] == text[:4]


def test_the_words_of_the_axis_leave_the_curve_its_room() -> None:
    with translation.override("en"):
        names = level_names()
    assert list(names) == ["relieved", "calm", "worried", "angry"]
    for svg in drawings(drawn([0.1, 0.9])):
        first = min(number(c, "cx") - number(c, "r") for c in circles(svg, "ring"))
        axis = [text_box(t, rtl=False) for t in svg.iter("text") if t.text in names.values()]
        assert len(axis) == 4
        assert max(box.x1 for box in axis) <= first + 3


@talks
@given(st.lists(st.lists(st.text(alphabet="ab<&", min_size=1), min_size=2, max_size=2), max_size=5))
def test_a_table_escapes_what_it_shows_and_names_its_rows(rows: list[list[str]]) -> None:
    html = bare_table(("One", "Two"), rows)
    root = ElementTree.fromstring(html)
    assert [[cell.text for cell in row] for row in root.findall("./tbody/tr")] == rows
    assert [cell.get("scope") for cell in root.iter("th")] == ["col", "col", *("row" for _ in rows)]
    assert table(("One", "Two"), rows) == f'<div class="table-wrap">{html}</div>'
