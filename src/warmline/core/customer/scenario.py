"""A scenario: one customer with one case, written by people and checked by the pack reader.

Everything here is data. `say` lists hold whole customer sentences with `{slots}`; `hears` lists hold phrase
patterns (see core/wording/phrases.py): `new|another|second + parcel|package` means one word of each group in the
same sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from warmline.core.conversation import CaseFacts, Channel
from warmline.core.customer.mood import Mood
from warmline.core.customer.persona import Persona
from warmline.core.customer.setting import (
    NOTHING_BEFORE,
    USUAL_WEIGHTS,
    Clock,
    CompensationKind,
    JusticeWeights,
    Kind,
    Queue,
    Remembers,
    Series,
    Theme,
)
from warmline.core.skills import ProgrammeLevel


class Telling(StrEnum):
    """When a customer tells a fact."""

    OPENING = "opening"  # in the first message
    FREELY = "freely"  # volunteered as the talk goes on
    ASKED = "asked"  # only to a question that fits
    TRUSTED = "trusted"  # asked or not, only once trust is high enough: the hidden need


@dataclass(frozen=True, slots=True)
class CustomerFact:
    """Something the customer knows. `hears` are the agent's questions that fetch it, `say` the ways it is told."""

    key: str
    label: str
    telling: Telling
    say: tuple[str, ...]
    hears: tuple[str, ...] = ()


class OfferRule(StrEnum):
    """What the policy says about an offer."""

    ALLOWED = "allowed"
    NEEDS_LEAD = "needs_lead"  # offering it as one's own is an overpromise
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something an agent may (or may not) offer.

    `worth` is how far it meets the customer's need, 0-1. `after` names customer facts that must be known before the
    offer fits (offered earlier it is a guess and the customer says so). `welcome` and `unwelcome` are the customer's
    replies. `compensation` is the amount it pays, in the currency of the scenario's `price`.
    """

    key: str
    label: str
    rule: OfferRule
    worth: float
    hears: tuple[str, ...]
    after: tuple[str, ...] = ()
    welcome: tuple[str, ...] = ()
    unwelcome: tuple[str, ...] = ()
    compensation: float | None = None
    compensation_kind: CompensationKind | None = None


@dataclass(frozen=True, slots=True)
class Trap:
    """A tempting wrong answer: what triggers it, what the customer says, and why it hurts (shown in feedback)."""

    key: str
    label: str
    hears: tuple[str, ...]
    say: tuple[str, ...]
    why: str
    anger: float = 0.15
    trust: float = -0.15


@dataclass(frozen=True, slots=True)
class GoodEnd:
    """One way to end well: the offers that must be on the table and the facts that must be known."""

    key: str
    label: str
    offers: tuple[str, ...]
    facts: tuple[str, ...] = ()
    say: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What the customer asks for at first, and what it is really about (`hidden_fact` tells it)."""

    surface: str
    hidden: str
    hidden_fact: str


@dataclass(frozen=True, slots=True)
class Policy:
    """The rule in full, as the agent may open it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class BetterWording:
    """A better answer for one moment of this scenario: for a behaviour, and where given after a fact or an offer."""

    behaviour: str
    say: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """A nudge towards the next good thing, shown until its fact is told or its offer is made."""

    until: str
    text: str


@dataclass(frozen=True, slots=True)
class SceneLines:
    """This customer's own sentences for an act, beside those of the shared language. Keys are act names.

    "guarded" holds what this customer says to a question that comes too early, in place of a bare "Why do you ask?".
    """

    act: str
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One published version of a scenario."""

    key: str
    version: int
    title: str
    industry: str
    channel: Channel
    level: ProgrammeLevel
    minutes: int
    skills: tuple[str, ...]
    summary: str  # one line for lists, from the customer's side
    situation: str  # two or three short sentences for the agent
    persona: Persona
    mood: Mood
    failures: int  # failed attempts before this contact
    opening: tuple[str, ...]  # variants of the first message
    need: Need
    facts: tuple[CustomerFact, ...]
    record: CaseFacts  # what the agent sees
    policy: Policy
    offers: tuple[Offer, ...]
    traps: tuple[Trap, ...]
    good_ends: tuple[GoodEnd, ...]
    better: tuple[BetterWording, ...]
    hints: tuple[Hint, ...]
    lines: tuple[SceneLines, ...] = ()
    kind: Kind = Kind.CUSTOMER
    themes: tuple[Theme, ...] = ()
    weights: JusticeWeights = USUAL_WEIGHTS
    price: float | None = None  # money at stake, in the scenario's own currency
    refused_service: bool = False  # the service was refused altogether, not delivered badly
    subject: str | None = None  # the subject line of the first e-mail
    queue: Queue | None = None
    clock: Clock | None = None
    series: Series | None = None
    remembers: Remembers = NOTHING_BEFORE

    def fact(self, key: str) -> CustomerFact:
        """Return the customer's fact with this key. Raises KeyError where there is none."""
        return {fact.key: fact for fact in self.facts}[key]

    def offer(self, key: str) -> Offer:
        """Return the offer with this key. Raises KeyError where there is none."""
        return {offer.key: offer for offer in self.offers}[key]
