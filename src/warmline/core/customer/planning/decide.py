"""Trying the rules in order and finding the words to react to first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from warmline.core.customer.patterns import any_of
from warmline.core.customer.planning import endings, initiative, replies
from warmline.core.customer.planning.situation import Decision, Situation
from warmline.core.customer.state import Act, Because, Plan

Rule = Callable[[Situation], Decision | None]

RULES: Final[tuple[Rule, ...]] = (
    endings.walks_out,
    endings.put_through,
    replies.insulted,
    endings.after_yes,
    replies.off_scene,
    replies.promise_broken,
    initiative.holds_to_promise,
    replies.trapped,
    replies.answers,
    replies.absurd_promise,
    replies.pasted_rule,
    endings.good_end,
    replies.wrong_name,
    replies.record_question,
    replies.offer_reply,
    replies.will_ask,
    replies.refused,
    endings.agent_goes,
    replies.courtesies,
    initiative.pressure,
    replies.not_understood,
    initiative.forgives,
    initiative.confides,
    initiative.fills_in,
    replies.ignored,
    initiative.tests,
    initiative.volunteers,
)

# Reasons a person puts into words. The rest is felt in silence.
SPOKEN: Final = frozenset(
    {
        "named_feeling", "validated", "generic_empathy", "said_back", "used_detail", "owned", "apology", "apology_long",
        "apology_again", "explained", "concrete_step", "step_no_time", "choice", "lead_asked", "summary",
        "prevents_repeat", "follows_up", "declined_reason", "declined_alternative", "stock_phrase", "copied",
        "kind_only", "vague_promise", "question_ignored", "passed_on", "blamed", "blamed_other", "excuse", "dismissed",
        "argued", "commanded", "insulted", "sarcasm", "shouted", "negative_only", "declined_bare", "rule_only",
        "interrupted", "jargon", "rambled", "too_short", "small_talk_misplaced", "need_reached", "warm_word",
        "revealed_data", "taken_back",
        "question_answered", "informed", "asked_record", "nothing_done", "compensation", "test_passed", "test_failed",
    }
)  # fmt: skip
# Words of a promise that a customer says back whole. Chosen.
_LONGEST_QUOTE: Final = 14
_VAGUE: Final = any_of(
    r"as (?:soon|quickly) as (?:possible|we can|i can)|soon|shortly|asap|in due course",
    r"(?:get|come) back to you|be in touch|look into (?:it|this|that)|keep you (?:posted|updated|informed)",
    r"(?:do|try) (?:my|our) best",
)


def decide(s: Situation) -> Decision:
    """Return what the customer does. Every plan has an act; a reaction is added where something asks for one."""
    decision = next(filter(None, (rule(s) for rule in RULES)), None) or initiative.presses(s)
    return replace(decision, plan=_with_reaction(s, decision.plan))


def _with_reaction(s: Situation, plan: Plan) -> Plan:
    chosen = _best(s, plan) if plan.reaction == "best" else None
    reaction = chosen.reason if chosen is not None else plan.reaction if plan.reaction != "best" else None
    return replace(plan, reaction=reaction, slots=_slots(s, plan, chosen))


def _best(s: Situation, plan: Plan) -> Because | None:
    """Return the weightiest reason that a person would put into words and has not just done."""
    recent = s.before.reacted[-2:]
    for one in s.because:
        if one.reason in SPOKEN and one.reason not in recent and _size(one) >= 0.008:
            return None if one.reason in _silent_with(s, plan) else one
    return None


_DONE: Final = frozenset(
    {"concrete_step", "step_no_time", "choice", "lead_asked", "summary", "follows_up", "prevents_repeat", "informed"}
)


# Nobody grumbles and agrees in one breath.
_GRUMBLES: Final = frozenset(
    {"question_ignored", "nothing_done", "too_short", "kind_only", "copied", "step_no_time", "vague_promise"}
)


def _silent_with(s: Situation, plan: Plan) -> frozenset[str]:
    """Reasons that would sound odd before what comes next: nobody says "that's an answer" and answers a question."""
    light = {"warm_word", "informed", "question_answered", "used_detail", "choice", "explained"}
    if plan.acts[0] is Act.ACCEPT:
        return frozenset(light) | _GRUMBLES
    if s.now.mood.anger >= 0.7 or plan.acts[0] is Act.ANSWER:
        return frozenset(light)
    silent = {"warm_word"} if s.now.turn > 1 else set()
    if s.now.mood.anger < 0.5 and not s.before.times_heard("stock_phrase"):
        silent.add("stock_phrase")
    if "guarded" in plan.topics:
        silent |= _DONE  # nobody cheers what is done and asks in the same breath why they were asked
    return frozenset(silent)


def _size(one: Because) -> float:
    return abs(-0.4 * one.anger + 0.25 * one.trust + 0.1 * one.patience + 0.25 * one.hope)


def _broken_promise(s: Situation) -> dict[str, str]:
    """Return the words for a promise of an earlier talk: the agent's own where they are short, and its time."""
    owed = s.before.owed[0]
    words = owed.quote.strip(" .,!?;:\"'“”")
    found = {"quote": words} if len(words.split()) <= _LONGEST_QUOTE else {}
    return found | ({"time": owed.when} if owed.when else {})


def _slots(s: Situation, plan: Plan, chosen: Because | None) -> tuple[tuple[str, str], ...]:
    slots: dict[str, str] = {}
    if s.moment.heard.time:
        slots["time"] = s.moment.heard.time
    if Act.COME_BACK in plan.acts and s.last_time_promised:
        slots.setdefault("time", s.last_time_promised)
    if plan.topics[-1] == "promised":
        slots |= _broken_promise(s)
    if s.now.agent_name:
        slots["agent"] = s.now.agent_name
    vague = _VAGUE.search(s.moment.reading.text[:6000])
    if chosen is not None and chosen.reason == "vague_promise" and vague:
        slots["quote"] = vague.group(0).lower()
    elif chosen is not None and 1 <= len(chosen.quote.split()) <= 6:
        slots["quote"] = chosen.quote.strip(" .,!?;:\"'“”")
    return tuple(sorted(slots.items()))
