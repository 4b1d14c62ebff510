"""The two sentences at the top: how it ended and what worked, then the one next thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warmline.core.scoring.arc import Arc, Ended
from warmline.core.scoring.feedback.choosing import behaviour_of
from warmline.core.scoring.feedback.messages import MESSAGES
from warmline.core.scoring.feedback.points import Desk
from warmline.core.scoring.feedback.quoting import first_words
from warmline.core.scoring.feedback.voice import typographic
from warmline.core.scoring.scorecard import CriticalError, Observation, Scorecard

_RELIEVED: Final = 0.68
_MOVED: Final = 0.04
# A formality says nothing about this customer; a plain fact is told only where there is nothing else to tell.
_FORMAL: Final = frozenset({"greets", "introduces_self", "uses_name", "thanks_customer"})
_DULL: Final = frozenset({"explains", "gives_information"})
_SHOWN: Final = 3
_NEW_SENTENCE: Final = re.compile(r"\. ([A-Z])(?=[^“”]*(?:“[^“”]*”[^“”]*)*$)")
_ENDED: Final = {
    Ended.LEFT: "left",
    Ended.RESOLVED: "left",
    Ended.GAVE_UP: "gave_up",
    Ended.ESCALATED: "escalated",
}


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something that worked, fit to follow "you": the observation, the move, the words."""

    seen: Observation
    move: str
    words: str


def headline(desk: Desk, card: Scorecard, worked: Sequence[Observation], tries: Sequence[Observation]) -> str:
    """Write the headline. With no observation at all it says kindly that there was nothing to judge.

    Where it can, it speaks of something else than the next step asks for; where it cannot, it says that the same was
    needed at another place too.
    """
    if not card.observations:
        return desk.voice.say("no_chance")
    deeds = _deeds(desk, worked)
    other = [deed for deed in deeds if not (tries and _is_what_is_asked(desk, deed, tries[0]))]
    deed = next(iter(other or deeds), None)
    spoken = deed is not None and not card.critical
    return f"{_first(desk, card, deed)} {_second(desk, tries, again=spoken and not other)}"


def _deeds(desk: Desk, worked: Sequence[Observation]) -> list[_Deed]:
    """What can be told, the most telling first: rather a word for a person than a fact, then the higher anchor."""
    found = [
        _Deed(seen, mark.name, words)
        for seen in worked
        for mark in seen.marks
        if mark.name not in _FORMAL and (words := desk.voice.done(mark.name)) is not None
    ]
    return sorted(
        found, key=lambda deed: (deed.move in _DULL, -deed.seen.anchor, -deed.seen.confidence, deed.seen.turn)
    )


def _is_what_is_asked(desk: Desk, deed: _Deed, asked: Observation) -> bool:
    wanted = behaviour_of(desk.rubric, asked)
    return deed.seen.behaviour == wanted.key or wanted.grade(frozenset({deed.move})) >= _SHOWN


def _first(desk: Desk, card: Scorecard, deed: _Deed | None) -> str:
    voice = desk.voice
    if card.critical:
        return _critical(desk, card.critical[0])
    if desk.arc is not None:
        return voice.say(ending_of(desk.arc, told=deed is not None), done=deed and deed.words)
    if deed is None:
        return voice.say("real_nothing_yet")
    cue = voice.cue(deed.seen.cue.name) if deed.seen.cue else None
    return voice.say("real_worked" if cue else "real_worked_plain", done=deed.words, cue=cue)


def _critical(desk: Desk, error: CriticalError) -> str:
    key = f"critical_{error.name}"
    quote = first_words(error.quote, 90).exact.rstrip(" .,;:")
    return desk.voice.say(key if key in MESSAGES else "critical", quote=quote)


def ending_of(arc: Arc, *, told: bool) -> str:
    """Return the message for how a practised talk ended; `told` says whether there is something that worked."""
    gain = arc.warmth[-1] - arc.warmth[0]
    if not told:
        return _bare_ending(arc, worse=gain < -_MOVED)
    stopped = arc.ended is Ended.STOPPED
    if arc.solved:
        relieved = arc.warmth[-1] >= _RELIEVED and gain > _MOVED
        return "solved_stopped" if stopped else "left_relieved" if relieved else "left_solved"
    if stopped:
        return "stopped_worse" if gain < -_MOVED else "stopped_better" if gain > _MOVED else "stopped_same"
    if arc.ended is Ended.ESCALATED:
        return "escalated"
    if gain > _MOVED:
        return "left_calmer"
    return "left_upset" if arc.ended is Ended.LEFT and gain < -_MOVED else _ENDED[arc.ended]


def _bare_ending(arc: Arc, *, worse: bool) -> str:
    if arc.solved:
        return "bare_solved"
    if arc.ended is Ended.STOPPED:
        return "bare_stopped_worse" if worse else "bare_stopped"
    return "bare_upset" if arc.ended is Ended.LEFT and worse else f"bare_{_ENDED[arc.ended]}"


def _second(desk: Desk, tries: Sequence[Observation], *, again: bool) -> str:
    if not tries:
        return desk.voice.say("nothing_to_try")
    step = as_clause(typographic(behaviour_of(desk.rubric, tries[0]).next_step))
    if again:
        return desk.voice.say("next_there_too", step=step, answer=desk.talk.answer_of(tries[0].turn))
    return desk.voice.say("next", step=step)


def as_clause(step: str) -> str:
    """Turn "Put a clock time in it." into "put a clock time in it."; a word in capitals and "I" stay as they are.

    It is one sentence: sentences outside quotation marks are joined by a semicolon. It ends with one full stop, or with
    the mark inside its own closing quotation.
    """
    bare = _NEW_SENTENCE.sub(lambda found: f"; {found.group(1).lower()}", step.strip().rstrip("."))
    if not bare:
        return ""
    first = bare.split(maxsplit=1)[0]
    keeps = first in {"I", "I'll", "I’ll"} or (len(first) > 1 and first.isupper())
    closed = bare if bare.endswith(("?", "!", "?”", "!”", ".”")) else f"{bare}."
    return closed if keeps else closed[0].lower() + closed[1:]
