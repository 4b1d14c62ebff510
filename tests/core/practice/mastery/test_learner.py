"""All that is known of a person: two views, old sightings folded, newest ones put right, any order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Learner, Masteries, proven_of
from warmline.core.practice.mastery.learner import KEPT, MONTHS

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1000)


def told(n: int, source: Source = Source.DRILL, *, behaviour: str = "validates", success: float = 1.0) -> Evidence:
    return Evidence(behaviour, "empathy", source, success, 0.9, NOW + timedelta(days=n), 0.0)


def mean(masteries: Masteries, behaviour: str = "validates") -> float:
    return masteries.behaviour(behaviour, "empathy").mean


def test_the_order_in_which_sightings_arrive_decides_nothing() -> None:
    sightings = [told(n, success=n % 3 / 2) for n in range(KEPT)]
    shuffled = random.Random("order").sample(sightings, len(sightings))
    late = Learner()
    for each in shuffled:
        late = late.with_more([each])
    assert late == Learner().with_more(sightings)


def test_folding_keeps_what_is_known_and_bounds_what_is_stored() -> None:
    sightings = [told(n, success=n % 4 / 3) for n in range(KEPT * 5)]
    learner = Learner()
    for each in sightings:
        learner = learner.with_more([each])
    assert len(learner.recent) == KEPT
    assert learner.own_at(LATER).behaviour("validates", "empathy").n == len(sightings)
    assert mean(learner.own_at(LATER)) == pytest.approx(mean(Learner().with_more(sightings).own_at(LATER)))
    assert {len(state.means) for state in learner.own} == {2}


def test_each_skill_keeps_its_own_newest() -> None:
    other = [replace(told(n), skill="patience", behaviour="waits") for n in range(3)]
    learner = Learner().with_more([*other, *(told(n + 5) for n in range(KEPT * 2))])
    assert [each for each in learner.recent if each.skill == "patience"] == other


def test_practice_never_moves_what_is_proven_folded_or_not() -> None:
    reviews = [told(n * 9, Source.REVIEW, success=0.0) for n in range(10)]
    drills = [told(n, Source.DRILL) for n in range(KEPT * 4)]
    learner = Learner().with_more([*reviews, *drills])
    assert mean(learner.proven_at(LATER)) == pytest.approx(mean(proven_of(reviews, LATER)))
    assert learner.proven_at(LATER).behaviour("validates", "empathy").n == 10
    assert learner.own_at(LATER).behaviour("validates", "empathy").n == 10 + KEPT * 4
    assert mean(learner.own_at(LATER)) > mean(learner.proven_at(LATER))


@pytest.mark.parametrize("source", [source for source in Source if source.is_private])
def test_no_private_source_is_proven(source: Source) -> None:
    sightings = [told(n, source) for n in range(4)]
    assert proven_of(sightings, LATER).seen() == ()
    assert Learner().with_more(sightings).proven_at(LATER).seen() == ()
    assert Learner().with_more(sightings).own_at(LATER).seen() == (("empathy", "validates"),)


def test_one_sighting_put_right_is_as_if_it_had_always_been_so() -> None:
    wrong, right = told(1, success=0.0), told(1, success=1.0)
    learner = Learner().with_more([told(0), wrong, told(2)])
    assert learner.with_one_changed(wrong, right) == Learner().with_more([told(0), right, told(2)])
    assert learner.with_one_changed(wrong, None) == Learner().with_more([told(0), told(2)])
    assert learner.with_one_changed(told(9), None) is learner


def test_what_comes_after_a_moment_is_not_known_at_it() -> None:
    learner = Learner().with_more([told(0), told(50)])
    assert learner.own_at(NOW + timedelta(days=10)).behaviour("validates", "empathy").n == 1


def test_of_what_was_never_seen_there_is_a_strangers_estimate() -> None:
    masteries = Learner().own_at(NOW)
    assert masteries.behaviour("validates", "empathy").probability == pytest.approx(0.5)
    assert masteries.skill("empathy").n == 0
    assert masteries.seen() == ()


def test_months_are_kept_for_a_year_and_not_for_ever() -> None:
    learner = Learner().with_more([told(n * 5) for n in range(400)])
    assert len(learner.months) == MONTHS
    assert learner.months[-1].first > learner.months[0].first
