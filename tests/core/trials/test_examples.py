"""Every model conversation, played with its customer, ends well; machine readings of an example are by behaviour."""

from __future__ import annotations

import pytest

from warmline.adapters.packs import load_language, load_rubric, load_scenarios
from warmline.adapters.packs.examples import load_model_talks
from warmline.core.customer.scene import outcome
from warmline.core.customer.state import Ending
from warmline.core.moves.rules import RuleReader
from warmline.core.trials.examples import AuthorsGrade, Example, ModelAgent, ModelTalk, machine_reads, play_model

SCENARIOS = {scenario.key: scenario for scenario in load_scenarios()}
READER = RuleReader()


@pytest.mark.parametrize("talk", load_model_talks(), ids=lambda talk: talk.scenario)
def test_a_model_conversation_ends_well_and_says_its_lines(talk: ModelTalk) -> None:
    scene = play_model(talk, SCENARIOS[talk.scenario], language=load_language("en"), reader=READER)
    end = outcome(scene)
    assert end.solved, [turn.customer for turn in scene.turns]
    assert end.ended is Ending.RESOLVED
    assert scene.agent_turns >= len(talk.lines) - 1, "the customer went long before the last line"
    assert end.satisfaction >= 70
    assert scene.turns[-1].mood.warmth > scene.turns[0].mood.warmth
    assert not scene.state.overpromised
    assert not scene.state.traps


def test_a_model_is_played_with_its_own_scenario_only() -> None:
    talk, other = load_model_talks()[0], load_model_talks()[1]
    with pytest.raises(ValueError, match="cannot be played with"):
        play_model(talk, SCENARIOS[other.scenario], language=load_language("en"), reader=READER)
    assert ModelAgent(talk).name == f"model {talk.scenario}"


def test_the_machine_reads_an_answer_in_the_light_of_the_customer_s_words() -> None:
    waited = "I'm so annoyed, I waited at home for two whole days for nothing!"
    kind = Example("kind", waited, "Two days of waiting for nothing, no wonder you are annoyed.", (_grade(),))
    cold = Example("cold", waited, "Please calm down, it is only a parcel.", (_grade(),))
    rubric = load_rubric()
    seen = machine_reads(kind, READER, rubric)["names_feeling"]
    assert seen.anchor >= 3
    assert 0 < seen.confidence <= 1
    assert machine_reads(cold, READER, rubric)["names_feeling"].anchor == 1
    assert "meets_escalation" not in machine_reads(kind, READER, rubric)


def _grade() -> AuthorsGrade:
    return AuthorsGrade("names_feeling", 3, "It names the feeling.")
