"""One step of the customer: state and reading in; new state, plan and reasons out. Words come after."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from warmline.core.conversation import Channel
from warmline.core.customer.appraisal import Moment, appraise
from warmline.core.customer.appraisal.appraise import felt_evaluation, total
from warmline.core.customer.appraisal.mending import counted
from warmline.core.customer.beginning import Memory, reasons_before
from warmline.core.customer.dice import Dice
from warmline.core.customer.heard import Item
from warmline.core.customer.mail import own_words
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.patterns import any_of
from warmline.core.customer.planning import Decision, Situation, decide
from warmline.core.customer.scenario import OfferRule, Scenario, Telling
from warmline.core.customer.sentences import fold
from warmline.core.customer.state import Act, Because, CustomerState, Step
from warmline.core.customer.understanding import hear
from warmline.core.moves import TurnReading

ENGINE_VERSION = "customer-6"
_PHRASES_KEPT = 400
_MYSELF = any_of("myself", "personally", "i(?:'ll| will) (?:watch|check|look after|stay|see to|keep)")
_EITHER = re.compile(
    r"(?:^|[.!?;]\s+)or\b|,? or (?:would you|do you|shall i|i can|i could|i'll|we can|if you)|\beither\b.+\bor\b|"
    r"\bwhich (?:one|of (?:them|the two|these)|is (?:better|easier|best)|would|do you)\b",
    re.IGNORECASE,
)
_TELLS = any_of(
    r"(?:write|message|text|e-?mail|call|ring|tell|inform|update|report) (?:to )?you", "let you know", "hear from me",
    r"(?:a|my|the) (?:message|confirmation|e-?mail)",
)  # fmt: skip


def start(scenario: Scenario, memory: Memory | None = None, parameters: Parameters = PARAMETERS) -> CustomerState:
    """Return the customer's state after the opening, before the agent's first word.

    A wait in the queue and the memory of an earlier talk have already moved the mood; `reasons_before` says how.
    """
    told = tuple(fact.key for fact in scenario.facts if fact.telling is Telling.OPENING)
    change = total(reasons_before(scenario, memory, parameters))
    mood = scenario.mood.moved(anger=change.anger, trust=change.trust, patience=change.patience, hope=change.hope)
    owed = memory.owed if memory is not None else ()
    failures = scenario.failures + (memory is not None and not memory.solved)
    return CustomerState(turn=0, mood=mood, moods=(mood,), told=told, failures=failures, acts=(Act.OPEN,), owed=owed)


def step(
    state: CustomerState,
    reading: TurnReading,
    scenario: Scenario,
    dice: Dice,
    parameters: Parameters = PARAMETERS,
    *,
    after_seconds: float | None = None,
    interrupted: bool = False,
) -> Step:
    """Return what an agent's turn does to the customer and what the customer does next.

    `reading` holds the agent's text and its marks, `after_seconds` how long the answer took (on the scenario's clock
    in e-mail), None where nobody looked. `interrupted` says that the agent began while the customer was still speaking.
    The numbers are those of the scenario's channel. The same arguments always
    give the same step. Raises ValueError where the conversation has ended.
    """
    if state.ended is not None:
        raise ValueError(f"The conversation has ended ({state.ended.value}); there is nobody to answer.")
    if scenario.channel is Channel.EMAIL:
        reading = own_words(reading)
    heard = hear(scenario, state, reading.text, reading)
    numbers = parameters.for_channel(scenario.channel)
    moment = Moment(scenario, state, heard, reading, numbers, after_seconds, interrupted)
    because = appraise(moment)
    moved = _carry(moment, because)
    decision = decide(Situation(moment, moved, because, dice))
    return Step(_settle(moved, decision), decision.plan, because)


def _carry(moment: Moment, because: tuple[Because, ...]) -> CustomerState:
    """Return the state with everything the turn leaves behind, before the customer decides."""
    state, heard, change = moment.state, moment.heard, total(because)
    reasons = {one.reason for one in because}
    mood = state.mood.moved(anger=change.anger, trust=change.trust, patience=change.patience, hope=change.hope)
    counts = Counter(dict(state.heard)) + Counter((*moment.reached, *counted(moment, reasons)))
    own = {offer.key for offer in moment.scenario.offers if offer.rule is OfferRule.ALLOWED}
    made = tuple(item.key for item in moment.new_offers)
    back = tuple(item.key for item in heard.refused if item.key in state.standing())
    choice, passed_over = _settled_on(moment)
    beyond = {item.key for item in moment.new_offers if moment.beyond_policy(item)}
    false = (set(state.overpromised) - set(made) | (set(made) - own) | beyond) - set(back)
    phrases = (*state.phrases, *(fold(p.text)[:120] for p in moment.clauses if len(p.text.split()) >= 3))
    return replace(
        state,
        turn=state.turn + 1,
        mood=mood,
        moods=(*state.moods, mood),
        offers=_joined(state.offers, made),
        withdrawn=tuple(key for key in _joined(state.withdrawn, (*back, *passed_over)) if key not in made),
        choice=choice,
        pending=_pending(moment, own),
        overpromised=tuple(sorted(false)),
        traps=(*state.traps, *_keys(heard.traps)),
        asked=_joined(state.asked, _keys(heard.asked)),
        promises=(*state.promises, *heard.promises),
        heard=tuple(sorted(counts.items())),
        phrases=phrases[-_PHRASES_KEPT:],
        failures=state.failures + len(reasons & {"taken_back", "left_unsolved"}),
        kind_only=state.kind_only + 1 if moment.is_kind and not moment.moves_on else 0,
        idle=0 if moment.moves_on or moment.is_kind else state.idle + 1,
        insulted=state.insulted + ("insults" in moment.names),
        goodbyes=state.goodbyes + (heard.goodbye is not None),
        agent_name=heard.agent_name or state.agent_name,
        need_met=state.need_met or "need_reached" in reasons,
        concrete=state.concrete + moment.does_something,
        felt=felt_evaluation(because, moment.parameters),
        cause_stays=state.cause_stays or "cause_stays" in reasons,
        compensation=_compensation(moment, back),
        hold_s=moment.hold_s if moment.holds else None,
        answered=_answered(moment, reasons),
        asking=None,
        polar=False,
    )


def _pending(moment: Moment, own: set[str]) -> tuple[str, ...]:
    """Return the offers that are the agent's to make and were only asked about, until they are made or refused."""
    asked = (*moment.state.pending, *(item.key for item in moment.heard.with_lead if item.key in own))
    gone = {item.key for item in (*moment.heard.offers, *moment.heard.refused)}
    return tuple(key for key in dict.fromkeys(asked) if key not in gone)


