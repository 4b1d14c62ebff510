"""What a decision looks at, and what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from warmline.core.customer.appraisal import Moment
from warmline.core.customer.dice import Dice
from warmline.core.customer.parameters import Parameters
from warmline.core.customer.scenario import CustomerFact, GoodEnd, OfferRule, Scenario, Telling
from warmline.core.customer.state import Act, Because, CustomerState, Ending, Plan


@dataclass(frozen=True, slots=True)
class Decision:
    """A plan, the facts told with it, and whether the customer said yes or the conversation is over."""

    plan: Plan
    told: tuple[str, ...] = ()
    accepted: str | None = None
    ended: Ending | None = None
    takes_back_yes: bool = False


@dataclass(frozen=True)
class Situation:
    """The moment that was felt, the state after it, and the customer's luck."""

    moment: Moment
    now: CustomerState
    because: tuple[Because, ...]
    dice: Dice

    @property
    def scenario(self) -> Scenario:
        """The scenario being played."""
        return self.moment.scenario

    @property
    def before(self) -> CustomerState:
        """The state before the agent spoke."""
        return self.moment.state

    @property
    def parameters(self) -> Parameters:
        """The numbers of this customer."""
        return self.moment.parameters

    @cached_property
    def reasons(self) -> frozenset[str]:
        """The keys of every reason felt."""
        return frozenset(one.reason for one in self.because)

    def chance(self, purpose: str, probability: float) -> bool:
        """Say whether something of this probability happens in this turn."""
        return self.dice.chance(self.now.turn, purpose, probability)

    def trusts_with(self, fact: CustomerFact, *, asked: bool = False) -> bool:
        """Say whether the customer would tell this fact now."""
        if fact.telling is not Telling.TRUSTED:
            return True
        p = self.parameters
        if self.now.turn < p.first_turn_to_confide:
            return False
        bar = p.trust_to_confide - 0.1 * (self.scenario.persona.temperament.openness - 1.0)
        if asked:
            guarded = min(2, self.before.guarded)
            bar -= p.asking_lowers + p.asking_again_lowers * guarded
        return self.now.mood.trust >= bar

    def untold(self, *tellings: Telling) -> tuple[CustomerFact, ...]:
        """Return the facts of these kinds that have not been told, in the scenario's order."""
        return tuple(f for f in self.scenario.facts if f.telling in tellings and f.key not in self.now.told)

    @cached_property
    def own_offers(self) -> frozenset[str]:
        """Standing offers that were the agent's to make."""
        rules = {offer.key: offer.rule for offer in self.scenario.offers}
        return frozenset(key for key in self.now.standing() if rules[key] is OfferRule.ALLOWED)

    def end_reached(self, told: tuple[str, ...] = ()) -> GoodEnd | None:
        """Return the good end whose offers stand and whose facts are known, the fullest one first."""
        known = set(self.now.told) | set(told)
        reached = [e for e in self.scenario.good_ends if set(e.offers) <= self.own_offers and set(e.facts) <= known]
        return max(reached, key=lambda end: len(end.offers) + len(end.facts), default=None)

    @cached_property
    def believes(self) -> bool:
        """Whether trust and calm suffice to say yes; after two doubts a concrete word will do."""
        p, mood = self.parameters, self.now.mood
        doubts = self.now.acts.count(Act.HESITATE)
        ease = 0.12 if doubts >= 2 and self.moment.does_something else 0.05 * min(doubts, 2)
        return mood.trust >= p.trust_to_accept - ease and mood.anger <= p.anger_to_accept + ease


def plan(*acts: tuple[Act, str | None], reaction: str | None = None) -> Plan:
    """Build a plan from (act, topic) pairs."""
    return Plan(tuple(act for act, _ in acts), tuple(topic for _, topic in acts), reaction)
