"""The one or two sentences at the top: what worked for this customer, then the one next thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from warmline.core.scoring.arc import Arc
from warmline.core.scoring.feedback.choosing import behaviour_of
from warmline.core.scoring.feedback.points import Desk
from warmline.core.scoring.feedback.quoting import first_words
from warmline.core.scoring.feedback.voice import Voice
from warmline.core.scoring.scorecard import Observation, Scorecard

_RELIEVED: Final = 0.68
_MOVED: Final = 0.04
_DULL: Final = frozenset({"greets", "introduces_self", "uses_name", "thanks_customer", "explains", "gives_information"})


def headline(desk: Desk, card: Scorecard, worked: Sequence[Observation], tries: Sequence[Observation]) -> str:
    """Write the headline. With no observation at all it says kindly that there was nothing to judge."""
    if not card.observations:
        return desk.voice.say("no_chance")
    return f"{_first(desk, card, worked)} {_second(desk, tries)}"


def _first(desk: Desk, card: Scorecard, worked: Sequence[Observation]) -> str:
    voice = desk.voice
    if card.critical:
        return voice.say("critical", quote=first_words(card.critical[0].quote, 90).exact)
    best = _most_telling(worked)
    done = _done(voice, best) if best else None
    if desk.arc is not None:
        return voice.say(_ending(desk.arc, has_worked=done is not None), done=done)
    if best is None or done is None:
        return voice.say("real_nothing_yet")
    cue = voice.cue(best.cue.name) if best.cue else None
    return voice.say("real_worked", done=done, cue=cue) if cue else voice.say("real_worked_plain", done=done)


def _most_telling(worked: Sequence[Observation]) -> Observation | None:
    """The moment to speak of first: the highest anchor, and rather what answered a person than a formality."""
    return max(
        worked,
        key=lambda each: (any(mark.name not in _DULL for mark in each.marks), each.anchor, each.confidence, -each.turn),
        default=None,
    )


def _done(voice: Voice, best: Observation) -> str | None:
    names = sorted((mark.name for mark in best.marks), key=lambda name: name in _DULL)
    return next((words for name in names if (words := voice.done(name))), None)


def _ending(arc: Arc, *, has_worked: bool) -> str:
    last, gain = arc.warmth[-1], arc.warmth[-1] - arc.warmth[0]
    if not has_worked:
        return "nothing_yet_solved" if arc.solved else "nothing_yet_open" if arc.finished else "nothing_yet_stopped"
    if arc.solved:
        return "left_relieved" if last >= _RELIEVED and gain > _MOVED else "left_solved"
    if not arc.finished:
        return "stopped_worse" if gain < -_MOVED else "stopped_better" if gain > _MOVED else "real_worked_plain"
    if gain > _MOVED:
        return "left_calmer"
    return "left_upset" if gain < -_MOVED else "left_open"


def _second(desk: Desk, tries: Sequence[Observation]) -> str:
    if not tries:
        return desk.voice.say("nothing_to_try")
    return desk.voice.say("next", step=as_clause(behaviour_of(desk.rubric, tries[0]).next_step))


def as_clause(step: str) -> str:
    """Turn "Put a clock time in it." into "put a clock time in it"; a word in capitals and "I" stay as they are."""
    bare = step.strip().rstrip(".")
    first = bare.split(maxsplit=1)[0] if bare else ""
    keeps = first in {"I", "I'll", "I’ll"} or (len(first) > 1 and first.isupper())
    return bare if keeps or not bare else bare[0].lower() + bare[1:]
