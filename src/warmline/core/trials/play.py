"""Playing a scene to its end with a scripted agent."""

from __future__ import annotations

from warmline.core.customer.language import Language
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.moves import MoveReader
from warmline.core.trials.agents.model import ScriptedAgent

MOST_TURNS = 16


def play(
    scenario: Scenario,
    agent: ScriptedAgent,
    seed: int,
    *,
    language: Language,
    reader: MoveReader,
    parameters: Parameters = PARAMETERS,
    most_turns: int = MOST_TURNS,
) -> Scene:
    """Return the scene after the agent stopped, the customer left, or `most_turns` answers were given.

    The customer speaks in the authored words, whatever model the house has: a trial says the same in every run.
    """
    scene = begin(scenario, language.authored(), seed=seed)
    while scene.ended is None and scene.agent_turns < most_turns:
        text = agent.reply(scene)
        if text is None:
            break
        scene = answer(scene, text, reader=reader, parameters=parameters)
    return scene
