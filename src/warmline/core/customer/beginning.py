"""What a customer brings along: the memory of an earlier talk, and the wait before this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from warmline.core.customer.language.choose import slots_of
from warmline.core.customer.parameters import Effect, Parameters
from warmline.core.customer.reasons import words_for
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.state import Because, Promise

# What an opening may hold of an earlier talk; every other slot is filled as always.
_REMEMBERED: Final = ("promise", "agent")


@dataclass(frozen=True, slots=True)
class Memory:
    """What a customer keeps of an earlier talk.

    `satisfaction` is the remembered one (0-100), `owed` are promises with the agent's words that were not kept,
    `insults` counts harsh words, `will_return` tells that they said they would come back.
    """

    scenario: str
    solved: bool
    satisfaction: float
    owed: tuple[Promise, ...] = ()
    insults: int = 0
    agent_name: str | None = None
    will_return: bool = False

    def good(self, parameters: Parameters) -> bool:
        """Whether the talk is remembered well."""
        return self.solved and not self.insults and self.satisfaction >= parameters.good_memory


def reasons_before(scenario: Scenario, memory: Memory | None, parameters: Parameters) -> tuple[Because, ...]:
    """Return every reason for which the mood at the start is not the scenario's own."""
    return tuple(_because(scenario, *found) for found in _found(scenario, memory, parameters))


def _found(scenario: Scenario, memory: Memory | None, p: Parameters) -> Iterator[tuple[str, str, Effect]]:
    if scenario.queue is not None:
        minutes = min(scenario.queue.waited_s / 60.0, p.most_queue_minutes)
        known = p.queue_told if scenario.queue.position is not None else 1.0
        yield "queued", "", p.effects["queued"].times(minutes * known)
    if memory is None:
        return
    after = "came_back_well" if memory.good(p) else "came_back_badly"
    yield after, "", p.effects[after]
    if memory.insults:
        yield "insulted_before", "", p.effects["insulted_before"].times(min(2, memory.insults))
    if memory.owed:
        yield "promise_broken_before", memory.owed[0].quote, p.effects["promise_broken_before"]


def _because(scenario: Scenario, reason: str, quote: str, effect: Effect) -> Because:
    words = words_for(reason, scenario.persona, scenario.kind)
    return Because(
        reason, words, quote, *(round(v, 4) for v in (effect.anger, effect.trust, effect.patience, effect.hope))
    )


def with_memory(scenario: Scenario, memory: Memory | None, parameters: Parameters) -> Scenario:
    """Return the scenario with the openings that fit the memory; as it is where there is none, or no such opening."""
    if memory is None:
        return scenario
    remembers = scenario.remembers
    known = {"promise": memory.owed[0].quote.strip(" .!?") if memory.owed else None, "agent": memory.agent_name}
    lines = remembers.well if memory.good(parameters) else remembers.badly
    fitting = tuple(_filled(line, known) for line in lines if all(known[s] for s in slots_of(line) & set(_REMEMBERED)))
    return replace(scenario, opening=fitting) if fitting else scenario


def _filled(line: str, known: dict[str, str | None]) -> str:
    for slot in _REMEMBERED:
        line = line.replace(f"{{{slot}}}", known[slot] or "")
    return line
