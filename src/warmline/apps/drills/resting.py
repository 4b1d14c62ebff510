"""What is set aside in a person's deck since it went wrong again and again, and when it comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck
from warmline.apps.library.ports import rubric
from warmline.core.practice.spacing import Practised, counted, rests_until


@dataclass(frozen=True, slots=True)
class Resting:
    """A behaviour, or a recall card, that is set aside: its name in the deck, and the day on which it comes back."""

    name: str
    behaviour: str
    until: date
    is_card: bool

    @property
    def words(self) -> str:
        """By what it is known again: the card's question, or the name of the behaviour."""
        return items()[self.name].opening if self.is_card else rubric().behaviour(self.behaviour)[1].name

    @property
    def skill(self) -> str:
        """The key of its skill, where the cards to look up are."""
        return rubric().behaviour(self.behaviour)[0].key


def resting_cards(deck: Deck, today: date) -> list[Resting]:
    """Return the recall cards of this build that are set aside today, by name."""
    found = []
    for name in sorted(deck.cards):
        item = items().get(name)
        if item is None or item.is_drill:
            continue
        until = _until(deck, name)
        if until is not None and today < until:
            found.append(Resting(name, item.behaviour, until, is_card=True))
    return found


def all_resting(deck: Deck, known: Iterable[Practised], today: date) -> tuple[Resting, ...]:
    """Return all that is set aside today, behaviours first."""
    behaviours = [
        Resting(each.behaviour, each.behaviour, until, is_card=False)
        for each in known
        if (until := each.rests_until) is not None and today < until
    ]
    return (*behaviours, *resting_cards(deck, today))


def _until(deck: Deck, name: str) -> date | None:
    answers = ((each.day, each.grade) for each in counted(deck.reviews.get(name, ())))
    return rests_until(answers, deck.brought_back.get(name))
