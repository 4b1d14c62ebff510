"""Where misspelt words hinder reading: the only place where spelling touches a score, and only business_writing's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Channel, Conversation, Speaker
from warmline.core.scoring.scorecard import LANGUAGE, Observation
from warmline.core.scoring.writing.words import accepted_words
from warmline.core.skills import Rubric
from warmline.core.wording.slips import WordList, spelling

LEAST_WORDS: Final = 8
LEAST_SLIPS: Final = 3
SHARE: Final = 0.25
"""One word in four, and at least three, must be a slip before a message counts as hard to read. A cautious choice:
second-language texts with errors that we wrote ourselves have at most one slip in ten words."""
MOST_UNKNOWN: Final = 0.4
"""Where more of the words than this are in no list, the text is likely in another language, and nothing is said."""
_SURENESS: Final = 0.7
_WRITTEN: Final = frozenset((Channel.CHAT, Channel.EMAIL, Channel.SOCIAL))


@dataclass(frozen=True, slots=True)
class Hindered:
    """An agent turn that is hard to read: so many slips among so many words."""

    turn: int
    slips: int
    words: int


def hindered(conversation: Conversation, words: WordList) -> tuple[Hindered, ...]:
    """Return the agent's messages in which misspelt words hinder reading."""
    if conversation.channel not in _WRITTEN or not in_english(conversation):
        return ()
    accepted = accepted_words(conversation)
    found: list[Hindered] = []
    for turn, said in conversation.said_by(Speaker.AGENT):
        seen = spelling(said.text, words, accepted)
        many = len(seen.slips) >= max(LEAST_SLIPS, SHARE * seen.words)
        if seen.words >= LEAST_WORDS and many and seen.unknown <= MOST_UNKNOWN * seen.words:
            found.append(Hindered(turn, len(seen.slips), seen.words))
    return tuple(found)


def language_observations(conversation: Conversation, words: WordList, rubric: Rubric) -> tuple[Observation, ...]:
    """Return what spelling says about business_writing: anchor 1 where it hinders reading, nothing anywhere else.

    Nothing too where the rubric has no `correct_language`.
    """
    skill = next((skill.key for skill, behaviour in rubric.behaviours() if behaviour.key == LANGUAGE), None)
    if skill is None:
        return ()
    return tuple(Observation(LANGUAGE, skill, each.turn, 1, _SURENESS) for each in hindered(conversation, words))


def in_english(conversation: Conversation) -> bool:
    """Say whether the conversation is in English, or does not say in what language."""
    return conversation.language is None or conversation.language.lower().startswith("en")
