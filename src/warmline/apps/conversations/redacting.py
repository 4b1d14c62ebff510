"""A real conversation without personal data: the only form in which its words are stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from warmline.adapters.llm.outgoing import names_in, without_data
from warmline.core.conversation import CaseFacts, Conversation, Fact, Turn
from warmline.core.conversation.redaction import names_of


@dataclass(frozen=True, slots=True)
class Clean:
    """A conversation as it is kept, and how many stretches of which kind were taken out."""

    conversation: Conversation
    taken: Counter[str]


def clean(conversation: Conversation) -> Clean:
    """Return the conversation without personal data.

    Mails, phones, cards, accounts, addresses, references, long numbers and the names that the case, the file or the
    talk gives away become their kind in brackets. Facts that are names go. A name that nobody introduced can stay.
    The agent's name goes as well. Turns keep their numbers. The id stays: whoever keeps it takes `reviews.ids.kept_id`.
    """
    names = names_in(conversation) | ({conversation.agent} if conversation.agent else set())
    taken: Counter[str] = Counter()
    turns = tuple(_turn(turn, names, taken) for turn in conversation.turns)
    people = frozenset(names_of(conversation.facts))
    facts = tuple(_fact(fact, names, taken) for fact in conversation.facts if fact.value not in people)
    return Clean(
        replace(
            conversation,
            id=plain(conversation.id),
            turns=turns,
            agent=None,
            queue=plain(conversation.queue) if conversation.queue else None,
            facts=CaseFacts(facts),
        ),
        taken,
    )


def _turn(turn: Turn, names: Iterable[str], taken: Counter[str]) -> Turn:
    return replace(turn, text=without_data(plain(turn.text), frozenset(names), taken))


def _fact(fact: Fact, names: Iterable[str], taken: Counter[str]) -> Fact:
    return replace(fact, value=without_data(plain(fact.value), frozenset(names), taken))


def plain(text: str) -> str:
    """Return the text as any database can hold it: lone surrogates and null bytes become question marks."""
    return text.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")
