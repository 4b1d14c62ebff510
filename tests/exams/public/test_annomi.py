"""AnnoMI by turn and by person, with a reader whose answers are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.exams.public.readers import ByRule, all_right
from tests.train.samples import TALK, write_annomi
from train.examples import Part
from train.splits import listed

from exams.public import annomi, persons

POOR = (TALK[0], TALK[1], TALK[4], TALK[1], TALK[4])


def trained() -> list[str]:
    return [name for name, part in listed("annomi").items() if part is Part.TRAIN]


def corpus(root: Path) -> None:
    """Two good and two poor talks to train on, and as many held out."""
    good, poor = trained()[:2], trained()[2:4]
    write_annomi(root, dict.fromkeys([*good, "g1", "g2"], "high"), name="annomi_a.csv")
    write_annomi(root, dict.fromkeys([*poor, "p1", "p2"], "low"), POOR, name="annomi_b.csv")


def test_whoever_reads_all_right_gets_one_in_every_task(tmp_path: Path) -> None:
    corpus(tmp_path)
    read = annomi.talks(tmp_path, ByRule(all_right))
    assert read is not None
    rows = list(annomi.rows(read))
    assert [row.ours.value for row in rows] == [1.0] * 4
    assert rows[0].n == "12 turns of 4 talks"
    assert rows[1].baseline is not None
    assert rows[1].baseline[0] == "contains '?'"
    assert all(row.people is not None and row.wanted is not None for row in rows)


def test_whoever_sees_nothing_gets_what_the_commonest_class_gives(tmp_path: Path) -> None:
    corpus(tmp_path)
    nothing = ByRule(lambda turn: dict.fromkeys(all_right(turn), 0.0) | {"annomi_question.none": 1.0})
    read = annomi.talks(tmp_path, nothing)
    assert read is not None
    question = list(annomi.rows(read))[1]
    assert question.ours.value == pytest.approx(0.4)


def test_talks_that_were_trained_on_are_not_examined(tmp_path: Path) -> None:
    write_annomi(tmp_path, {trained()[0]: "high"})
    assert annomi.talks(tmp_path, ByRule(all_right)) is None


def test_rates_that_are_right_tell_good_from_poor(tmp_path: Path) -> None:
    corpus(tmp_path)
    read = annomi.talks(tmp_path, ByRule(all_right))
    assert read is not None
    reflection, advice, every = persons.rows(read)
    assert (reflection.ours.value, advice.ours.value, every.ours.value) == (1.0, 1.0, 1.0)
    assert reflection.people is not None
    assert reflection.people.value == 1.0
    assert reflection.n == "2 good and 2 poor talks"


def test_the_same_reflection_rate_everywhere_tells_nothing(tmp_path: Path) -> None:
    corpus(tmp_path)
    read = annomi.talks(tmp_path, ByRule(lambda turn: all_right(turn) | {"annomi_reflection.yes": 0.9}))
    assert read is not None
    assert next(persons.rows(read)).ours.value == 0.5


def test_persons_are_not_compared_where_all_are_good(tmp_path: Path) -> None:
    write_annomi(tmp_path, {"g1": "high", "g2": "high"})
    read = annomi.talks(tmp_path, ByRule(all_right))
    assert read is not None
    assert list(persons.rows(read)) == []


def test_the_regression_learns_which_way_a_rate_points() -> None:
    x = np.array([[0.1], [0.2], [0.7], [0.8]])
    judge = persons.logistic(x, np.array([False, False, True, True]))
    assert judge(np.array([[0.9]]))[0] > 0 > judge(np.array([[0.1]]))[0]
