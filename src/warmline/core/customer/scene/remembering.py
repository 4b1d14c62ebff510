"""What a customer takes from one talk into the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.customer.beginning import Memory
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.scene.outcome import criticals, outcome
from warmline.core.customer.scene.play import Scene
from warmline.core.customer.state import Act, Promise

_MOST_OWED: Final = 3


def remember(scene: Scene, parameters: Parameters = PARAMETERS) -> Memory:
    """Return what the customer of this scene keeps of it.

    A promise is owed where it was not the agent's to make, or where it named a time and the case was left unsolved.
    """
    end, state = outcome(scene, parameters), scene.state
    return Memory(
        scenario=scene.scenario.key,
        solved=end.solved,
        satisfaction=end.satisfaction,
        owed=tuple(dict.fromkeys(_owed(scene, solved=end.solved)))[:_MOST_OWED],
        insults=state.insulted,
        agent_name=state.agent_name,
        will_return=Act.COME_BACK in state.acts,
    )


def _owed(scene: Scene, *, solved: bool) -> Iterator[Promise]:
    false = [found for found in criticals(scene) if found.name == "false_promise"]
    if scene.state.overpromised:
        yield from (Promise((found.turn + 1) // 2, found.quote, None) for found in false)
    if not solved:
        yield from (promise for promise in scene.state.promises if promise.when)
