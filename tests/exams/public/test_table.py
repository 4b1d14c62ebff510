"""The table: one row a task, and a line for each corpus that is missing."""

from __future__ import annotations

from pathlib import Path

from exams.public.__main__ import MISSING, table
from exams.public.figures import Figure
from exams.public.rows import Row, lines
from tests.exams.public.readers import ByRule, all_right
from tests.train.samples import write_annomi


def test_without_corpora_every_row_says_so() -> None:
    found = list(table(None, ByRule(all_right)))
    assert found == [
        f"{name}: {MISSING}" for name in ("AnnoMI", "politeness wikipedia", "politeness stack-exchange", "CaSiNo")
    ]


def test_rows_with_data_are_shown_and_the_others_said_to_be_missing(tmp_path: Path) -> None:
    write_annomi(tmp_path, {"g1": "high", "g2": "high"})
    found = list(table(tmp_path, ByRule(all_right)))
    assert found[0].startswith("Model by-rule;")
    assert sum(line.startswith("AnnoMI") for line in found) == 4
    assert f"CaSiNo: {MISSING}" in found
    assert f"AnnoMI: {MISSING}" not in found


def test_people_baseline_ours_and_target_stand_side_by_side() -> None:
    row = Row(
        "task", "12 turns", Figure(0.7, 0.6, 0.8), Figure(0.9), ("says thanks", Figure(0.5, 0.4, 0.6)), None, 0.75
    )
    heading, line = lines([row])
    assert heading.split()[:2] == ["task", "people"]
    assert "0.9" in line
    assert "says thanks 0.500 [0.40, 0.60]" in line
    assert "0.700 [0.60, 0.80]" in line
    assert line.endswith("12 turns")
