"""How it ended for the customer: satisfaction as it is remembered, loyalty kept apart, and what must cap a score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from warmline.core.customer.appraisal.mending import MENDED, SLIPPED
from warmline.core.customer.appraisal.moment import met_share
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.parameters.effects import DISTRIBUTIVE, INTERACTIONAL, PROCEDURAL
from warmline.core.customer.scene.play import Scene
from warmline.core.customer.scene.survey import survey_rating
from warmline.core.customer.state import Ending

# Moves that tell how it came or how it goes on.
_MAKES_CLEAR: Final = frozenset({"explains", "gives_information", "summarises", "plain_steps", "declines_with_reason"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a scene. `satisfaction` and `loyalty` are 0-100; `ended` is None where the agent stopped before.

    `satisfaction` is the remembered one. `rating` (0-100) is what this customer would answer in a survey: the same,
    through one person's way of answering and the chance of the day.
    """

    satisfaction: float
    loyalty: float
    solved: bool
    ended: Ending | None
    rating: float


@dataclass(frozen=True, slots=True)
class Critical:
    """Something that must cap a score: its name, the turn of the conversation it was said in, the words."""

    name: str
    turn: int
    quote: str


def outcome(scene: Scene, parameters: Parameters = PARAMETERS) -> Outcome:
    """Return how satisfied and how loyal the customer is left.

    Satisfaction weighs the end, the peak (the moment farthest from the middle) and the mean of felt warmth (peak-end:
    Alaybek 2022; ratings: L22), then what was solved (Orsingher 2010). Loyalty rests on how the person was treated
    (Gelbrich & Roschk 2011), remembers failures, however well they were mended (de Matos 2007), and is highest where
    half as much again as the price was paid (Haesevoets 2017).
    """
    state, p = scene.state, parameters.for_channel(scene.scenario.channel)
    # An accepted good end counts as solved even where nobody said goodbye.
    solved = state.accepted is not None and state.ended in (None, Ending.RESOLVED)
    mended = state.times_heard(MENDED) > 0 and state.times_heard(SLIPPED) == 1
    whole = [mood.warmth for mood in state.moods]
    felt = _retold(scene, whole) if mended else whole
    mean = sum(felt) / len(felt)
    peak = max(felt[1:] or felt, key=lambda warmth: (abs(warmth - 0.5), warmth))
    remembered = p.weight_end * felt[-1] + p.weight_peak * peak + p.weight_mean * mean
    met = 1.0 if scene.scenario.mood.anger < p.anger_by_talk else met_share([name for name, _ in state.heard])
    satisfaction = 100 * remembered + _justice_points(scene, p, solved=solved, met=met)
    satisfaction += p.trap_points * min(p.most_traps_counted, len(state.traps))
    satisfaction += p.failure_points * min(p.most_failures_counted, state.failures - mended)
    satisfaction += p.stays_points * state.cause_stays
    if solved and mended and met == 1.0:
        satisfaction += p.paradox_points
    end = state.mood
    treated = p.loyalty_trust * end.trust + p.loyalty_calm * (1 - end.anger)
    treated += p.loyalty_mean * sum(whole) / len(whole)
    loyalty = 100 * treated + (p.loyalty_solved if solved else p.loyalty_unsolved)
    loyalty += p.loyalty_unmet * (1.0 - met) * scene.scenario.weights.share(INTERACTIONAL)
    loyalty += p.loyalty_compensation * _beyond_the_loss(state.compensation, p.loyalty_peak)
    loyalty += p.loyalty_per_failure * state.failures + p.loyalty_false_promise * len(state.overpromised)
    whole_memory = _percent(satisfaction)
    rating = survey_rating(whole_memory, scene.seed, p)
    return Outcome(whole_memory, _percent(loyalty), solved, state.ended, rating)


def _justice_points(scene: Scene, p: Parameters, *, solved: bool, met: float) -> float:
    """Return what the outcome, the way to it and the treatment add or take, each by its weight for this customer."""
    weights, heard = scene.scenario.weights, {name for name, _ in scene.state.heard}
    clear = ("time" in scene.state.answered) / 2 + bool(heard & _MAKES_CLEAR) / 2
    got = p.solved_points if solved else p.unsolved_points
    way = p.unclear_points + clear * (p.clear_points - p.unclear_points)
    treated = p.unmet_points + met * (p.met_points - p.unmet_points)
    parts = ((DISTRIBUTIVE, got), (PROCEDURAL, way), (INTERACTIONAL, treated))
    return sum(weights.share(kind) * points for kind, points in parts)


def _retold(scene: Scene, felt: list[float]) -> list[float]:
    """Return the warmths as they are told of later where the one slip was put right: without the dip (L16).

    The dip lasts from the slip until it is warmer than before it; loyalty remembers all of it.
    """
    slips = (n for n, turn in enumerate(scene.turns) if any(one.reason == SLIPPED for one in turn.because))
    slip = next(slips, len(felt))
    before = felt[slip - 1]
    until = next((n for n in range(slip, len(felt)) if felt[n] >= before), len(felt) - 1)
    return [*felt[:slip], *felt[until:]]


def _beyond_the_loss(share: float, peak: float) -> float:
    """Return what a compensation does for loyalty: 0 for none, 1 at its peak, 0 again at twice the peak."""
    return max(0.0, min(share / peak, 2.0 - share / peak))


def criticals(scene: Scene) -> tuple[Critical, ...]:
    """Return what must cap the score of this scene: false promises and insults, in order."""
    return tuple(_criticals(scene))


def _criticals(scene: Scene) -> Iterator[Critical]:
    names = {"false_promise": "false_promise", "insulted": "insult"}
    for number, turn in enumerate(scene.turns):
        for because in turn.because:
            if because.reason in names:
                yield Critical(names[because.reason], 2 * number - 1, because.quote)


def _percent(value: float) -> float:
    return round(min(100.0, max(0.0, value)), 1)
