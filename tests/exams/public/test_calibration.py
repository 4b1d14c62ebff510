"""Calibration on what was not trained on, with readers whose error is known."""

from __future__ import annotations

from pathlib import Path

from tests.exams.public.readers import ByRule, all_right
from tests.train.samples import write_annomi, write_dialogues, write_requests
from train.corpora.casino import STRATEGIES

from exams.public import annomi, calibration


def errors(lines: list[str]) -> dict[str, float]:
    """The figures by head."""
    return {line.split(", ", 1)[1].rsplit(": ", 1)[0]: float(line.rsplit(": ", 1)[1]) for line in lines}


def test_sure_and_right_is_no_error_and_sure_and_wrong_is_all(tmp_path: Path) -> None:
    write_annomi(tmp_path, {"g1": "high"})
    right = ByRule(all_right)
    assert set(errors(list(calibration.lines(tmp_path, right, annomi.talks(tmp_path, right)))).values()) == {0.0}
    wrong = ByRule(lambda turn: all_right(turn) | {"annomi_reflection.yes": 1.0})
    found = errors(list(calibration.lines(tmp_path, wrong, annomi.talks(tmp_path, wrong))))
    assert found["annomi_reflection"] == 0.667
    assert found["annomi_behaviour"] == 0.0


def test_requests_and_strategies_are_measured_where_they_are(tmp_path: Path) -> None:
    write_requests(tmp_path, "stack-exchange", ["-1", "-0.1", "0.1", "1"])
    write_dialogues(tmp_path, {99999: [["Hi!", "small-talk"], ["Ok.", "non-strategic"]]})
    unsure = ByRule(lambda turn: {"politeness.polite": 0.5} | {f"casino.{name}": 0.5 for name in STRATEGIES})
    found = errors(list(calibration.lines(tmp_path, unsure, None)))
    assert found["politeness, stack-exchange"] == 0.0
    assert abs(found["casino"] - (0.5 - 1 / 18)) < 0.001
    assert "politeness, wikipedia" not in found


def test_without_corpora_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert list(calibration.lines(tmp_path, ByRule(all_right), None)) == []
