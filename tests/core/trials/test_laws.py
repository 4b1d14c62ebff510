"""The customer cannot be sweet-talked, can be won, and tells skill apart."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from statistics import mean

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules

from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scene import Scene, outcome
from warmline.core.trials import AGENTS, ScriptedAgent, play
from warmline.core.trials.agents import (
    STYLES,
    Copier,
    DoNothing,
    Flatterer,
    Good,
    Overpromiser,
    SolutionOnly,
)

SEEDS = range(1, 6)


def scenes(agent: ScriptedAgent, parameters: Parameters = PARAMETERS) -> tuple[Scene, ...]:
    if parameters is PARAMETERS:
        return _scenes(agent)
    return _played(agent, parameters)


@cache
def _scenes(agent: ScriptedAgent) -> tuple[Scene, ...]:
    return _played(agent, PARAMETERS)


def _played(agent: ScriptedAgent, parameters: Parameters) -> tuple[Scene, ...]:
    return tuple(
        play(parcel_birthday(), agent, seed, language=english(), reader=rules(), parameters=parameters)
        for seed in SEEDS
    )


def satisfaction(agent: ScriptedAgent, parameters: Parameters = PARAMETERS) -> float:
    return mean(outcome(scene).satisfaction for scene in scenes(agent, parameters))


def solved(agent: ScriptedAgent) -> float:
    return mean(outcome(scene).solved for scene in scenes(agent))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: str(style.key))
def test_a_good_agent_wins_in_any_style_within_four_to_twelve_turns(style: object) -> None:
    played = scenes(Good(style))  # type: ignore[arg-type]
    assert mean(outcome(scene).solved for scene in played) >= 0.8
    for scene in played:
        if outcome(scene).solved:
            assert 3 <= scene.agent_turns <= 12


@pytest.mark.parametrize("end", ["new_by_noon", "both_ways"])
def test_she_can_be_won_in_more_than_one_way(end: str) -> None:
    reached = [scene.state.accepted for scene in scenes(Good(STYLES[0], end))]
    assert reached.count(end) >= 4


@pytest.mark.parametrize("agent", AGENTS["poor"], ids=lambda agent: str(agent.name))
def test_a_poor_agent_loses_her(agent: ScriptedAgent) -> None:
    assert solved(agent) == 0
    assert satisfaction(agent) < 35


def test_doing_nothing_loses_her_by_the_ninth_turn() -> None:
    for scene in scenes(DoNothing()):
        assert scene.ended is not None
        assert 4 <= scene.agent_turns <= 9


def test_kindness_alone_and_solving_alone_both_end_below_who_does_both() -> None:
    both = satisfaction(Good(STYLES[0]))
    assert satisfaction(Flatterer()) < both - 30
    assert satisfaction(SolutionOnly()) < both - 3


def test_meeting_the_feeling_pays_beyond_the_solution() -> None:
    assert satisfaction(Good(STYLES[0])) > satisfaction(Good(STYLES[0], feels=False))


def test_one_good_sentence_does_not_carry_a_conversation() -> None:
    assert solved(Copier()) == 0
    assert satisfaction(Copier()) < 35


def test_promising_what_is_not_ones_own_ends_badly() -> None:
    played = scenes(Overpromiser())
    for scene in played:
        raised = [one for turn in scene.turns for one in turn.because if one.reason == "false_promise"]
        broken = [one for turn in scene.turns for one in turn.because if one.reason == "taken_back"]
        assert raised[0].hope > 0
        assert broken[0].trust < 0
        assert not outcome(scene).solved


def test_skill_is_told_apart_in_order() -> None:
    good = mean(satisfaction(agent) for agent in AGENTS["good"])
    average = mean(satisfaction(agent) for agent in AGENTS["average"])
    poor = mean(satisfaction(agent) for agent in AGENTS["poor"])
    assert good > average + 10 > poor + 20


def test_empathy_alone_leaves_anger_or_an_open_wish() -> None:
    for scene in scenes(Flatterer()):
        assert scene.state.mood.hope < 0.5
        assert scene.state.accepted is None


def test_repetition_is_a_mechanism_that_can_be_switched_off() -> None:
    deaf = replace(PARAMETERS, copy_decay=1.0, move_decay=1.0)
    assert satisfaction(Copier(), deaf) > satisfaction(Copier())
