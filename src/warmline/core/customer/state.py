"""Where a conversation stands, from the customer's side. A state is never changed; a step makes a new one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from warmline.core.customer.mood import Mood
from warmline.core.customer.parameters.acts import REST

# The topic of a hesitation over a question that comes too early for this customer; authors write its lines as an act.
GUARDED: Final = "guarded"


class Act(StrEnum):
    """What a customer does in a turn."""

    OPEN = "open"
    ASK = "ask"
    ANSWER = "answer"
    TELL = "tell"
    CORRECT = "correct"
    COMPLAIN = "complain"
    VENT = "vent"
    REPEAT = "repeat"
    CLARIFY = "clarify"
    BARGAIN = "bargain"
    THREATEN = "threaten"
    ESCALATE = "escalate"
    HESITATE = "hesitate"
    ACCEPT = "accept"
    FORGIVE = "forgive"
    THANK = "thank"
    CLOSE = "close"
    LEAVE = "leave"
    TEST = "test"  # checks whether the agent listened
    COME_BACK = "come_back"  # goes, and says when they will write or call again
    SILENCE = "silence"  # "Are you there?": nobody spoke for a while


class Ending(StrEnum):
    """How a conversation ended. `gave_up`: left politely, unsolved."""

    RESOLVED = "resolved"
    LEFT = "left"
    ESCALATED = "escalated"
    GAVE_UP = "gave_up"


@dataclass(frozen=True, slots=True)
class Because:
    """Why something changed: a reason's key, the words a reader sees, and the agent's words it rests on."""

    reason: str
    text: str
    quote: str = ""
    anger: float = 0.0
    trust: float = 0.0
    patience: float = 0.0
    hope: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What the customer does next: one or two acts, each with its topic (key of a fact, an offer or a trap).

    `reaction` is the reason the customer reacts to first in words, None where they go straight on. `slots` are
    words of the agent that a line may take up (a time, a short quote), as sorted (name, words) pairs.
    """

    acts: tuple[Act, ...]
    topics: tuple[str | None, ...]
    reaction: str | None = None
    slots: tuple[tuple[str, str], ...] = ()

    @property
    def act(self) -> Act:
        """The main act: the last one, which the agent must answer."""
        return self.acts[-1]


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the agent said would happen, kept in memory and held against the agent."""

    turn: int
    quote: str
    when: str | None


@dataclass(frozen=True, slots=True)
class CustomerState:
    """Everything the customer carries from turn to turn."""

    turn: int
    mood: Mood
    moods: tuple[Mood, ...]  # one a customer turn, the opening first
    told: tuple[str, ...] = ()  # facts told, in order
    offers: tuple[str, ...] = ()  # offers heard, in order
    traps: tuple[str, ...] = ()  # traps stepped into
    promises: tuple[Promise, ...] = ()
    heard: tuple[tuple[str, int], ...] = ()  # how often each move was heard, sorted by name
    phrases: tuple[str, ...] = ()  # the agent's sentences so far, folded, for noticing repetition
    said: tuple[str, ...] = ()  # identifiers of lines already used
    unclear: int = 0  # clarifying questions in a row
    failures: int = 0
    plan: Plan = field(default_factory=lambda: Plan((Act.OPEN,), (None,)))
    ended: Ending | None = None
    acts: tuple[Act, ...] = ()  # the main act of each turn, the opening first
    asked: tuple[str, ...] = ()  # facts the agent asked for, told or not
    withdrawn: tuple[str, ...] = ()  # offers made and taken back
    overpromised: tuple[str, ...] = ()  # offers made that were not the agent's to make, and still stand
    accepted: str | None = None  # key of the good end the customer said yes to
    kind_only: int = 0  # turns in a row with kind words and nothing done
    idle: int = 0  # turns in a row that moved nothing
    insulted: int = 0
    goodbyes: int = 0  # times the agent wanted to close
    reacted: tuple[str, ...] = ()  # reactions already put into words, in order
    agent_name: str | None = None
    need_met: bool = False  # the agent spoke to what it is really about
    guarded: int = 0  # times a question for a trusted fact was put off
    concrete: int = 0  # turns in which something was done: an offer, a step with a time
    answered: tuple[str, ...] = ()  # what no line need ask any more: time, next, able, who, hear
    felt: float = REST  # how good the last turn made them seem to themselves (affect control theory; at rest 1.10)
    compensation: float = 0.0  # the most that stands as compensation, as a share of the price
    hold_s: float | None = None  # on hold: the seconds that were named, 0 where none were; None while not on hold
    cause_stays: bool = False  # heard that it will happen again
    silences: int = 0  # times nobody spoke for too long
    owed: tuple[Promise, ...] = ()  # promises of an earlier talk that were not kept and not yet spoken of
    asking: bool | None = None  # whether the customer's last message held a question; None where nobody looked
    pending: tuple[str, ...] = ()  # offers of the agent's own that were only asked about so far
    choice: tuple[str, ...] = ()  # offers put as "this or that", of which none was settled on yet
    polar: bool = False  # whether the last question of that message is answered by a yes or no

    def times_heard(self, name: str) -> int:
        """Return how often a move was heard before."""
        return dict(self.heard).get(name, 0)

    @property
    def doubted(self) -> str | None:
        """The offer that the customer's last message turned down or doubted, or None."""
        topics = (topic for topic in self.plan.topics if topic is not None)
        return next((topic.partition(":")[2] for topic in topics if topic.startswith("offer:")), None)

    def standing(self) -> frozenset[str]:
        """Return the offers that were made and not taken back."""
        return frozenset(self.offers) - frozenset(self.withdrawn)


@dataclass(frozen=True, slots=True)
class Step:
    """The result of one agent turn: the new state, what the customer does, and every reason."""

    state: CustomerState
    plan: Plan
    because: tuple[Because, ...]
