"""The brief of whoever plays the customer: who she is, what she needs, what to tell when, what each offer is worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmline.core.customer.scenario import CustomerFact, Offer, OfferRule, Scenario, Telling

# From which share of the need an offer is called good, and fair. Chosen; the shares are the scenario author's.
GOOD, FAIR = 0.7, 0.35


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing the customer knows. `told` says that it has been told, as far as her words show."""

    label: str
    say: str
    told: bool


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts that are told on the same occasion, with that occasion in words."""

    when: str
    facts: Sequence[FactLine]


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer and how far it meets the need, in words; `after` names what must be known first."""

    label: str
    worth: str
    after: Sequence[str]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the player may want to look up while she plays."""

    about: str
    surface: str
    hidden: str
    facts: Sequence[FactGroup]
    offers: Sequence[OfferLine]
    upsets: Sequence[str]
    ends: Sequence[str]


def brief_of(scenario: Scenario, told: Iterable[str] = ()) -> Brief:
    """Return the brief of a scenario; `told` are the keys of the facts that have been told."""
    known = frozenset(told)
    return Brief(
        about=scenario.persona.about,
        surface=scenario.need.surface,
        hidden=scenario.need.hidden,
        facts=tuple(_groups(scenario, known)),
        offers=tuple(_offer(scenario, offer) for offer in scenario.offers),
        upsets=tuple(trap.label for trap in scenario.traps),
        ends=tuple(end.label for end in scenario.good_ends),
    )


def _groups(scenario: Scenario, known: frozenset[str]) -> Iterable[FactGroup]:
    occasions = {
        Telling.OPENING: _("Say at the start"),
        Telling.FREELY: _("Say by and by, without being asked"),
        Telling.ASKED: _("Say only when asked"),
        Telling.TRUSTED: _("Hold back until you feel understood"),
    }
    for telling, when in occasions.items():
        facts = tuple(_fact(fact, known) for fact in scenario.facts if fact.telling is telling)
        if facts:
            yield FactGroup(when, facts)


def _fact(fact: CustomerFact, known: frozenset[str]) -> FactLine:
    # A saying with an open place ("{slot}") reads badly; the label says the same.
    say = next((say for say in fact.say if "{" not in say), "")
    return FactLine(fact.label, say, fact.key in known)


def _offer(scenario: Scenario, offer: Offer) -> OfferLine:
    after = tuple(fact.label for fact in scenario.facts if fact.key in offer.after)
    return OfferLine(offer.label, _worth(offer), after)


def _worth(offer: Offer) -> str:
    if offer.rule is OfferRule.FORBIDDEN:
        return _("against the rules: the agent may not promise it")
    if offer.worth >= GOOD:
        found = _("good: this is what helps")
    elif offer.worth >= FAIR:
        found = _("fair: it helps a little")
    else:
        found = _("poor: it does not help you")
    if offer.rule is OfferRule.NEEDS_LEAD:
        return _("%(worth)s; the agent has to ask a lead") % {"worth": found}
    return found
