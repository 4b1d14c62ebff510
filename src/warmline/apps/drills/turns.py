"""Whose turn it is among the behaviours of a deck, and with which drill."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from warmline.apps.drills.aiming import options
from warmline.apps.drills.content import items, new_order
from warmline.apps.drills.deck import Deck
from warmline.core.practice.mastery import Masteries
from warmline.core.practice.spacing import Card, Option, Practised, Try, drill_for, in_turn


def practised(deck: Deck, behaviour: str, wanted: Collection[str] = ()) -> Practised:
    """Return what is known of a behaviour's drills. Of `wanted` behaviours it is as if they had been missed."""
    tries = [
        Try(review, item.id, int(item.thing.level))
        for item in items().values()
        if item.is_drill and item.behaviour == behaviour
        for review in deck.reviews.get(item.id, ())
    ]
    back = deck.brought_back.get(behaviour)
    return Practised.of(behaviour, tries, deck.every_miss, wanted=behaviour in wanted, back=back)


def all_practised(deck: Deck, first: Collection[str], wanted: Collection[str] = ()) -> list[Practised]:
    """Return what is known of every behaviour that has drills: those of `first` first, and then the skills in turn."""
    behaviours = dict.fromkeys(item.behaviour for item in new_order((), first) if item.is_drill)
    return [practised(deck, behaviour, wanted) for behaviour in behaviours]


def drills_in_turn(known: Iterable[Practised], today: date, masteries: Masteries) -> list[Option]:
    """Return one drill for each behaviour that may be practised today, in the order of their turns, as hard as suits
    what is known of her."""
    return [drill_for(each, options(each.behaviour, masteries)) for each in in_turn(known, today)]


def last_practised(deck: Deck, behaviour: str) -> date | None:
    """Return the day of the newest answer to a drill of a behaviour, None where there is none."""
    days = (
        deck.reviews[item.id][-1].day
        for item in items().values()
        if item.is_drill and item.behaviour == behaviour and deck.reviews.get(item.id)
    )
    return max(days, default=None)


def comes_back(deck: Deck, name: str) -> Card | None:
    """Return the card by which an item comes back: a recall card's own, for a drill that of its behaviour."""
    item = items()[name]
    if not item.is_drill:
        return deck.cards.get(name)
    memory = practised(deck, item.behaviour).memory
    return None if memory.is_new else memory
