"""Better wording for one moment: the author's own where there is one, otherwise made from what the customer said."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.moves import Mark
from warmline.core.scoring.arc import Arc, Wording
from warmline.core.scoring.feedback.voice import Voice
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Behaviour

# Only words that can stand after "No wonder you are ..." are put into the agent's mouth.
_FEELINGS: Final = frozenset(
    {"angry", "annoyed", "anxious", "concerned", "confused", "disappointed", "distressed", "fed up", "frustrated"}
    | {"furious", "irritated", "let down", "scared", "stressed", "unhappy", "upset", "worried"}
)
_DEADLINE: Final = re.compile(
    r"\b(?:by|before|until)\s+(?:(?:this|next)\s+)?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|noon|afternoon|evening|night))?\b"
    r"|\b(?:by|before)\s+(?:tomorrow|tonight|noon|the weekend|\d{1,2}(?::\d\d)?\s?(?:am|pm)?\b)",
    re.IGNORECASE,
)


def better_wording(
    behaviour: Behaviour, observation: Observation, cue_text: str, answer: int, voice: Voice, arc: Arc | None
) -> str:
    """Return words the agent could have used at this moment.

    In a scenario: the author's wording for this behaviour that fits what was known by then, the latest topic first.
    Otherwise the customer's feeling or deadline in their own word, where the behaviour asks for it; failing that the
    behaviour's example with the moment it answers.
    """
    authored = authored_wording(behaviour, arc, answer) if arc else None
    return authored or _made(behaviour, observation.cue, cue_text, voice) or _example(behaviour, voice)


def authored_wording(behaviour: Behaviour, arc: Arc, answer: int) -> str | None:
    """Return the author's wording for a behaviour at this answer, by the latest topic known; None where none fits."""
    known = arc.known_before(answer)
    fitting = [wording for wording in arc.wordings if _fits(behaviour, wording)]
    for topic in reversed(known):
        found = next((wording for wording in fitting if wording.after == topic), None)
        if found:
            return found.say
    return next((wording.say for wording in fitting if wording.after is None), None)


def _example(behaviour: Behaviour, voice: Voice) -> str:
    if not behaviour.moment:
        return behaviour.say
    return voice.say("say_example", moment=behaviour.moment, words=behaviour.say)


def _fits(behaviour: Behaviour, wording: Wording) -> bool:
    return wording.behaviour == behaviour.key or wording.behaviour in wanted_moves(behaviour)


def wanted_moves(behaviour: Behaviour) -> frozenset[str]:
    """Return the moves without which neither of the two upper anchors of a behaviour is reached."""
    needs = [pattern.needs for anchor in behaviour.anchors[2:] for pattern in anchor.shown_by]
    return frozenset.intersection(*needs) if needs else frozenset()


def _made(behaviour: Behaviour, cue: Mark | None, cue_text: str, voice: Voice) -> str | None:
    wanted = wanted_moves(behaviour)
    feeling = _feeling(cue)
    if feeling and "acknowledges_feeling" in wanted:
        return voice.say("say_feeling", feeling=feeling)
    deadline = _DEADLINE.search(cue_text)
    if deadline and "next_step_with_time" in wanted:
        return voice.say("say_deadline", deadline=_as_said(deadline.group()))
    return None


def _feeling(cue: Mark | None) -> str | None:
    if cue is None:
        return None
    named = (cue.about("feeling") or "").casefold()
    if named in _FEELINGS:
        return named
    said = re.findall(r"[a-z]+", cue.quote.casefold())
    return next((word for word in said if word in _FEELINGS and "not" not in said), None)


def _as_said(deadline: str) -> str:
    first, rest = deadline.split(maxsplit=1)
    return f"{first.casefold()} {rest}"
