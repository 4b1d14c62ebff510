"""What a simulated customer must never do, looked for in every line it says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, SceneTurn
from warmline.core.customer.state import Act
from warmline.core.moves.catalogue import MOVES, Sign

_AGENT_TALK: Final = re.compile(
    r"\bhow (?:can|may) (?:i|we) (?:help|assist) you|\banything else (?:i|we) can (?:do|help)|"
    r"\bi can offer you\b|\b(?:i|we)(?:'ll| will) (?:refund|credit|compensate|reimburse) you|"
    r"\b(?:i|we) (?:have|'ve) (?:refunded|credited|processed|booked you)|"
    r"\bour (?:policy|terms|customers?) (?:is|are|do|say)|"
    r"\bwe apologi[sz]e\b|\bsorry for (?:the|any) inconvenience|\bthank you for (?:contacting|your patience)|"
    r"\blet me (?:check|look up) (?:that|this|your)|\byour satisfaction\b|\bas an? (?:ai|assistant|language model)\b|"
    r"\b(?:i|we) understand your (?:frustration|concern)",
    re.IGNORECASE,
)
_THANKS: Final = re.compile(r"\b(?:thank you|thanks|thank u|thx|ty|cheers|i thank)\b", re.IGNORECASE)
_NO_THANKS: Final = re.compile(
    r"\b(?:no,? thanks?|no need[^.!?]{0,30} (?:thanks|thank you)|thanks? for nothing|no thank you|"
    r"without thanks|(?:say(?:s|ing)?|an?) (?:thanks|thank you))\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_NUMBER: Final = re.compile(r"\d+(?:[.:,]\d+)*")
_DAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def swaps_roles(line: str) -> bool:
    """Say whether a customer's line is one that only an agent says; what a mail quotes after ">" is the agent's."""
    return bool(_AGENT_TALK.search(_QUOTED.sub("", line)))


def thanks_for_nothing(turn: SceneTurn) -> bool:
    """Say whether the customer thanks though nothing was done so far and nothing helpful was said just now."""
    thanked = Act.THANK in turn.plan.acts or (_THANKS.search(turn.customer) and not _NO_THANKS.search(turn.customer))
    if not thanked or turn.reading is None:
        return False
    helped = any(MOVES[name].sign is Sign.HELPS for name in turn.reading.names() if name in MOVES)
    return not helped and not turn.state.concrete and not turn.state.offers and turn.state.accepted is None


def stray_facts(scene: Scene) -> tuple[str, ...]:
    """Return the customer's lines with a number or weekday that neither the scenario nor the agent has said."""
    known = set(_known(scene.scenario))
    found = []
    for turn in scene.turns:
        known |= _figures(turn.agent or "")
        if _figures(turn.customer) - known:
            found.append(turn.customer)
    return tuple(found)


@lru_cache(maxsize=64)
def _known(scenario: Scenario) -> frozenset[str]:
    said = [*scenario.opening, scenario.situation, scenario.summary, scenario.policy.text]
    said += [scenario.need.surface, scenario.need.hidden, str(scenario.persona.age)]
    said += [text for fact in scenario.facts for text in (fact.label, *fact.say)]
    said += [f"{fact.label} {fact.value}" for fact in scenario.record]
    said += [text for o in scenario.offers for text in (o.label, *o.welcome, *o.unwelcome)]
    said += [text for trap in scenario.traps for text in trap.say]
    said += [text for end in scenario.good_ends for text in end.say]
    said += [text for lines in scenario.lines for text in lines.say]
    return frozenset().union(*map(_figures, said))


def _figures(text: str) -> frozenset[str]:
    numbers = {part for number in _NUMBER.findall(text) for part in (number, *re.split(r"[.:,]", number))}
    return frozenset(numbers | {day.lower() for day in _DAY.findall(text)})
