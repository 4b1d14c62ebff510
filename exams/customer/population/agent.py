"""How an agent of the population puts an answer together. Nothing in it depends on what the customer listens for."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exams.customer.population.phrases import (
    Phrases,
    lowered,
    may_offer,
    policy_sentences,
    poor_lines,
    record_lines,
)
from warmline.core.customer.scenario import Offer
from warmline.core.customer.scene import Scene

FEELINGS: Final = frozenset({"shows_anger", "shows_worry", "shows_disappointment", "threatens_to_leave", "doubts"})


@dataclass(frozen=True, slots=True)
class Skill:
    """A level of skill: the chance (0-1) of doing each thing where it has its place, in an answer."""

    name: str
    chances: Mapping[str, float]


def _skill(name: str, **chances: float) -> Skill:
    return Skill(name, MappingProxyType(chances))


# Chosen: what an untrained, an ordinary and a trained person do in a chat, before any style.
SKILLS: Final = (
    _skill("low", feel=0.15, sorry=0.3, own=0.1, ask=0.25, offer=0.4, when=0.15, inform=0.3, loose=0.6, poor=0.35),
    _skill("middle", feel=0.5, sorry=0.3, own=0.35, ask=0.6, offer=0.7, when=0.5, inform=0.25, loose=0.3, poor=0.06),
    _skill("high", feel=0.9, sorry=0.25, own=0.7, ask=0.9, offer=1.0, when=0.95, inform=0.2, loose=0.0, poor=0.0),
)
_SMALL: Final = 0.2
_QUESTIONS: Final = 4
"""After so many answers nobody asks on before offering something."""


@dataclass(frozen=True)
class PersonAgent:
    """One agent. The same scene always gets the same answer."""

    style: Phrases
    skill: Skill

    @property
    def name(self) -> str:
        """The name for tables."""
        return f"{self.style.name}, {self.skill.name}"

    def reply(self, scene: Scene) -> str | None:
        """Return the next answer; it never stops by itself."""
        dice = random.Random(f"{scene.seed}:{scene.agent_turns}:{self.name}")
        if scene.state.accepted is not None:
            parts = [self._pick(scene, dice, "when" if self._does(dice, "when") else "loose")]
            parts.append(self._pick(scene, dice, "close"))
        else:
            parts = [*self._beginning(scene, dice), *self._feeling(scene, dice), *self._work(scene, dice)]
        whole = " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts)
        return whole.format_map(_Slots(name=scene.scenario.persona.first_name))

    def _does(self, dice: random.Random, what: str, otherwise: float = 0.0) -> bool:
        chance = self.skill.chances.get(what, otherwise) + self.style.lean.get(what, 0.0)
        return dice.random() < chance

    def _pick(self, scene: Scene, dice: random.Random, purpose: str) -> str:
        """Return a phrase, one not used before while there is any."""
        said = " ".join(turn.agent or "" for turn in scene.turns)
        lines = self.style.lines[purpose]
        fresh = [line for line in lines if max(re.split(r"\{\w+\}", line), key=len) not in said]
        return dice.choice(fresh or lines)

    def _beginning(self, scene: Scene, dice: random.Random) -> list[str]:
        if scene.agent_turns == 0:
            return [self._pick(scene, dice, "greet")]
        parts = [self._pick(scene, dice, "praise")] if self._does(dice, "praise") else []
        return [*parts, self._pick(scene, dice, "small")] if self._does(dice, "small", _SMALL) else parts

    def _feeling(self, scene: Scene, dice: random.Random) -> list[str]:
        shown = scene.agent_turns == 0 or bool(FEELINGS & scene.turns[-1].customer_reading.names())
        if not shown:
            return []
        parts = [self._pick(scene, dice, "feel")] if self._does(dice, "feel") else []
        parts += [self._pick(scene, dice, "sorry")] if self._does(dice, "sorry") else []
        return [*parts, self._pick(scene, dice, "own")] if self._does(dice, "own") else parts

    def _work(self, scene: Scene, dice: random.Random) -> list[str]:
        if self._does(dice, "poor"):
            return [dice.choice(poor_lines())]
        parts = self._informing(scene, dice)
        if scene.agent_turns < _QUESTIONS and self._asks_first(scene, dice):
            return [*parts, self._question(scene, dice)]
        left = self._left(scene)
        if left and self._does(dice, "offer"):
            return [*parts, self._offer(scene, dice, left), *self._time(scene, dice)]
        if dice.random() < 0.5:
            return [*parts, self._question(scene, dice)]
        return [*parts, self._pick(scene, dice, "loose" if self._does(dice, "loose") else "assure")]

    def _asks_first(self, scene: Scene, dice: random.Random) -> bool:
        """Early answers ask more; with something on the table there is less to ask."""
        return self._does(dice, "ask") and not (scene.state.offers and dice.random() < 0.5)

    def _informing(self, scene: Scene, dice: random.Random) -> list[str]:
        if scene.agent_turns == 0 or not self._does(dice, "inform"):
            return []
        return [self._filled(scene, dice, self._pick(scene, dice, "inform"))]

    def _question(self, scene: Scene, dice: random.Random) -> str:
        purpose = "open" if scene.agent_turns == 0 or dice.random() < 0.5 else "ask"
        return self._filled(scene, dice, self._pick(scene, dice, purpose))

    def _filled(self, scene: Scene, dice: random.Random, line: str) -> str:
        record, policy = dice.choice(record_lines(scene.scenario)), dice.choice(policy_sentences(scene.scenario))
        return line.format_map(_Slots(record=record, policy=policy))

    def _left(self, scene: Scene) -> list[Offer]:
        standing = scene.state.standing()
        return [offer for offer in may_offer(scene.scenario) if offer.key not in standing]

    def _offer(self, scene: Scene, dice: random.Random, left: list[Offer]) -> str:
        """Return the offer made: the trained see what helps most and may make two, the ordinary go by the list."""
        if self.skill.name == "high":
            left = sorted(left, key=lambda offer: -offer.worth)[:2]
        elif self.skill.name == "low":
            dice.shuffle(left)
        made = left[:2] if self.skill.name == "high" else left[:1]
        lines = dice.sample(self.style.lines["offer"], len(made))
        return " ".join(line.format_map(_Slots(offer=lowered(o.label))) for line, o in zip(lines, made, strict=True))

    def _time(self, scene: Scene, dice: random.Random) -> list[str]:
        if self._does(dice, "when"):
            return [self._pick(scene, dice, "when")]
        return [self._pick(scene, dice, "loose")] if self._does(dice, "loose") else []


class _Slots(dict[str, str]):
    """Values for a phrase; a slot without a value stays as it is, for a later filling."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
