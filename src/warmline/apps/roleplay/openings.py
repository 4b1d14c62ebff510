"""The first words a customer would say to this person: the same as in the talk that a click begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from warmline.apps.library.ports import language
from warmline.apps.people.models import Person
from warmline.apps.practice.next_step import NextStep
from warmline.apps.roleplay.selectors import own_memory, own_session, read_own_scene
from warmline.apps.roleplay.services.starting import next_seed
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scene import Scene, begin

_SENTENCE = re.compile(r".+?[.!?]+(?=\s|$)", re.DOTALL)
_SALUTATION = re.compile(r"\A[^\n.!?]{1,60},\s*\n\s*\n")


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a customer says now, and how she looks saying it."""

    words: str
    mood: str
    poses: Mapping[str, float]


def greeting(person: Person, step: NextStep, *, longest: int) -> Greeting:
    """Return the opening of a new talk, or the last words of one that waits, cut to whole sentences.

    Of a mail it is what it says: its salutation would take the room of the first sentence.
    """
    turn = _scene(person, step).turns[-1]
    words = shortened(without_salutation(turn.customer), longest)
    return Greeting(words, mood_word(turn.mood), pose_weights(turn.mood))


def _scene(person: Person, step: NextStep) -> Scene:
    session = own_session(person, step.session) if step.session else None
    if session is None or session.branch is None:
        seed, memory = next_seed(person, step.scenario.key), own_memory(person, step.scenario)
        return begin(step.scenario, language(), seed=seed, memory=memory)
    return read_own_scene(person, session, session.branch)


def without_salutation(text: str) -> str:
    """Return a mail from its first sentence on, with a capital where a comma stood before; other words as they are."""
    body = _SALUTATION.sub("", text)
    return text if body == text else body[:1].upper() + body[1:]


def shortened(text: str, longest: int) -> str:
    """Return as many whole sentences as fit. Where not even one fits: the first, up to twice that, then an ellipsis."""
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if len(kept) + len(sentence) > longest:
            break
        kept += sentence
    if kept.strip():
        return kept.strip()
    first = next(iter(_SENTENCE.findall(text)), text).strip()
    if len(first) <= 2 * longest:
        return first
    return first[: 2 * longest].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
