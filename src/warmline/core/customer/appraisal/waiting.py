"""What time does: a turn's own cost, holding the line, replies that come late or at once (L13, L17, L18)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from warmline.core.customer.appraisal.moment import Felt, Moment


def feel_waiting(moment: Moment) -> Iterator[Felt]:
    """Yield what holding and lateness cost, and what is left undone at the end of the turn."""
    p = moment.parameters
    if moment.holds:
        mark = moment.reading.first("holds")
        quote = mark.quote if mark is not None else moment.heard.asks_hold or ""
        told = moment.hold_s > 0 or moment.heard.time or any(c.isdigit() for c in quote)
        yield moment.felt("hold_with_time" if told else "hold", quote, p.hold_cost)
    if moment.heard.goodbye and moment.state.accepted is None and not moment.does_something:
        yield moment.felt("left_unsolved", moment.heard.goodbye)
    if moment.after_seconds is not None:
        yield from _delay(moment, moment.after_seconds)


def feel_turn(moment: Moment, *, better: bool) -> Felt:
    """Return what the turn itself costs, by whether everything else in it left the customer warmer."""
    p = moment.parameters
    grown = 1.0 + p.turn_growth * max(0, moment.turn - p.turns_before_growth)
    spent = p.turn_when_better if better else p.turn_when_done if moment.does_something else p.turn_when_not
    return moment.felt("turn", factor=p.turn_cost * grown * spent)


def _delay(moment: Moment, seconds: float) -> Iterator[Felt]:
    p, told = moment.parameters, moment.state.hold_s
    if seconds > p.reply_due_s:
        doublings = min(p.most_doublings, math.log2(seconds / p.reply_due_s))
        factor, text = 1.0, None
        if told:
            kept = seconds <= 1.1 * told
            factor, text = (p.told_wait, "waited_as_told") if kept else (p.longer_than_told, "waited_longer")
        yield moment.felt("kept_waiting", "", doublings * factor, text)
    elif seconds <= p.quick_reply_s and moment.moves_on:
        yield moment.felt("quick_reply", "", p.move_decay**moment.state.turn)
