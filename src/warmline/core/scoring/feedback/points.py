"""The points of the letter: what worked and what to try, each tied to what the customer then did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warmline.core.moves import Kind
from warmline.core.scoring.arc import Arc, Reason
from warmline.core.scoring.feedback.better import Shelf, better_wording
from warmline.core.scoring.feedback.choosing import behaviour_of
from warmline.core.scoring.feedback.quoting import Quote, first_words, quote_marks, quote_span
from warmline.core.scoring.feedback.talk import Talk
from warmline.core.scoring.feedback.voice import Voice, capitalised, typographic
from warmline.core.scoring.feedback_model import Point
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Moment, Rubric

# A mood that moved less than this is not spoken of.
_FELT = 0.02
_CUE_LONGEST = 100
# Reasons that speak of a promise, an offer or a wait in the answer say nothing about what else was missing in it.
_OF_ONE_PART = frozenset(
    {"vague_promise", "vague_promise_again", "step_no_time", "guess", "offer_weak", "hold", "apology_again"}
    | {"apology_long", "asked_record", "turn"}
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk of the one who writes: talk, rubric, voice, better wordings; the arc where there is one."""

    talk: Talk
    rubric: Rubric
    voice: Voice
    arc: Arc | None
    shelf: Shelf


def worked_point(desk: Desk, seen: Observation) -> Point:
    """Write one thing that worked, at the answer that holds the words which carry its grade."""
    seen = _where_it_was_done(desk, seen)
    return _point(desk, seen, _why_it_worked(desk, seen))


def try_point(desk: Desk, seen: Observation, others: Sequence[Observation]) -> Point:
    """Write one thing to try, with its next step, and better wording where there is one. `others`: all observations."""
    behaviour = behaviour_of(desk.rubric, seen)
    better = better_wording(desk.shelf, desk.voice, behaviour, seen)
    why = _why_to_try(desk, seen, others)
    return _point(desk, seen, why, better, typographic(behaviour.next_step))


def _point(desk: Desk, seen: Observation, why: str, better: str | None = None, next_step: str | None = None) -> Point:
    behaviour = behaviour_of(desk.rubric, seen)
    quote = _own_words(desk, seen)
    return Point(
        behaviour=behaviour.key,
        skill=seen.skill,
        name=behaviour.name,
        anchor=seen.anchor,
        anchor_text=_anchor_text(desk, seen),
        quote=quote.shown,
        turn=seen.turn,
        answer=desk.talk.answer_of(seen.turn),
        why=why,
        better=better,
        next_step=next_step,
        exact=quote.exact,
    )


def _anchor_text(desk: Desk, seen: Observation) -> str:
    """The anchor's words; of a missed chance only what is known. What the chance was stands in `why`."""
    behaviour = behaviour_of(desk.rubric, seen)
    if not seen.missed:
        return behaviour.anchors[seen.anchor - 1].text
    whole = behaviour.opportunity.moment is Moment.CONVERSATION
    return desk.voice.say("missed_so_far" if whole else "missed")


def _where_it_was_done(desk: Desk, seen: Observation) -> Observation:
    """The observation at the turn of the moves that no way to its anchor can do without, those moves first.

    "An open question that grows out of a feeling" is told where it was asked, not where the feeling was named.
    """
    ways = [way.needs for way in behaviour_of(desk.rubric, seen).anchors[seen.anchor - 1].shown_by]
    carry = frozenset.intersection(*ways) if ways else frozenset()
    found = sorted(zip(seen.mark_turns, seen.marks, strict=True), key=lambda each: each[1].name not in carry)
    if not found or found[0][1].name not in carry:
        return seen
    turns, marks = zip(*found, strict=True)
    return replace(seen, turn=turns[0], mark_turns=turns, marks=marks)


def _own_words(desk: Desk, seen: Observation) -> Quote:
    here = [mark for turn, mark in zip(seen.mark_turns, seen.marks, strict=True) if turn == seen.turn]
    return quote_marks(desk.talk.text(seen.turn), here)


def _why_it_worked(desk: Desk, seen: Observation) -> str:
    answer = desk.talk.answer_of(seen.turn)
    reason = _reason(desk.arc, answer, seen, helped=True)
    cue = desk.voice.cue(seen.cue.name) if seen.cue else None
    first = reason.text if reason else desk.voice.say("was_called_for", cue=cue) if cue else None
    reply = first_words(desk.talk.reply_to(seen.turn) or "").shown
    rose = desk.arc is not None and desk.arc.change(answer) >= _FELT
    then = desk.voice.say("mood_rose") if rose else desk.voice.say("they_answered", words=reply) if reply else None
    if rose and reply and not first:
        first = desk.voice.say("they_answered", words=reply)
    return _joined(first, then) or behaviour_of(desk.rubric, seen).why


def _why_to_try(desk: Desk, seen: Observation, others: Sequence[Observation]) -> str:
    answer = desk.talk.answer_of(seen.turn)
    reason = _reason(desk.arc, answer, seen, helped=False)
    said = _said_before(desk, seen)
    before = desk.voice.say("had_said", words=said) if said else None
    fell = desk.arc is not None and desk.arc.change(answer) <= -_FELT
    after = reason.text if reason else desk.voice.say("mood_fell") if fell else None
    if after is None:
        after = behaviour_of(desk.rubric, seen).why
    return _joined(before, after, _done_elsewhere(desk, seen, others))


def _said_before(desk: Desk, seen: Observation) -> str:
    """The customer's words that called for it; nothing where the cue was a move of the agent."""
    if seen.cue is None or seen.cue_turn is None or seen.cue.kind is not Kind.CUE:
        return ""
    text = desk.talk.text(seen.cue_turn)
    if seen.cue.end - seen.cue.start > _CUE_LONGEST:
        return first_words(text[seen.cue.start :], _CUE_LONGEST).shown
    return quote_span(text, seen.cue.start, seen.cue.end, _CUE_LONGEST).shown


def _done_elsewhere(desk: Desk, seen: Observation, others: Sequence[Observation]) -> str | None:
    """Say in which answer the same behaviour was there, the nearest later one first."""
    here = desk.talk.answer_of(seen.turn)
    answers = sorted(
        {desk.talk.answer_of(each.turn) for each in others if each.behaviour == seen.behaviour and each.anchor >= 3}
    )
    later = [answer for answer in answers if answer > here]
    earlier = [answer for answer in answers if answer < here]
    if later:
        return desk.voice.say("done_later", answer=later[0])
    return desk.voice.say("done_before", answer=earlier[-1]) if earlier else None


def _reason(arc: Arc | None, answer: int, seen: Observation, *, helped: bool) -> Reason | None:
    """The strongest reason in the right direction that rests on the same words; any of the answer for what failed."""
    if arc is None:
        return None
    fitting = [
        reason
        for reason in arc.reasons_at(answer)
        if reason.text and reason.quote and (reason.warmth > 0 if helped else reason.warmth < 0)
    ]
    same = next((reason for reason in fitting if any(_overlap(reason.quote, mark.quote) for mark in seen.marks)), None)
    if same is not None or helped or seen.marks:
        return same
    return next((reason for reason in fitting if reason.key not in _OF_ONE_PART), None)


def _overlap(one: str, other: str) -> bool:
    return bool(one.strip()) and bool(other.strip()) and (one in other or other in one)


def _joined(*sentences: str | None) -> str:
    return " ".join(capitalised(sentence.strip()) for sentence in sentences if sentence)
