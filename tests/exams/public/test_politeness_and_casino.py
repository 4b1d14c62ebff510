"""Politeness and CaSiNo, with readers whose answers are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exams.public.readers import ByRule
from tests.train.samples import write_dialogues, write_requests
from train.corpora.casino import STRATEGIES

from exams.public import casino, politeness

SCORES = {f"Could you look? {number}": number / 10 for number in range(1, 81)}
RIGHT = ByRule(
    lambda turn: {
        "politeness.polite": float(SCORES[turn.text] > 4),
        "politeness_score.score": SCORES[turn.text],
    }
)


def test_requests_judged_rightly_give_one(tmp_path: Path) -> None:
    write_requests(tmp_path, "stack-exchange", [str(score) for score in SCORES.values()])
    quartiles, order = politeness.rows(tmp_path, RIGHT)
    assert quartiles.ours.value == 1.0
    assert quartiles.n == "40 requests"
    assert "trained on wikipedia only" in quartiles.task
    assert order.ours.value == pytest.approx(1.0)
    assert order.n == "80 requests"


def test_of_wikipedia_only_what_is_held_out_is_examined(tmp_path: Path) -> None:
    write_requests(tmp_path, "wikipedia", [str(score) for score in SCORES.values()])
    _, order = politeness.rows(tmp_path, RIGHT)
    assert 5 < int(order.n.split()[0]) < 40


def test_without_files_there_are_no_rows(tmp_path: Path) -> None:
    assert list(politeness.rows(tmp_path, RIGHT)) == []
    assert list(casino.rows(tmp_path, RIGHT)) == []


def negotiator(sure: float, thresholds: dict[str, float] | None = None) -> ByRule:
    return ByRule(
        lambda turn: {f"casino.{name}": sure if name in turn.text else 0.0 for name in STRATEGIES}, thresholds
    )


def test_thresholds_decide_what_is_present(tmp_path: Path) -> None:
    write_dialogues(tmp_path, {99990 + n: [[name, name]] for n, name in enumerate(STRATEGIES)})
    (sure,) = casino.rows(tmp_path, negotiator(0.9))
    assert sure.ours.value == 1.0
    assert sure.n == "9 turns of 9 dialogues"
    (unsure,) = casino.rows(tmp_path, negotiator(0.3))
    assert unsure.ours.value == 0.0
    (bold,) = casino.rows(tmp_path, negotiator(0.3, {f"casino.{name}": 0.25 for name in STRATEGIES}))
    assert bold.ours.value == 1.0