def _settled_on(moment: Moment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the offers that are still put as "this or that", and those passed over where one of them is settled on."""
    state, named = moment.state, {item.key for item in moment.heard.offers}
    if _EITHER.search(moment.reading.text[:6000]) and len(moment.heard.offers) > 1:
        return tuple(item.key for item in moment.heard.offers), ()
    if state.choice and state.accepted is None and named & set(state.choice):
        return (), tuple(key for key in state.choice if key not in named)
    return state.choice, ()


def _compensation(moment: Moment, withdrawn: tuple[str, ...]) -> float:
    """Return the highest share of the price that stands after the turn; what is taken back counts for nothing."""
    stood = 0.0 if withdrawn else moment.state.compensation
    return round(max((stood, *(moment.share_of_price(item) for item in moment.own_payments))), 4)


def _answered(moment: Moment, reasons: set[str]) -> tuple[str, ...]:
    """Return what the agent has answered so far. What comes next is answered for one turn, the rest for good."""
    if "taken_back" in reasons:
        return ()
    lasting = set(moment.state.answered) - ({"next", "time"} if moment.asks_without_time else {"next"})
    said = {
        "time": moment.step_has_time or bool(moment.heard.time and moment.does_something),
        "next": moment.does_something,
        "able": moment.does_something,
        "who": "takes_ownership" in moment.names
        or (moment.does_something and bool(_MYSELF.search(moment.reading.text))),
        "hear": moment.does_something and bool(_TELLS.search(moment.reading.text)),
    }
    return tuple(sorted(lasting | {name for name, true in said.items() if true}))


def _settle(state: CustomerState, decision: Decision) -> CustomerState:
    """Return the state after the customer has decided."""
    plan = decision.plan
    unclear = state.unclear + 1 if plan.act is Act.CLARIFY else 0
    accepted = None if decision.takes_back_yes else decision.accepted or state.accepted
    return replace(
        state,
        told=_joined(state.told, decision.told),
        plan=plan,
        acts=(*state.acts, plan.act),
        unclear=unclear,
        guarded=state.guarded + ("guarded" in plan.topics),
        accepted=accepted,
        reacted=(*state.reacted, plan.reaction) if plan.reaction else state.reacted,
        ended=decision.ended,
        owed=() if "promised" in plan.topics else state.owed,
    )


def _keys(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.key for item in items)


def _joined(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *then)))
