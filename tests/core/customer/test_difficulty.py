from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from statistics import fmean

import pytest
from tests.golden.replay import scenarios
from tests.parcel import parcel_birthday
from tests.scenes import WINNING, english, rules, talk

from warmline.core.customer.difficulty import harder, softened
from warmline.core.customer.mood import Mood
from warmline.core.customer.scenario import Scenario, Telling
from warmline.core.customer.scene import outcome
from warmline.core.trials import play
from warmline.core.trials.agents import STYLES, Average


def test_no_step_is_the_case_as_written() -> None:
    assert harder(parcel_birthday(), 0) == softened(parcel_birthday(), 0) == parcel_birthday()


def test_each_step_harder_is_angrier_warier_and_shorter_of_patience() -> None:
    cases = [harder(parcel_birthday(), steps) for steps in range(4)]
    for milder, worse in pairwise(cases):
        assert worse.mood.anger > milder.mood.anger
        assert worse.mood.trust < milder.mood.trust
        assert worse.mood.patience < milder.mood.patience
        assert worse.persona.temperament.heat > milder.persona.temperament.heat
        assert worse.persona.temperament.endurance < milder.persona.temperament.endurance


def test_each_step_milder_is_calmer_and_more_open() -> None:
    mild, plain = softened(parcel_birthday(), 2), parcel_birthday()
    assert mild.mood.anger < plain.mood.anger
    assert mild.mood.hope > plain.mood.hope
    assert mild.persona.temperament.openness > plain.persona.temperament.openness


def test_facts_are_told_less_readily_step_by_step() -> None:
    plain = {fact.key: fact.telling for fact in parcel_birthday().facts}
    one = {fact.key: fact.telling for fact in harder(parcel_birthday(), 1).facts}
    two = {fact.key: fact.telling for fact in harder(parcel_birthday(), 2).facts}
    assert plain["neighbours"] is Telling.FREELY
    assert one["neighbours"] is Telling.ASKED
    assert plain["no_fourteen"] is one["no_fourteen"] is Telling.ASKED
    assert two["no_fourteen"] is Telling.TRUSTED
    assert {key for key, telling in plain.items() if telling is Telling.OPENING} == (
        {key for key, telling in two.items() if telling is Telling.OPENING}
    )


def test_the_real_need_is_told_when_asked_in_a_milder_case_and_never_blurted_out() -> None:
    hidden = parcel_birthday().need.hidden_fact
    for level in (1, 2, 3):
        assert softened(parcel_birthday(), level).fact(hidden).telling is Telling.ASKED


def test_what_no_question_fetches_is_still_told_freely() -> None:
    scenario = parcel_birthday()
    mute = tuple(replace(fact, hears=()) if fact.telling is Telling.FREELY else fact for fact in scenario.facts)
    assert Telling.FREELY in {fact.telling for fact in harder(replace(scenario, facts=mute), 3).facts}


def test_a_mood_stays_within_bounds_and_one_written_beyond_them_is_left_there() -> None:
    hot = replace(parcel_birthday(), mood=Mood(0.95, 0.05, 0.2, 0.02))
    worst = harder(hot, 3)
    assert worst.mood == hot.mood
    assert harder(parcel_birthday(), 3).mood.patience >= 0.35


@pytest.mark.parametrize("steps", [-1, 4])
def test_a_case_moves_by_so_many_steps_only(steps: int) -> None:
    with pytest.raises(ValueError, match="0 to 3 steps"):
        harder(parcel_birthday(), steps)
    with pytest.raises(ValueError, match="0 to 3 steps"):
        softened(parcel_birthday(), steps)


def test_the_same_answers_please_less_in_a_harder_case() -> None:
    ends = [
        outcome(talk(*WINNING[:3], scenario=scenario)).satisfaction
        for scenario in (softened(parcel_birthday(), 2), parcel_birthday(), harder(parcel_birthday(), 2))
    ]
    assert ends == sorted(ends, reverse=True)
    assert ends[0] > ends[2] + 3


def test_an_average_agent_feels_each_step_in_what_they_get() -> None:
    found = [played(change) for change in (softened, lambda case: case, harder)]
    for milder, worse in pairwise(found):
        assert worse[0] < milder[0] - 2
    assert found[2][0] < found[0][0] - 8


def played(change: Callable[[Scenario], Scenario]) -> tuple[float, float]:
    """Mean satisfaction and turns of the scripted average agent with three customers, on two days each."""
    cases = [change(scenarios()[key]) for key in ("parcel_birthday", "food_late_order", "telecom_engineer_noshow")]
    scenes = [
        play(case, Average(STYLES[0]), seed, language=english(), reader=rules()) for case in cases for seed in (1, 2)
    ]
    return fmean(outcome(scene).satisfaction for scene in scenes), fmean(scene.agent_turns for scene in scenes)
