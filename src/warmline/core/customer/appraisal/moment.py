"""The moment in which an agent's turn is felt: who hears it, after what, and how fresh its words are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from warmline.core.customer.heard import Heard, Item
from warmline.core.customer.manner import ASKS_HOLD, WISHES, YES_OR_NO
from warmline.core.customer.matching import case_words, content_words
from warmline.core.customer.others import asks_others
from warmline.core.customer.parameters import Effect, Parameters
from warmline.core.customer.relational import WARM_WORDS, gives_reason, is_work, names_number, only_waits
from warmline.core.customer.scenario import Offer, OfferRule, Scenario
from warmline.core.customer.sentences import Piece, fold, pieces, plain, words
from warmline.core.customer.state import Act, CustomerState
from warmline.core.customer.times import is_a_sum, named_time, only_conditional, says_only_a_time, span_seconds
from warmline.core.moves import Mark, TurnReading

FEELING_ACTS: Final = frozenset({Act.OPEN, Act.COMPLAIN, Act.VENT, Act.THREATEN, Act.CORRECT, Act.ESCALATE, Act.REPEAT})
WAITING_ACTS: Final = frozenset({Act.ASK, Act.HESITATE, Act.BARGAIN})
DONE: Final = frozenset(
    {"next_step_with_time", "offers_remedy", "offers_options", "declines_with_alternative", "summarises", "follows_up"}
)
MEETS_FEELING: Final = frozenset({"acknowledges_feeling", "validates", "paraphrases"})
PROGRESS: Final = DONE | {
    "next_step", "gives_information", "explains", "declines_with_reason", "asks_open", "plain_steps", "escalates",
    "paraphrases", "verifies_understanding", "prevents_repeat", "takes_ownership", "sets_boundary", "asks_for_help",
    "suggests_fit",
}  # fmt: skip
KIND: Final = frozenset(
    {"acknowledges_feeling", "acknowledges_generically", "validates", "apologises", "thanks_customer", "greets",
     "speaks_positively", "uses_name", "small_talk", "introduces_self", "stock_phrase"}
)  # fmt: skip


# Kind words that a formula or a flood of sorries drowns.
_DROWN: Final = frozenset({"apologises", "acknowledges_feeling", "validates"})
# Work promised or done: another deed is no repetition of the one before.
_DEEDS: Final = frozenset({"next_step_with_time", "next_step", "promises"})
WARM: Final = "warm_words"
WAITED: Final = "waited"


def met_share(heard: Collection[str]) -> float:
    """Return how far these moves meet a customer's feeling: 1 named, shared or owned up to, 0.5 a bare sorry, 0 not.

    The half is chosen; that a sorry alone falls short of one that takes responsibility is Lewicki 2016 (L2).
    """
    if MEETS_FEELING.intersection(heard) or {"apologises", "takes_ownership"} <= set(heard):
        return 1.0
    return 0.5 if "apologises" in heard else 0.0


@dataclass(frozen=True, slots=True)
class Felt:
    """One thing felt: the reason's key, its effect before temperament and stickiness, and the agent's words."""

    reason: str
    effect: Effect
    quote: str = ""
    text: str | None = None  # the learner's words where they differ from the reason's own


@dataclass(frozen=True)
class Moment:
    """Everything an appraisal looks at. Nothing in it is changed."""

    scenario: Scenario
    state: CustomerState
    heard: Heard
    reading: TurnReading
    parameters: Parameters
    after_seconds: float | None = None  # how long the answer took; None where nobody looked
    interrupted: bool = False  # the agent began to speak while the customer still did

    def felt(self, reason: str, quote: str = "", factor: float = 1.0, text: str | None = None) -> Felt:
        """Return a reason with its listed effect times a factor."""
        return Felt(reason, self.parameters.effects[reason].times(factor), quote, text)

    def marks(self, *names: str) -> Iterator[Mark]:
        """Yield the marks of the turn with one of these names.

        "Two more minutes, please" is no step with a time, and a time in an if-clause makes none.
        """
        found = (mark for mark in self.reading.marks if mark.name in names)
        return (mark for mark in found if mark.name not in _DEEDS or self._is_deed(mark))

    def _is_deed(self, mark: Mark) -> bool:
        sentence = self.sentence_of(mark)
        if only_waits(sentence):
            return False
        return mark.name != "next_step_with_time" or not (only_conditional(sentence) or is_a_sum(mark.about("time")))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all moves in the turn."""
        return self.reading.names()

    @cached_property
    def clauses(self) -> tuple[Piece, ...]:
        """The clauses of the agent's text."""
        return pieces(self.reading.text[:6000])

    @property
    def turn(self) -> int:
        """The number of this agent turn, from 1."""
        return self.state.turn + 1

    @cached_property
    def feeling_open(self) -> bool:
        """Whether the customer has shown a feeling that nobody has met yet."""
        mood = self.state.mood
        hidden_just_told = self.state.told[-1:] == (self.scenario.need.hidden_fact,)
        shown = bool(FEELING_ACTS & set(self.state.plan.acts)) and (mood.anger > 0.2 or mood.hope < 0.5)
        return shown or hidden_just_told or mood.anger >= 0.5

    @cached_property
    def feeling_met(self) -> float:
        """How far anybody has met the customer's feeling, now or earlier: 0-1."""
        return met_share(self.reached | {name for name, _ in self.state.heard})

    @cached_property
    def reached(self) -> frozenset[str]:
        """The names of the moves that reach the customer, `warm_words` where the reader's rules know none of them.

        A sorry inside of a formula is none, a feeling named in too long an apology is not heard, and a reason that
        gives none explains nothing. `waited` stands for a turn that only asks for patience.
        """
        drowned = {name for name in _DROWN & self.names if all(map(self.is_drowned, self.marks(name)))}
        empty = {n for n in ("explains", "gives_information") if not any(map(self.has_substance, self.marks(n)))}
        felt = {WARM} if self.warm_words is not None else set()
        waited = {WAITED} if self.holds and not self.does_something else set()
        return (self.names - drowned - empty) | felt | waited

    def is_drowned(self, mark: Mark) -> bool:
        """Whether a kind word is part of a formula, or of an apology that goes on too long."""
        if any(mark.start < stock.end and stock.start < mark.end for stock in self.marks("stock_phrase")):
            return True
        if mark.name == "apologises" or self.apology_length <= self.parameters.apology_words:
            return False
        return self.sentence_of(mark) in self._clauses_with("apologises")

    def is_flood(self, piece: Piece) -> bool:
        """Whether a clause is part of an apology that goes on too long: it speaks of nothing else."""
        long = self.apology_length > self.parameters.apology_words
        return long and piece.text in self._clauses_with("apologises")

    @cached_property
    def apology_length(self) -> int:
        """The words of all clauses that apologise."""
        return sum(len(words(text)) for text in {self.sentence_of(mark) for mark in self.marks("apologises")})

    @cached_property
    def warm_words(self) -> Piece | None:
        """The first clause with a warm word to the person, whatever the reader's rules make of it."""
        said = (p for p in self.clauses if not p.question and not self.copies(p.text))
        return next((p for p in said if WARM_WORDS.search(plain(p.text))), None)

    @cached_property
    def talk_words(self) -> int:
        """The words of all clauses that are kind, or sorry, and neither ask nor help."""
        kind, help_ = (self._clauses_with(*names) for names in (KIND - {"greets", "introduces_self"}, PROGRESS))
        helped = help_ | {item.quote for item in (*self.heard.offers, *self.heard.with_lead)}
        said = (p for p in self.clauses if not p.question and p.text not in helped and not is_work(p))
        return sum(len(words(p.text)) for p in said if p.text in kind or WARM_WORDS.search(plain(p.text)))

    def _clauses_with(self, *names: str) -> frozenset[str]:
        return frozenset(self.sentence_of(mark) for mark in self.marks(*names))

    @cached_property
    def heard_through(self) -> float:
        """The share of the turn's help that is left beneath its kind words: 1 up to `warm_words_heard` of them."""
        p = self.parameters
        return 1.0 / (1.0 + p.talk_over_help * max(0.0, self.talk_words / p.warm_words_heard - 1.0))

    def sentence_of(self, mark: Mark) -> str:
        """Return the clause in which a mark begins."""
        return next((p.text for p in self.clauses if p.start <= mark.start < p.end), mark.quote)

    def has_substance(self, mark: Mark) -> bool:
        """Whether a mark of information is about this case, or names a number, and one of explaining holds a reason.

        Other marks need not be. What will be done, and when, is a promise; asking to wait, or somebody
        else, is no news either.
        """
        sentence = self.sentence_of(mark)
        if mark.name == "explains":
            return gives_reason(sentence)
        if mark.name != "gives_information":
            return True
        if only_waits(sentence) or any(p.text == sentence and asks_others(p) for p in self.clauses):
            return False
        if names_number(sentence):
            return True
        if sentence in self._clauses_with(*_DEEDS) or (self.work is not None and sentence == self.work.text):
            return False
        return bool(content_words(sentence) & case_words(self.scenario))

    def copies(self, text: str) -> int:
        """Return how often this very sentence was said before in the conversation."""
        return self.state.phrases.count(fold(text)[:120])

    def freshness(self, mark: Mark) -> float:
        """Return the share that is left of a helping move after earlier uses and copies of it."""
        p = self.parameters
        used, decay = self.state.times_heard(mark.name), p.deed_decay if mark.name in _DEEDS else p.move_decay
        return float(decay**used * p.copy_decay ** self.copies(self.sentence_of(mark)))

    @cached_property
    def disappointment(self) -> float:
        """How much heavier a let-down weighs after earlier failures (1 for none)."""
        return 1.0 + self.parameters.per_failure * min(4, self.state.failures)

    @cached_property
    def new_offers(self) -> tuple[Item, ...]:
        """Offers of this turn that were not standing before."""
        return tuple(item for item in self.heard.offers if item.key not in self.state.standing())

    def missing(self, offer: Offer) -> frozenset[str]:
        """Return what must be known for an offer to fit and is not: what stands in the record the agent has read."""
        return frozenset(offer.after) - set(self.state.told) - {fact.key for fact in self.scenario.record}

    def beyond_policy(self, item: Item) -> bool:
        """Whether the sum named for an offer is more than the agent may give."""
        most = self.scenario.offer(item.key).compensation
        return most is not None and item.amount is not None and item.amount > most * (1 + self.parameters.amount_slack)

    @cached_property
    def own_payments(self) -> tuple[Item, ...]:
        """Offers of this turn that pay something, are the agent's to make and were not standing before."""
        offers = ((item, self.scenario.offer(item.key)) for item in self.new_offers)
        return tuple(
            item
            for item, offer in offers
            if offer.compensation is not None and offer.rule is OfferRule.ALLOWED and not self.beyond_policy(item)
        )

    def share_of_price(self, item: Item) -> float:
        """Return what an offer pays as a share of the money at stake; 0 where it pays nothing."""
        paid = item.amount if item.amount is not None else self.scenario.offer(item.key).compensation
        return paid / self.scenario.price if paid is not None and self.scenario.price else 0.0

    @cached_property
    def holds(self) -> bool:
        """Whether the agent asks for a wait."""
        return bool(self.heard.asks_hold) or "holds" in self.names

    @cached_property
    def hold_s(self) -> float:
        """The seconds of wait that are named, 0 where none are."""
        asks = (p.text for p in self.clauses if ASKS_HOLD.search(plain(p.text)) or span_seconds(p.text))
        return max((span_seconds(text) or 0.0 for text in asks), default=0.0) if self.holds else 0.0

    @cached_property
    def new_asked(self) -> tuple[Item, ...]:
        """Questions of this turn for facts not yet told."""
        return tuple(item for item in self.heard.asked if item.key not in self.state.told)

    @cached_property
    def does_something(self) -> bool:
        """Whether something is done or set going in this turn, as against said."""
        own = any(self.scenario.offer(item.key).rule is OfferRule.ALLOWED for item in self.heard.offers)
        return own or bool(self.heard.with_lead) or any(True for _ in self.marks(*DONE)) or self.step_has_time

    @cached_property
    def step_has_time(self) -> bool:
        """Whether the turn names a next step and a time for it."""
        if any(True for _ in self.marks("next_step_with_time")):
            return True
        steps = self.marks("next_step", "promises", "follows_up")
        return any(named_time(self.sentence_of(mark)) for mark in steps) or self.work is not None

    @cached_property
    def work(self) -> Piece | None:
        """The first clause that says what is being done and by when, new in this conversation."""
        said = (p for p in self.clauses if is_work(p) or self._says_when(p))
        return next((p for p in said if not self.copies(p.text)), None)

    def _says_when(self, piece: Piece) -> bool:
        """Whether a few words name the time of what was said before: "Tomorrow by noon."

        Who was asked by when may say it in any words.
        """
        if "by_when" in self.state.plan.topics and not piece.question and named_time(piece.text):
            return True
        promised = bool(self.state.standing() or self.state.concrete)
        short = len(words(piece.text)) <= self.parameters.words_of_a_time and not piece.question
        return promised and short and self.state.asking is True and says_only_a_time(piece.text)

    @property
    def asks_without_time(self) -> bool:
        """Whether somebody else is to be asked, and nobody says by when."""
        return self.heard.will_ask is not None and not self.step_has_time and not self.heard.time

    @property
    def only_swears(self) -> bool:
        """Whether the turn guarantees what nobody can, and neither offers nor does nor asks anything beside it."""
        return "overpromises" in self.names and not (self.does_something or self.heard.offers or self.new_asked)

    @cached_property
    def says_yes_or_no(self) -> bool:
        """Whether the customer's last message could be answered by a yes or no, and the turn begins with one."""
        return self.state.polar and bool(YES_OR_NO.match(plain(self.reading.text)))

    @cached_property
    def touches_case(self) -> bool:
        """Whether a statement of the turn speaks about this very case: its record, its policy, what was told."""
        return any(self.speaks_of_case(piece) for piece in self.clauses)

    def speaks_of_case(self, piece: Piece) -> bool:
        """Whether a clause states something of this very case and is neither a question, a wish nor a copy."""
        if piece.question or WISHES.search(plain(piece.text)) or self.copies(piece.text) or self.is_flood(piece):
            return False
        return len(content_words(piece.text) & case_words(self.scenario)) >= 2

    @cached_property
    def moves_on(self) -> bool:
        """Whether the turn brings the case forward in any way."""
        fresh = any(self.copies(self.sentence_of(m)) == 0 for m in self.marks(*PROGRESS) if self.has_substance(m))
        new = self.new_offers or self.new_asked or self.heard.with_lead or self.heard.will_ask or self.work is not None
        return fresh or bool(new) or self.touches_case

    @cached_property
    def is_kind(self) -> bool:
        """Whether the turn holds kind or polite words."""
        return bool(self.names & KIND)
