"""Skill bands: where a level most likely lies, and that not observed is not zero."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.golden import check_text

from warmline.web.charts import SkillBand, skill_bands
from warmline.web.charts.skills import level_of
from warmline.web.guide import _example_bands

GOLDEN = Path(__file__).parent / "golden"
bands = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted)
telling = bands.filter(lambda ends: SkillBand("x", *ends).telling)
silent = st.tuples(st.floats(0, 24.9), st.floats(75.1, 100)).map(list)


def bar(html: str) -> tuple[float, float]:
    found = re.search(r'<rect x="([\d.]+)%" width="([\d.]+)%" height="12" rx="6" class="fill"', html)
    assert found is not None
    return float(found.group(1)), float(found.group(2))


def test_the_example_is_as_it_was_when_it_was_last_looked_at() -> None:
    check_text(GOLDEN / "skills.html", skill_bands(_example_bands()).replace("><", ">\n<"))


@pytest.mark.parametrize(("score", "level"), [(0, 1), (24.9, 1), (25, 2), (50, 3), (74.9, 3), (75, 4), (100, 4)])
def test_a_level_is_a_quarter_of_the_scale(score: float, level: int) -> None:
    assert level_of(score) == level


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (56, 82, "Solid to Strong"),
        (30, 45, "Growing"),
        (25, 50, "Growing"),
        (10, 40, "Basic to Growing"),
        (0, 75, "between Basic and Solid: too few moments to tell"),
        (30, 90, "between Growing and Strong: too few moments to tell"),
        (75, 75, "Strong"),
    ],
)
def test_a_band_names_the_levels_it_touches(low: float, high: float, words: str) -> None:
    assert SkillBand("x", low, high).words == words


@settings(deadline=None)
@given(telling)
def test_a_bar_lies_on_its_rail(ends: list[float]) -> None:
    x, wide = bar(skill_bands([SkillBand("x", ends[0], ends[1])]))
    assert x >= 0
    assert x + wide <= 100.1
    assert wide >= 3


@settings(deadline=None)
@given(telling)
def test_from_the_right_the_bar_is_mirrored(ends: list[float]) -> None:
    band = [SkillBand("x", ends[0], ends[1])]
    x, wide = bar(skill_bands(band))
    mirrored, same = bar(skill_bands(band, rtl=True))
    assert same == wide
    assert mirrored == pytest.approx(100 - x - wide, abs=0.11)


def test_not_observed_is_words_and_no_bar() -> None:
    html = skill_bands([SkillBand("Negotiation", None, None)])
    row = html.split("<ul>", 1)[1].split("</ul>", 1)[0]
    assert "Not observed" in row
    assert "<svg" not in row
    assert ">0<" not in html


def test_observed_skills_come_first() -> None:
    html = skill_bands([SkillBand("Unseen", None, None), SkillBand("Seen", 10, 20)])
    assert html.index("Seen<") < html.index("Unseen<")


@pytest.mark.parametrize(
    ("chances", "words"), [(1, "1 chance: too little to tell"), (4, "4 chances: too little to tell")]
)
def test_a_band_over_all_levels_is_words_and_no_bar(chances: int, words: str) -> None:
    band = SkillBand("Empathy", 8, 90, chances)
    row = skill_bands([band]).split("<ul>", 1)[1].split("</ul>", 1)[0]
    assert band.words == words
    assert words in row
    assert "<svg" not in row
    assert "between" not in row


@settings(deadline=None)
@given(bands, st.integers(1, 30))
def test_a_bar_is_drawn_exactly_where_a_level_is_ruled_out(ends: list[float], chances: int) -> None:
    band = SkillBand("x", ends[0], ends[1], chances)
    assert band.telling == (not (ends[0] < 25 and ends[1] > 75))
    assert ("<svg" in skill_bands([band])) == band.telling


def test_without_any_bar_there_is_no_scale_over_them() -> None:
    assert 'class="scale' not in skill_bands([SkillBand("A", 0, 100, 2), SkillBand("B", None, None)])
    assert 'class="scale' in skill_bands([SkillBand("A", 0, 100, 2), SkillBand("B", 10, 20, 2)])


def test_bars_stand_before_words_and_words_before_what_was_not_seen() -> None:
    drawn = skill_bands([SkillBand("Unseen", None, None), SkillBand("Vague", 0, 100, 1), SkillBand("Clear", 60, 80, 3)])
    assert drawn.index("Clear<") < drawn.index("Vague<") < drawn.index("Unseen<")


def test_the_table_keeps_the_numbers_of_a_band_that_cannot_tell() -> None:
    table = skill_bands([SkillBand("Empathy", 8.2, 90.4, 2)]).split("<table", 1)[1]
    assert ">8<" in table
    assert ">90<" in table
    assert "too little to tell" in table


def test_the_table_has_the_numbers() -> None:
    table = skill_bands([SkillBand("Empathy", 56.4, 81.6)]).split("<table", 1)[1]
    assert "Empathy" in table
    assert ">56<" in table
    assert ">82<" in table


def test_names_are_escaped() -> None:
    assert "<b>" not in skill_bands([SkillBand("<b>", 1, 2)]).replace("</b>", "")


@pytest.mark.parametrize(("low", "high"), [(None, 5), (5, None), (60, 40), (-1, 5), (5, 101)])
def test_a_band_that_cannot_be_is_refused(low: float | None, high: float | None) -> None:
    with pytest.raises(ValueError, match="The band of x"):
        SkillBand("x", low, high)


@settings(deadline=None)
@given(silent)
def test_a_band_that_rules_no_level_out_is_words_and_no_bar(ends: list[float]) -> None:
    band = SkillBand("Empathy", *ends)
    assert band.observed
    assert not band.telling
    html = skill_bands([band])
    rows = html.split("<ul>", 1)[1].split("</ul>", 1)[0]
    assert "Too little to tell" in rows
    assert "<svg" not in rows
    assert 'class="sk no"' in rows
    assert "between" not in html


@pytest.mark.parametrize(
    ("chances", "words"),
    [
        (None, "Too little to tell"),
        (0, "Too little to tell"),
        (1, "1 chance: too little to tell"),
        (3, "3 chances: too little to tell"),
    ],
)
def test_the_words_name_how_often_there_was_a_chance(chances: int | None, words: str) -> None:
    band = SkillBand("x", 3, 97, chances)
    assert band.words == words
    assert f">{words}<" in skill_bands([band])


@settings(deadline=None)
@given(bands, st.none() | st.integers(0, 9))
def test_chances_change_words_and_never_what_is_drawn(ends: list[float], chances: int | None) -> None:
    assert SkillBand("x", *ends).telling == SkillBand("x", *ends, chances).telling


@settings(deadline=None)
@given(silent)
def test_the_table_still_has_the_numbers_of_a_band_that_cannot_tell(ends: list[float]) -> None:
    table = skill_bands([SkillBand("Empathy", *ends)]).split("<table", 1)[1]
    assert f"<td>{ends[0]:.0f}</td><td>{ends[1]:.0f}</td><td>Too little to tell</td>" in table


def test_without_a_bar_there_is_no_scale() -> None:
    assert 'class="scale' not in skill_bands([SkillBand("x", 0, 100), SkillBand("y", None, None)])
    assert 'class="scale' in skill_bands([SkillBand("x", 0, 100), SkillBand("y", 30, 40)])


@settings(deadline=None)
@given(st.lists(bands | st.just([None, None]), max_size=8))
def test_bars_first_then_the_undecided_then_the_unseen(ends: list[list[float | None]]) -> None:
    found = skill_bands([SkillBand(f"skill {i}", *pair) for i, pair in enumerate(ends)])
    rows = re.findall(r"<li class=\"(sk|sk no)\">(.*?)</li>", found)
    kinds = [0 if css == "sk" else 1 if "oo little to tell" in row else 2 for css, row in rows]
    assert len(kinds) == len(ends)
    assert kinds == sorted(kinds)


@settings(deadline=None)
@given(st.lists(bands | st.just([None, None]), max_size=8))
def test_the_table_has_a_row_for_each_skill_and_says_what_the_chart_says(ends: list[list[float | None]]) -> None:
    skills = [SkillBand(f"skill {i}", *pair) for i, pair in enumerate(ends)]
    table = skill_bands(skills).split("<table", 1)[1]
    assert table.count('<th scope="row">') == len(skills)
    for skill in skills:
        row = table.split(f'<th scope="row">{skill.name}</th>', 1)[1].split("</tr>", 1)[0]
        assert f"<td>{skill.words}</td>" in row


@settings(deadline=None)
@given(telling)
def test_marks_between_levels_stand_only_beside_the_bar(ends: list[float]) -> None:
    html = skill_bands([SkillBand("x", *ends)])
    x, wide = bar(html)
    for edge in re.findall(r'<rect x="(\d+)%" width="2"', html):
        assert not x - 0.9 < float(edge) < x + wide + 0.9


def test_bars_are_attributes_and_no_styles() -> None:
    assert "style" not in skill_bands(_example_bands())
