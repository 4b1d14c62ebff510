"""A scenario without what nobody has written yet, so that a customer never says a mark."""

from __future__ import annotations

from dataclasses import replace

from warmline.apps.studio.texts.checking import GAP
from warmline.core.conversation import CaseFacts
from warmline.core.customer.scenario import Scenario

# What stands for a word that lines may use (a name, the wish) while it is not written. Customers speak English here.
_NAME, _WISH, _THING = "the customer", "an answer", "that"


def is_written(text: str) -> bool:
    """Say whether a person has written it all: no mark is left in it."""
    return GAP.search(text) is None


def written_only(scenario: Scenario) -> Scenario:
    """Return the scenario with written lines only; what has none left falls silent, and shared lines stand in.

    `opening` may be empty then: such a customer has nothing to begin with and cannot be played.
    """
    need, persona = scenario.need, scenario.persona
    return replace(
        scenario,
        opening=_lines(scenario.opening),
        need=replace(need, surface=_or(need.surface, _WISH)),
        persona=replace(persona, name=_or(persona.name, _NAME)),
        record=CaseFacts(tuple(replace(each, value=_or(each.value)) for each in scenario.record)),
        facts=tuple(replace(each, label=_or(each.label), say=_lines(each.say)) for each in scenario.facts),
        offers=tuple(
            replace(each, label=_or(each.label), welcome=_lines(each.welcome), unwelcome=_lines(each.unwelcome))
            for each in scenario.offers
        ),
        traps=tuple(replace(each, say=_lines(each.say)) for each in scenario.traps),
        good_ends=tuple(replace(each, say=_lines(each.say)) for each in scenario.good_ends),
        lines=tuple(replace(each, say=_lines(each.say)) for each in scenario.lines),
    )


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if is_written(text))


def _or(text: str, stand_in: str = _THING) -> str:
    return text if is_written(text) else stand_in
