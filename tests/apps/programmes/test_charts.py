"""How far people come, drawn: words keep their size on a phone, and nothing is lost in the table."""

from __future__ import annotations

import re

from warmline.apps.programmes.charts import funnel
from warmline.core.curriculum.programme import Step, StepKind
from warmline.core.curriculum.reach import Reached

LONG = "The first minute with a customer who is upset and has waited in for two whole days"
ROW = Reached(Step("a", StepKind.WORKSHOP, LONG, "first_minute", 90), 30, 60, 5)


def test_there_is_a_drawing_for_phones_whose_letters_are_large_enough() -> None:
    html = funnel([ROW])
    widths = dict(re.findall(r'<svg class="reach (\w+)" viewBox="0 0 (\d+)', html))
    assert widths == {"wide": "640", "narrow": "328"}
    font, screen = 15, 328
    assert font * screen / int(widths["narrow"]) >= 12
    assert html.count("30 of 60") == 2


def test_a_long_title_is_cut_to_each_drawing_and_whole_in_the_table() -> None:
    wide, narrow = re.findall(r"<text x=\"0\"[^>]*>([^<]*)</text>", funnel([ROW]))
    assert len(narrow) < len(wide) < len(LONG)
    assert narrow.endswith("…")
    assert LONG in funnel([ROW])


def test_half_of_the_people_are_half_of_each_bar_from_the_side_where_one_reads() -> None:
    bars = re.findall(r'<rect class="part" x="([\d.]+)" y="25" width="([\d.]+)"', funnel([ROW], rtl=True))
    assert bars == [("320", "320"), ("164", "164")]
