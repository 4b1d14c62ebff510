"""The rule-based reader: every cue and move of the catalogue, from words and from what was said before."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves import times
from warmline.core.moves.families import AGENT_FAMILIES, CUSTOMER_FAMILIES
from warmline.core.moves.history import History
from warmline.core.moves.lexicon import Lexicon
from warmline.core.moves.reading import Reading, TurnReading
from warmline.core.moves.settle import settle
from warmline.core.moves.view import View

VERSION: Final = "rules-5"
_FAMILIES: Final = {Speaker.CUSTOMER: CUSTOMER_FAMILIES, Speaker.AGENT: AGENT_FAMILIES}


class RuleReader:
    """Reads turns by rules alone. Stateless: one reader may serve many conversations and threads."""

    @property
    def version(self) -> str:
        """Name and version of the rules."""
        return VERSION

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Read one turn in the light of the turns before it. Raises IndexError where there is no such turn."""
        said = conversation.turns[turn]
        families = _FAMILIES.get(said.speaker)
        if families is None:
            return TurnReading(turn, said.speaker, said.text)
        view = View(said.text, said.speaker, lexicon_of(said.speaker), History(conversation, turn))
        marks = [mark for family in families for mark in family.read(view)]
        return TurnReading(turn, said.speaker, said.text, settle(marks))

    def read(self, conversation: Conversation) -> Reading:
        """Read every turn of a conversation."""
        return Reading(VERSION, tuple(self.read_turn(conversation, turn) for turn in range(len(conversation.turns))))


@lru_cache(maxsize=4)
def lexicon_of(speaker: Speaker) -> Lexicon:
    """Return the compiled patterns of all families that read this speaker's turns."""
    shared = times.ENTRIES if speaker is Speaker.AGENT else ()
    return Lexicon((*shared, *(entry for family in _FAMILIES[speaker] for entry in family.ENTRIES)))
