"""The same case a step harder or milder: mood, temperament, patience, and how readily facts are told."""

from __future__ import annotations

from dataclasses import fields, replace

from warmline.core.customer.mood import Mood
from warmline.core.customer.parameters import DIFFICULTY, Difficulty
from warmline.core.customer.persona import Temperament
from warmline.core.customer.scenario import CustomerFact, Scenario, Telling

_LEAST, _MOST = 0.5, 1.5  # what a temperament may hold


def harder(scenario: Scenario, steps: int = 1, difficulty: Difficulty = DIFFICULTY) -> Scenario:
    """Return the same case so many steps harder; key and version stay.

    Raises ValueError for steps outside 0 to `difficulty.most_steps`.
    """
    return _at(scenario, _checked(steps, difficulty), difficulty)


def softened(scenario: Scenario, level: int = 1, difficulty: Difficulty = DIFFICULTY) -> Scenario:
    """Return the same case so many steps milder; key and version stay.

    Raises ValueError for levels outside 0 to `difficulty.most_steps`.
    """
    return _at(scenario, -_checked(level, difficulty), difficulty)


def _checked(steps: int, difficulty: Difficulty) -> int:
    if not 0 <= steps <= difficulty.most_steps:
        raise ValueError(f"A case can be moved by 0 to {difficulty.most_steps} steps, not by {steps}.")
    return steps


def _at(scenario: Scenario, steps: int, difficulty: Difficulty) -> Scenario:
    if steps == 0:
        return scenario
    persona = replace(scenario.persona, temperament=_temperament(scenario.persona.temperament, steps, difficulty))
    hidden = scenario.need.hidden_fact
    facts = tuple(replace(f, telling=_telling(f, steps, difficulty, hidden=f.key == hidden)) for f in scenario.facts)
    return replace(scenario, mood=_mood(scenario.mood, steps, difficulty), persona=persona, facts=facts)


def _mood(mood: Mood, steps: int, d: Difficulty) -> Mood:
    moved = {}
    for name in ("anger", "trust", "patience", "hope"):
        now = getattr(mood, name)
        # A case written beyond the bounds stays where it is; a step never carries it farther out.
        low, high = min(now, d.lowest[name]), max(now, d.highest[name])
        moved[name] = round(min(high, max(low, now + steps * getattr(d.mood, name))), 4)
    return Mood(**moved)


def _temperament(nature: Temperament, steps: int, d: Difficulty) -> Temperament:
    scaled = {
        one.name: round(min(_MOST, max(_LEAST, getattr(nature, one.name) * d.temperament[one.name] ** steps)), 4)
        for one in fields(nature)
    }
    return Temperament(**scaled)


def _telling(fact: CustomerFact, steps: int, d: Difficulty, *, hidden: bool) -> Telling:
    """Return when a fact is told. What no question fetches cannot wait for one, and the real need is never blurted."""
    telling = fact.telling
    if steps >= d.trusted_from and telling is Telling.ASKED:
        return Telling.TRUSTED
    if steps >= d.asked_from and telling is Telling.FREELY and fact.hears:
        return Telling.ASKED
    if -steps >= d.trusted_from and telling is Telling.ASKED and not hidden:
        return Telling.FREELY
    if -steps >= d.asked_from and telling is Telling.TRUSTED and fact.hears:
        return Telling.ASKED
    return telling
