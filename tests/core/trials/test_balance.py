"""What kinds of agents get from every customer: the table in docs/methods/customer.md, kept true."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from statistics import mean

import pytest
from tests.core.trials.written_talks import CLUMSY, COLD, FLATTERER, HURRIED, ORDINARY, POLICY, RUDE
from tests.golden.replay import play, read, scenarios
from tests.scenes import english, rules

from warmline.core.conversation import Channel
from warmline.core.customer.scene import Scene, outcome
from warmline.core.customer.state import Ending
from warmline.core.trials import play as play_agent
from warmline.core.trials.agents import STYLES, Good

SEEDS = (1, 2, 3)
KEYS = sorted(scenarios())
VERY_HOT = [key for key in KEYS if scenarios()[key].level >= 3]


@cache
def scenes(key: str, lines: tuple[str, ...]) -> tuple[Scene, ...]:
    return tuple(play(scenarios()[key], seed, list(lines)) for seed in SEEDS)


def satisfaction(key: str, lines: Sequence[str]) -> float:
    return mean(outcome(scene).satisfaction for scene in scenes(key, tuple(lines)))


def golden(key: str) -> tuple[str, ...]:
    return tuple(read(key)["answers"])


@pytest.mark.parametrize("key", KEYS)
def test_an_excellent_agent_wins(key: str) -> None:
    assert 60 <= satisfaction(key, golden(key)) <= 95
    assert all(outcome(scene).solved for scene in scenes(key, golden(key)))


def test_excellent_agents_reach_75_on_average() -> None:
    assert 75 <= mean(satisfaction(key, golden(key)) for key in KEYS) <= 95


@pytest.mark.parametrize("key", ORDINARY)
def test_an_ordinary_agent_gets_there_in_six_to_ten_turns(key: str) -> None:
    assert 55 <= satisfaction(key, ORDINARY[key]) <= 80
    for scene in scenes(key, ORDINARY[key]):
        assert outcome(scene).solved
        assert (4 if scenarios()[key].channel is Channel.EMAIL else 5) <= scene.agent_turns <= 10


@pytest.mark.parametrize("key", COLD)
def test_a_cold_competent_agent_solves_it_and_is_not_loved(key: str) -> None:
    assert 36 <= satisfaction(key, COLD[key]) <= 68
    assert all(outcome(scene).solved for scene in scenes(key, COLD[key]))
    assert satisfaction(key, COLD[key]) < satisfaction(key, golden(key)) - 10


@pytest.mark.parametrize("key", CLUMSY)
def test_a_clumsy_kind_agent_stays_behind_a_skilled_one(key: str) -> None:
    assert satisfaction(key, CLUMSY[key]) < satisfaction(key, golden(key)) - 8


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("lines", [FLATTERER, POLICY, HURRIED, RUDE], ids=["flatterer", "policy", "hurried", "rude"])
def test_nobody_is_won_by_words_that_do_nothing(key: str, lines: tuple[str, ...]) -> None:
    assert satisfaction(key, lines) < 30
    assert not any(outcome(scene).solved for scene in scenes(key, lines))


@pytest.mark.parametrize("key", KEYS)
def test_rudeness_ends_it(key: str) -> None:
    assert all(scene.ended is Ending.LEFT for scene in scenes(key, RUDE))


@pytest.mark.parametrize("key", VERY_HOT)
def test_a_hard_customer_is_not_won_in_under_five_turns(key: str) -> None:
    found = list(scenes(key, golden(key)))
    found += [play_agent(scenarios()[key], Good(style), 1, language=english(), reader=rules()) for style in STYLES]
    # A mail holds what takes several turns in a talk, and the one that settles it is the last.
    fewest = 2 if scenarios()[key].channel is Channel.EMAIL else 5
    for scene in found:
        if outcome(scene).solved:
            assert scene.agent_turns >= fewest


@pytest.mark.parametrize("key", KEYS)
def test_without_the_hidden_need_nobody_is_won(key: str) -> None:
    scenario = scenarios()[key]
    offers = [offer.label for offer in scenario.offers if offer.rule.value == "allowed"]
    lines = [f"I can do this for you: {label}. I will do it by 18:00 today." for label in offers]
    for scene in scenes(key, tuple(lines)):
        if outcome(scene).solved:
            assert scenario.need.hidden_fact in scene.state.told or _needs_no_secret(key, scene)


def _needs_no_secret(key: str, scene: Scene) -> bool:
    end = next(end for end in scenarios()[key].good_ends if end.key == scene.state.accepted)
    return scenarios()[key].need.hidden_fact not in end.facts


@pytest.mark.parametrize("key", KEYS)
def test_two_days_with_one_person_do_not_feel_alike(key: str) -> None:
    said = [[turn.customer for turn in scene.turns[1:]] for scene in scenes(key, golden(key))]
    for first in range(len(said)):
        for other in range(first):
            same = set(said[first]) & set(said[other])
            assert len(same) <= 0.5 * min(len(said[first]), len(said[other]))
