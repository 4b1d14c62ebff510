"""The people of the simulated year and what they practise: shifts, leave, memory for facts."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, STILL, WORLDS
from exams.year.people import DAYS, Facts, day, person
from exams.year.stock import CASES, THINGS

PEOPLE = [person(seed) for seed in range(60)]


def test_the_worlds_take_turns_and_the_same_seed_is_the_same_person() -> None:
    assert {each.world for each in PEOPLE[:5]} == set(WORLDS)
    assert person(7) == person(7)
    assert person(7) != person(12)


def test_nobody_works_every_day_and_everybody_has_leave() -> None:
    for each in PEOPLE:
        worked = [n for n in range(DAYS) if each.rota.is_working(day(n))]
        assert 170 < len(worked) < 262
        assert max(later - earlier for earlier, later in pairwise(worked)) >= 3


def test_minutes_and_keenness_stay_in_their_ranges() -> None:
    assert {each.minutes for each in PEOPLE} <= set(range(3, 11))
    assert all(0.35 <= each.keen <= 0.95 and 10 <= each.talk_minutes <= 20 for each in PEOPLE)
    assert all(0 <= each.example <= 1.4 for each in PEOPLE)
    days = [PEOPLE[0].shows_up(Random(seed)) for seed in range(2000)]
    assert sum(days) / len(days) == pytest.approx(PEOPLE[0].keen, abs=0.05)


def facts(world: str) -> Facts:
    return Facts(next(each for each in PEOPLE if each.world == world))


def test_a_fact_fades_by_halves_and_lasts_longer_when_recalled() -> None:
    memory = facts("two states with forgetting")
    assert memory.recall_chance("card", 0) == 0.3
    memory.recall("card", 0)
    one, two, three = (memory.recall_chance("card", days) for days in (0, 3, 6))
    assert one == 1.0
    assert three / two == pytest.approx(two / one)
    while not memory.recall("card", 3):
        pass
    assert memory.recall_chance("card", 6) != pytest.approx(two)


def test_a_forgotten_fact_fades_faster() -> None:
    memory = facts("two states with forgetting")
    memory.recall("card", 0)
    before = memory.recall_chance("card", 2)
    assert not memory.recall("card", 400)
    assert memory.recall_chance("card", 402) <= before


def test_without_learning_no_fact_is_learned_or_forgotten() -> None:
    memory = facts(STILL)
    chance = memory.recall_chance("card", 0)
    for number in range(0, 300, 7):
        memory.recall("card", number)
    assert memory.recall_chance("card", 364) == chance


def test_every_behaviour_has_a_drill_and_a_card_on_every_level_easy_ones_first() -> None:
    assert len(THINGS) == 2 * BEHAVIOURS * len(DIFFICULTIES)
    levels = [each.level for each in THINGS.values()]
    assert levels == sorted(levels)
    assert all(each.load.card.key == key and each.load.card.is_new for key, each in THINGS.items())


def test_every_talk_calls_for_three_behaviours_and_all_are_called_for() -> None:
    assert all(len(set(case.behaviours)) == 3 for case in CASES.values())
    assert {b for case in CASES.values() for b in case.behaviours} == set(range(BEHAVIOURS))
    assert {case.candidate.difficulty for case in CASES.values()} == set(DIFFICULTIES)
