from __future__ import annotations

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules, talk

from warmline.core.customer.scene import begin
from warmline.core.trials import AGENTS, ScriptedAgent, play
from warmline.core.trials.agents import STYLES, DoNothing, Good
from warmline.core.trials.agents.model import last_told, lowered, own_offers, question_for, to_customer

EVERY = [agent for agents in AGENTS.values() for agent in agents]


@pytest.mark.parametrize("agent", EVERY, ids=lambda agent: str(agent.name))
def test_an_agent_always_answers_and_always_the_same(agent: ScriptedAgent) -> None:
    scene = begin(parcel_birthday(), english(), seed=1)
    text = agent.reply(scene)
    assert text
    assert "{" not in text
    assert agent.reply(scene) == text


@pytest.mark.parametrize("agent", EVERY, ids=lambda agent: str(agent.name))
def test_no_agent_speaks_in_patterns_of_the_scenario(agent: ScriptedAgent) -> None:
    scenario = parcel_birthday()
    hears = [pattern for item in (*scenario.facts, *scenario.offers, *scenario.traps) for pattern in item.hears]
    for turn in play(scenario, agent, 1, language=english(), reader=rules()).turns:
        assert not any(pattern in (turn.agent or "") for pattern in hears if "|" in pattern or "*" in pattern)


def test_names_tell_agents_apart() -> None:
    names = [agent.name for agent in EVERY]
    assert len(set(names)) == len(names)
    assert Good(STYLES[0], feels=False).name != Good(STYLES[0]).name


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("Her parcel is not there", "your parcel is not there"),
        ("She has asked every neighbour", "you have asked every neighbour"),
        ("He is at home, and his wife too", "you are at home, and your wife too"),
        ("They want it back", "you want it back"),
        ("The van did not stop", "The van did not stop"),
    ],
)
def test_what_is_about_the_customer_is_said_to_the_customer(about: str, said: str) -> None:
    assert lowered(to_customer(about)) == lowered(said)


def test_names_and_numbers_keep_their_capitals() -> None:
    assert lowered("PX-4471 is on its way") == "PX-4471 is on its way"
    assert lowered("New parcel") == "new parcel"
    assert question_for(parcel_birthday().fact("neighbours")) == "you have asked every neighbour"


def test_own_offers_are_those_of_the_policy_the_best_first() -> None:
    offers = own_offers(begin(parcel_birthday(), english(), seed=1))
    assert [offer.key for offer in offers] == ["new_parcel", "watch_scan", "ask_driver", "refund_delivery"]


def test_an_attentive_agent_says_back_the_last_thing_told() -> None:
    assert last_told(talk()) == "your parcel says delivered, and It is not there"
    assert last_told(talk("Is there a number 14 near you?")).startswith("there is no number 14")


def test_playing_stops_when_the_customer_has_gone() -> None:
    scene = play(parcel_birthday(), DoNothing(), 1, language=english(), reader=rules())
    assert scene.ended is not None
    short = play(parcel_birthday(), DoNothing(), 1, language=english(), reader=rules(), most_turns=2)
    assert short.agent_turns == 2
