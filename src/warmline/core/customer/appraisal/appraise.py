"""Settling what was felt into reasons whose amounts add up to the change of mood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from warmline.core.customer.appraisal.amends import feel_amends
from warmline.core.customer.appraisal.attention import feel_attention
from warmline.core.customer.appraisal.causes import feel_causes
from warmline.core.customer.appraisal.harm import feel_harm
from warmline.core.customer.appraisal.mending import MENDED, feel_mending
from warmline.core.customer.appraisal.moment import Felt, Moment
from warmline.core.customer.appraisal.solving import feel_solving
from warmline.core.customer.appraisal.waiting import feel_turn, feel_waiting
from warmline.core.customer.appraisal.way import feel_way
from warmline.core.customer.parameters import Effect, Parameters
from warmline.core.customer.parameters.acts import FELT_AS, REST
from warmline.core.customer.parameters.effects import INTERACTIONAL
from warmline.core.customer.reasons import REASONS, words_for
from warmline.core.customer.state import Because

_NAMES = ("anger", "trust", "patience", "hope")
HELP = frozenset({"concrete_step", "offer_fits", "offer_weak", "informed", "choice", "follows_up", "question_answered"})


def appraise(moment: Moment) -> tuple[Because, ...]:
    """Return every reason for which the mood moves, the weightiest first.

    The amounts are final: temperament, stickiness (L19), the weights of justice (L6, L8), surprise (L34), the limits
    of talk alone (L30) and of a first failure (L15) are in them, so that they add up to the change of mood as far as
    the mood stays between 0 and 1.
    """
    felt = [*feel_attention(moment), *feel_solving(moment), *feel_amends(moment), *feel_harm(moment)]
    felt += [*feel_causes(moment), *feel_waiting(moment), *feel_way(moment), *feel_mending(moment)]
    tempered = [_beneath_talk(moment, one, _unmet(moment, one, _tempered(moment, one))) for one in felt]
    turn = feel_turn(moment, better=sum(map(_warmth, tempered)) > 0.0)
    felt, tempered = [*felt, turn], [*tempered, _tempered(moment, turn)]
    shares = _shares(moment, [effect for one, effect in zip(felt, tempered, strict=True) if not _is_amends(one)])
    settled = [_because(moment, one, effect, shares) for one, effect in zip(felt, tempered, strict=True)]
    return tuple(sorted(settled, key=lambda because: -_weight(because)))


def total(because: Iterable[Because]) -> Effect:
    """Return the sum of all reasons."""
    listed = list(because)
    return Effect(*(round(sum(getattr(one, name) for one in listed), 4) for name in _NAMES))


def felt_evaluation(because: Iterable[Because], parameters: Parameters) -> float:
    """Return how good these reasons make the customer seem: the mean over the acts they are felt as, else at rest.

    Evaluation of the object after the event (employee, act, customer) by affect control theory (L33).
    """
    acts = {FELT_AS[one.reason] for one in because if one.reason in FELT_AS}
    values = [parameters.acts[act].evaluation for act in sorted(acts)]
    return round(sum(values) / len(values), 4) if values else REST


def _is_amends(felt: Felt) -> bool:
    # What compensation mends, and what a slip put right gives back, comes on top of the limits of one turn (L9, L16).
    return felt.reason in ("compensation", MENDED)


def _tempered(moment: Moment, felt: Felt) -> Effect:
    nature, p = moment.scenario.persona.temperament, moment.parameters
    e = felt.effect.times(moment.scenario.weights.share(p.justice.get(felt.reason, INTERACTIONAL)))
    arrives = 1.0 - p.stickiness
    return Effect(
        e.anger * (nature.heat * _surprise(felt, p) if e.anger > 0 else nature.forgiveness) * arrives,
        e.trust * (nature.trust if e.trust > 0 else 1.0) * arrives,
        e.patience / (nature.endurance if e.patience < 0 else 1.0) * arrives,
        e.hope * arrives,
    )


def _surprise(felt: Felt, p: Parameters) -> float:
    """Return how much heavier a harm weighs for being unexpected."""
    act = FELT_AS.get(felt.reason)
    return 1.0 + p.surprise * max(0.0, p.acts[act].deflection - p.expected) if act is not None else 1.0


def _unmet(moment: Moment, felt: Felt, effect: Effect) -> Effect:
    """Return what is left of help for somebody whose feeling nobody has met yet."""
    if (
        felt.reason not in HELP
        or moment.feeling_met == 1.0
        or moment.scenario.mood.anger < moment.parameters.anger_by_talk
    ):
        return effect
    least = moment.parameters.unmet_feeling
    share = least + (1.0 - least) * moment.feeling_met
    return Effect(
        effect.anger * (share if effect.anger < 0 else 1.0),
        effect.trust * (share if effect.trust > 0 else 1.0),
        effect.patience,
        effect.hope,
    )


def _beneath_talk(moment: Moment, felt: Felt, effect: Effect) -> Effect:
    """Return what is left of help that comes with many kind words (L4)."""
    return effect.times(moment.heard_through) if felt.reason in HELP else effect


@dataclass(frozen=True, slots=True)
class _Shares:
    """The shares of anger relief, anger rise, trust gain and hope gain that arrive within the limits of one turn."""

    relief: float
    rise: float
    gain: float
    hope: float
    room: float  # for amends, which are outside of the limits: the anger that is left to mend


def _shares(moment: Moment, effects: list[Effect]) -> _Shares:
    p, mood = moment.parameters, moment.state.mood
    done = moment.does_something or moment.state.concrete > 0
    relief = -sum(e.anger for e in effects if e.anger < 0)
    gain = sum(e.trust for e in effects if e.trust > 0)
    rise = sum(e.anger for e in effects if e.anger > 0)
    hope = sum(e.hope for e in effects if e.hope > 0)
    most_relief = p.most_anger_relief if done else min(p.most_anger_relief, max(0.0, mood.anger - p.anger_by_talk))
    most_gain = p.most_trust_gain if done else min(p.most_trust_gain, max(0.0, p.trust_by_talk - mood.trust))
    held = moment.state.failures < p.failures_for_rage and "insults" not in moment.names and not moment.state.insulted
    most_rise = max(0.0, p.rage - mood.anger) if held else 1.0
    # Before a second failure anger is not cut off at a wall: it slows down as it nears rage.
    slowed = min(1.0, most_rise / p.room_to_rage) if p.room_to_rage else 1.0
    room = min(1.0, mood.anger / p.room_to_cool if p.room_to_cool else 1.0)
    return _Shares(
        _share(most_relief, relief) * room,
        min(slowed, _share(most_rise, rise)),
        _share(most_gain, gain) * _room(mood.trust, p),
        _share(p.most_hope_gain, hope) * _room(mood.hope, p),
        room,
    )


def _room(level: float, p: Parameters) -> float:
    return min(1.0, (1.0 - level) / p.room_to_gain) if p.room_to_gain else 1.0


def _share(most: float, wanted: float) -> float:
    return 1.0 if wanted <= most or not wanted else most / wanted


def _because(moment: Moment, felt: Felt, effect: Effect, shares: _Shares) -> Because:
    persona = moment.scenario.persona
    # A felt text is the key of other words for the learner, or (a trap's) the words themselves.
    words = felt.text or felt.reason
    text = words_for(words, persona, moment.scenario.kind) if words in REASONS else words
    return Because(
        felt.reason,
        text,
        felt.quote.strip()[:300],
        anger=round(effect.anger * _anger_share(felt, effect, shares), 4),
        trust=round(effect.trust * (shares.gain if effect.trust > 0 and felt.reason != MENDED else 1.0), 4),
        patience=round(effect.patience, 4),
        hope=round(effect.hope * (shares.hope if effect.hope > 0 else 1.0), 4),
    )


def _anger_share(felt: Felt, effect: Effect, shares: _Shares) -> float:
    if effect.anger > 0:
        return shares.rise
    return shares.room if _is_amends(felt) else shares.relief


def _weight(because: Because) -> float:
    # So that the first reason is the one that bends the curve.
    return abs(round(_warmth(because), 6))


def _warmth(moved: Effect | Because) -> float:
    """Return what a change does to `Mood.warmth`."""
    return -0.4 * moved.anger + 0.25 * moved.trust + 0.1 * moved.patience + 0.25 * moved.hope
