"""What a decision looks at, and what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from warmline.core.customer.appraisal import Moment
from warmline.core.customer.dice import Dice
from warmline.core.customer.parameters import Parameters
from warmline.core.customer.patterns import any_of
from warmline.core.customer.scenario import CustomerFact, GoodEnd, OfferRule, Scenario, Telling
from warmline.core.customer.state import Act, Because, CustomerState, Ending, Plan

_WHY_I_ASK: Final = any_of(
    r"i(?:'m| am)? ask(?:ing)? (?:because|so|since|as)",
    r"(?:so that|so) i (?:can |could |may )?(?:find|choose|pick|know|see|help|send|offer|decide)",
    r"(?:it|that|this|your answer) (?:decides|depends|changes|makes a difference|helps me)",
)


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

    def trusts_with(self, fact: CustomerFact, *, asked: bool = False, right_guess: bool = False) -> bool:
        """Say whether the customer would tell this fact now."""
        if fact.telling is not Telling.TRUSTED:
            return True
        p = self.parameters
        if self.now.turn < p.first_turn_to_confide:
            return False
        bar = p.trust_to_confide - 0.1 * (self.scenario.persona.temperament.openness - 1.0)
        if asked:
            guarded = min(2, self.before.guarded)
            bar -= p.asking_lowers + p.asking_again_lowers * guarded + p.reason_lowers * self.gives_reason
        return self.now.mood.trust >= bar - p.right_guess_lowers * right_guess

    def kept_back(self) -> CustomerFact | None:
        """Return a trusted fact that the agent has asked for and not been told, or None."""
        return next((fact for fact in self.untold(Telling.TRUSTED) if fact.key in self.now.asked), None)

    @cached_property
    def gives_reason(self) -> bool:
        """Whether the agent says why they ask."""
        return "explains" in self.moment.names or bool(_WHY_I_ASK.search(self.moment.reading.text[:6000]))

    def untold(self, *tellings: Telling) -> tuple[CustomerFact, ...]:
        """Return the facts of these kinds that have not been told, in the scenario's order."""
        return tuple(f for f in self.scenario.facts if f.telling in tellings and f.key not in self.now.told)

    @property
    def feeling_was_met(self) -> bool:
        """Whether anybody met the customer's feeling, or there was none to meet."""
        return self.moment.feeling_met > 0 or self.scenario.mood.anger < self.parameters.anger_by_talk

    @cached_property
    def own_offers(self) -> frozenset[str]:
        """Standing offers that were the agent's to make."""
        rules = {offer.key: offer.rule for offer in self.scenario.offers}
        own = self.now.standing() - set(self.now.overpromised)
        return frozenset(key for key in own if rules[key] is OfferRule.ALLOWED)

    @cached_property
    def help_is_on_the_table(self) -> bool:
        """Whether the real need is known and an offer that fits it stands: the rest of the story can wait."""
        told = set(self.now.told)
        offers = (self.scenario.offer(key) for key in sorted(self.own_offers))
        fits = any(offer.worth >= self.parameters.weak_worth and set(offer.after) <= told for offer in offers)
        return fits and self.scenario.need.hidden_fact in told

    @cached_property
    def last_time_promised(self) -> str | None:
        """The time that the last promise named, in the agent's words, or None."""
        return next((promise.when for promise in reversed(self.now.promises) if promise.when), None)

    def end_reached(self, told: tuple[str, ...] = ()) -> GoodEnd | None:
        """Return the good end whose offers stand and whose facts are known, the fullest one first."""
        known = set(self.now.told) | set(told)
        reached = [e for e in self.scenario.good_ends if set(e.offers) <= self.own_offers and set(e.facts) <= known]
        return max(reached, key=lambda end: len(end.offers) + len(end.facts), default=None)

    @cached_property
    def believes(self) -> bool:
        """Whether trust and calm suffice to say yes; after a doubt, what was done already counts as well."""
        p, mood = self.parameters, self.now.mood
        wary = p.wary_turns if self.scenario.mood.trust < p.wary_from_the_start else 0
        if self.now.turn < p.first_turn_to_accept + wary:
            return False
        doubts = self.now.acts.count(Act.HESITATE)
        ease = 0.12 if doubts >= 2 and self.moment.does_something else 0.05 * min(doubts, 2)
        if doubts:
            ease = max(ease, p.ease_by_done * min(self.now.concrete, p.most_done_counted))
        return mood.trust >= p.trust_to_accept - ease and mood.anger <= p.anger_to_accept + ease


def plan(*acts: tuple[Act, str | None], reaction: str | None = None) -> Plan:
    """Build a plan from (act, topic) pairs."""
    return Plan(tuple(act for act, _ in acts), tuple(topic for _, topic in acts), reaction)
