"""What the customer took from one turn of the agent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from warmline.core.customer.state import Promise


class Noise(StrEnum):
    """Ways in which a turn says nothing that a customer could answer."""

    EMPTY = "empty"
    GIBBERISH = "gibberish"
    OTHER_LANGUAGE = "other_language"
    OFF_SCENE = "off_scene"  # talks to a machine, gives stage directions
    ROLES_SWAPPED = "roles_swapped"  # speaks as if the agent were the customer


@dataclass(frozen=True, slots=True)
class Item:
    """Something of the scenario that was heard: its key and the agent's words for it."""

    key: str
    quote: str
    amount: float | None = None  # of an offer: the sum that was named for it


@dataclass(frozen=True, slots=True)
class Heard:
    """The content of an agent's turn as the customer understood it; the manner of it is in the marks.

    `offers` are offers made (an offer put as a question is an offer), `with_lead` those made subject to a lead's yes or
    only asked about, `refused` offers that the agent said are not possible, `asked` facts that a question fetches,
    `record` facts of the record that the agent asks the customer for, `traps` tempting wrong answers.
    """

    offers: tuple[Item, ...] = ()
    with_lead: tuple[Item, ...] = ()
    refused: tuple[Item, ...] = ()
    asked: tuple[Item, ...] = ()
    record: tuple[Item, ...] = ()
    traps: tuple[Item, ...] = ()
    promises: tuple[Promise, ...] = ()
    questions: tuple[str, ...] = ()
    unanswerable: tuple[str, ...] = ()  # beside a question that fetches something: those that fetch nothing
    open_question: str | None = None  # "what happened?", "how can I help?"
    asks_mood: str | None = None  # "how are you?"
    asks_agreement: str | None = None  # "does that help?", "shall I?"
    asks_more: str | None = None  # "anything else?"
    asks_presence: str | None = None  # "are you still there?"
    asks_company: str | None = None  # "who is with you?"
    asks_hold: str | None = None  # "can you wait a moment?"
    unsure: str | None = None  # "I am not sure which works", "maybe I can"
    will_ask: str | None = None  # "I can ask my lead", "let me find out whether"
    goodbye: str | None = None  # "have a nice day", "bye"
    time: str | None = None  # a clock time, a day or a span that was named
    agent_name: str | None = None
    wrong_name: str | None = None
    absurd: str | None = None  # a promise that nobody could keep
    pasted_rule: str | None = None  # the rule itself, word for word
    shouting: bool = False
    words: int = 0
    noise: Noise | None = None

    @property
    def unmatched_question(self) -> str | None:
        """A question that fits nothing the customer knows, or None."""
        if self.asked or self.record or self.traps or not self.questions:
            return None
        known = (self.open_question, self.asks_mood, self.asks_agreement, self.asks_more, self.asks_presence)
        if any(known) or self.asks_hold or self.offers or self.with_lead:
            return None
        return self.questions[0]
