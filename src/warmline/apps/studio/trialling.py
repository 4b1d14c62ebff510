"""One trial: scripted poor, average and good agents play a scenario; what they met is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import mean
from typing import Any, Final

from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, outcome
from warmline.core.moves import MoveReader
from warmline.core.skills import Rubric
from warmline.core.trials import debrief, lint_scenario

KINDS: Final = ("good", "average", "poor")
# Findings that mean: it does not tell skill apart, or cannot be won. The others are advice.
BLOCKING: Final = frozenset({"winnable", "good_end", "losable", "separation", "order"})
# What is going on once all talks are played.
COUNTING: Final = "counting"
SCORED: Final = 6  # talks with good agents that are scored too, to see which skills get a chance


@dataclass
class Tally:
    """What is counted while scenes end; `tell` hears how many have ended and what kind of agent plays now."""

    tell: Callable[[int, str], None]
    ended: int = 0
    scenes: dict[str, list[Scene]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def watch(self, kind: str, scene: Scene) -> None:
        """Count one scene."""
        self.ended += 1
        if kind in self.scenes:
            self.scenes[kind].append(scene)

    def begin(self, kind: str) -> None:
        """Tell that the next scene begins."""
        self.tell(self.ended, kind)


def run_trial(
    scenario: Scenario,
    *,
    language: Language,
    reader: MoveReader,
    rubric: Rubric,
    tell: Callable[[int, str], None] = lambda ended, kind: None,
) -> dict[str, Any]:
    """Return what was found, as JSON-safe values: `groups`, `apart`, `separates`, `findings`, `met`, `skills`.

    `met` counts in how many talks each fact was told, each offer heard, each trap sprung, each end reached, each cue
    shown and each move made. About 70 talks; some seconds. `tell` hears before each talk how many have ended and which
    kind of agent plays it (good, average, poor or variety), and at the end that all is counted.
    """
    tally = Tally(tell)
    findings = lint_scenario(scenario, language=language, reader=reader, watch=tally.watch, begins=tally.begin)
    tally.begin(COUNTING)
    groups = {kind: _group(tally.scenes[kind]) for kind in KINDS}
    every = [scene for kind in KINDS for scene in tally.scenes[kind]]
    return {
        "groups": groups,
        "apart": round(groups["good"]["satisfaction"] - groups["poor"]["satisfaction"], 1),
        "separates": not any(finding.check in BLOCKING for finding in findings),
        "findings": [[finding.check, finding.text] for finding in findings],
        "met": {"talks": len(every), **_met(every)},
        "skills": _skills(tally.scenes["good"][:: max(1, len(tally.scenes["good"]) // SCORED)], rubric, reader),
    }


def _group(scenes: list[Scene]) -> dict[str, Any]:
    ends = [outcome(scene) for scene in scenes]
    return {
        "talks": len(scenes),
        "won": sum(end.solved for end in ends),
        "satisfaction": round(mean(end.satisfaction for end in ends), 1),
        "answers": round(mean(scene.agent_turns for scene in scenes), 1),
    }


def _met(scenes: list[Scene]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("facts", "offers", "traps", "ends", "cues", "moves", "acts")
    }
    for scene in scenes:
        state = scene.state
        counts["facts"].update(set(state.told))
        counts["offers"].update(set(state.offers))
        counts["traps"].update(set(state.traps))
        counts["ends"].update([state.accepted] if state.accepted else [])
        counts["cues"].update({name for turn in scene.turns for name in turn.customer_reading.names()})
        counts["moves"].update({name for turn in scene.turns if turn.reading for name in turn.reading.names()})
        counts["acts"].update({turn.plan.act.value for turn in scene.turns})
    return {name: dict(sorted(found.items())) for name, found in counts.items()}


def _skills(scenes: list[Scene], rubric: Rubric, reader: MoveReader) -> dict[str, int]:
    """Return how many moments each skill had in some talks with good agents."""
    found: Counter[str] = Counter()
    for scene in scenes:
        card = debrief(scene, rubric, name="trial", reader=reader.version).card
        found.update({skill.skill: skill.opportunities for skill in card.skills})
    return dict(found)
