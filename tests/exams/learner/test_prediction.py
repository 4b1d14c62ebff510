"""The figures of the exam, on cases that can be worked out by hand, and the peers."""

from __future__ import annotations

from itertools import pairwise
from math import log
from random import Random

import pytest
from exams.learner.models import Elo, Ours, RunningMean
from exams.learner.prediction import Seen, binned, calendar, calibration_error, log_loss, together, watched
from exams.learner.report import CALIBRATING, CHANGED, SEEDS, TRAINED
from exams.learner.tuning import DEVELOPMENT
from exams.learner.worlds import STILL


def test_log_loss_of_known_cases() -> None:
    assert log_loss([Seen(0.5, 1.0), Seen(0.5, 0.0)]) == pytest.approx(log(2))
    assert log_loss([Seen(0.8, 1.0)]) == pytest.approx(-log(0.8))
    assert log_loss([Seen(0.8, 0.5)]) == pytest.approx(-(log(0.8) + log(0.2)) / 2)
    assert log_loss([Seen(0.0, 1.0)]) < 10


def test_calibration_error_of_known_cases() -> None:
    right = [Seen(0.25, 1.0), *[Seen(0.25, 0.0)] * 3]
    wrong = [Seen(0.85, 0.0)] * 4
    assert calibration_error([binned(right)]) == pytest.approx(0)
    assert calibration_error([binned(wrong)]) == pytest.approx(0.85)
    assert calibration_error([binned(right), binned(wrong)]) == pytest.approx(0.425)
    assert sum(n for *_, n in together([binned(right), binned(wrong)])) == 8
    assert calibration_error([binned([Seen(1.0, 1.0)])]) == pytest.approx(0)


def test_half_a_year_has_a_gap_and_never_runs_backwards() -> None:
    days = list(calendar(Random(4)))
    assert days == sorted(days)
    assert max(later - earlier for earlier, later in pairwise(days)) >= 21
    assert 250 < len(days) < 500


@pytest.mark.parametrize("maker", [Ours, RunningMean, Elo])
def test_every_model_learns_from_what_it_sees_and_of_one_behaviour_alone_or_its_skill(maker: type) -> None:
    model = maker()
    before, far = model.expect(0, 0.0, 0.0), model.expect(9, 0.0, 0.0)
    for n in range(8):
        model.watch(0, 0.0, 1.0, n / 10)
    assert model.expect(0, 0.0, 1.0) > before + 0.1
    assert model.expect(9, 0.0, 1.0) == far
    assert model.level(range(4), 1.0) > 0


def test_only_the_running_mean_is_blind_to_difficulty() -> None:
    assert RunningMean().expect(0, 1.4, 0.0) == RunningMean().expect(0, -0.7, 0.0)
    for model in (Ours(), Elo()):
        assert model.expect(0, 1.4, 0.0) < model.expect(0, -0.7, 0.0)


def test_the_same_learner_is_met_by_every_model() -> None:
    ours, theirs = (watched(STILL, 5, maker) for maker in (Ours, RunningMean))
    assert [each.success for each in ours] == [each.success for each in theirs]
    assert [each.expected for each in ours] != [each.expected for each in theirs]


def test_no_exam_seed_is_a_development_seed() -> None:
    exam = {*SEEDS, *CHANGED, *TRAINED}
    assert not exam & {*DEVELOPMENT, *CALIBRATING}
