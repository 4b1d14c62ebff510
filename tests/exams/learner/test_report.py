"""Claims, detection and gains on a few learners: the claim vanishes without learning, the rules do what they say."""

from __future__ import annotations

import pytest
from exams.learner.claims import claimed, sightings
from exams.learner.detection import CHANGE_DAY, detected, threshold, track
from exams.learner.gains import RULES, FixedOrder, MostMissed, Recommended, gain
from exams.learner.models import RunningMean
from exams.learner.report import short
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, STILL
from exams.own.figures import Figure


def test_without_learning_hardly_anybody_is_told_that_she_improved() -> None:
    found = claimed(STILL, range(12))
    assert found.ever.value <= 0.05
    assert found.whole_ever.value <= 0.1
    assert found.once.value <= found.ever.value


def test_half_a_year_of_sightings_is_in_order() -> None:
    found = sightings(STILL, 3)
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert len({each.behaviour for each in found}) == BEHAVIOURS


def test_the_alarm_is_set_where_one_in_ten_unchanged_goes_off() -> None:
    bar = threshold(range(20), RunningMean, 1)
    over = sum(max(moved for _, moved in track(seed, RunningMean, 0.0)) > bar for seed in range(20))
    assert over <= 2
    assert all(day >= 0 for day, _ in track(1, RunningMean, 1.0))
    assert CHANGE_DAY == 60


def test_a_change_is_found_more_often_than_none_is() -> None:
    found = detected(range(20), range(100, 112), RunningMean, 1)
    assert found.found.value > found.false.value
    assert 0 < found.days.value <= 120


def test_fixed_order_goes_round_and_gets_harder() -> None:
    rule = FixedOrder("x")
    chosen = [rule.choose(0) for _ in range(200)]
    assert [b for b, _ in chosen[:BEHAVIOURS]] == list(range(BEHAVIOURS))
    assert [d for _, d in chosen] == sorted(d for _, d in chosen)
    assert {d for _, d in chosen} == set(DIFFICULTIES)


def test_most_missed_takes_what_went_worst() -> None:
    rule = MostMissed("x")
    for b in range(BEHAVIOURS):
        rule.told(b, 0.0, 0.0 if b == 7 else 1.0, 0.0)
    assert {rule.choose(1.0)[0] for _ in range(10)} == {7}


def recommended(weak: range) -> list[tuple[int, float]]:
    """What is recommended to somebody who fails these behaviours and no other, from the fiftieth try on."""
    rule, tries = Recommended("x"), []
    for n in range(90):
        behaviour, difficulty = rule.choose(n / 5)
        tries.append((behaviour, difficulty))
        rule.told(behaviour, difficulty, 0.0 if behaviour in weak else 1.0, n / 5)
    return tries[50:]


def test_the_recommended_practice_turns_to_what_goes_badly() -> None:
    late = recommended(range(8))
    assert sum(b < 8 for b, _ in late) > len(late) * 0.6


def test_the_recommended_practice_gets_harder_only_for_those_who_do_well() -> None:
    failing, succeeding = recommended(range(BEHAVIOURS)), recommended(range(0))
    assert {d for _, d in failing} == {DIFFICULTIES[0]}
    assert max(d for _, d in succeeding) == DIFFICULTIES[-1]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_nothing_is_gained_where_nothing_can_be_learned(rule: str) -> None:
    assert gain(STILL, 1, rule) == pytest.approx(0)


def test_the_same_seed_gives_the_same_choice() -> None:
    first, again = Recommended("seed"), Recommended("seed")
    assert [first.choose(0.0) for _ in range(3)] == [again.choose(0.0) for _ in range(3)]


def test_figures_are_printed_with_their_interval() -> None:
    assert short(Figure(0.5, 0.25, 0.75, 9), 2) == "0.50 [0.25, 0.75]"
