"""The simulated learners: they differ, they learn where they should, and the still one never does."""

from __future__ import annotations

from random import Random
from statistics import fmean

import pytest
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, STILL, WORLDS, whole
from exams.learner.worlds.base import graded, skill_of
from exams.learner.worlds.still import Still

LEARNING = sorted(set(WORLDS) - {STILL})


def test_there_are_at_least_three_that_learn_and_one_that_does_not() -> None:
    assert len(LEARNING) >= 3
    assert STILL in WORLDS


@pytest.mark.parametrize("world", LEARNING)
def test_practice_lifts_the_true_skill(world: str) -> None:
    gained = []
    for seed in range(6):
        learner, dice = WORLDS[world](Random(seed)), Random(seed)
        before = whole(learner, 0)
        for n in range(300):
            learner.practise(dice.randrange(BEHAVIOURS), dice.choice(DIFFICULTIES), n / 5)
        gained.append(whole(learner, 60) - before)
    assert fmean(gained) > 0.03


def test_without_learning_a_thousand_tries_change_nothing() -> None:
    learner = WORLDS[STILL](Random(3))
    before = whole(learner, 0)
    for n in range(1000):
        learner.practise(n % BEHAVIOURS, 0.0, n / 5)
    assert whole(learner, 400) == before


@pytest.mark.parametrize("world", sorted(WORLDS))
def test_what_is_seen_is_on_average_the_true_chance(world: str) -> None:
    """Each learner is asked once, so that nothing is learned or tiring in between."""
    seen, true = [], []
    for seed in range(1500):
        learner = WORLDS[world](Random(f"{seed}"))
        true.append(learner.chance(2, 0.0, 0.0))
        seen.append(learner.practise(2, 0.0, 0.0))
    assert fmean(seen) == pytest.approx(fmean(true), abs=0.035)
    assert set(seen) <= {0.0, 1 / 3, 2 / 3, 1.0}


@pytest.mark.parametrize("world", sorted(WORLDS))
def test_harder_moments_have_lower_chances_and_people_differ(world: str) -> None:
    people = [WORLDS[world](Random(seed)) for seed in range(20)]
    means = [fmean(each.chance(b, d, 0.0) for each in people for b in range(BEHAVIOURS)) for d in DIFFICULTIES]
    assert means == sorted(means, reverse=True)
    assert means[0] > means[-1]
    assert len({round(whole(each, 0), 6) for each in people}) > 10


def test_grades_have_the_mean_they_are_drawn_for() -> None:
    dice = Random("grades")
    assert fmean(graded(0.3, dice) for _ in range(4000)) == pytest.approx(0.3, abs=0.02)


def test_a_jump_moves_one_skill_alone() -> None:
    learner = Still(Random(1))
    before = [learner.chance(b, 0.0, 0) for b in range(BEHAVIOURS)]
    learner.jump(range(4), 1.0)
    after = [learner.chance(b, 0.0, 0) for b in range(BEHAVIOURS)]
    for b in range(BEHAVIOURS):
        assert (after[b] > before[b]) if skill_of(b) == 0 else (after[b] == before[b])
