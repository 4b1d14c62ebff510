"""Refreshers: behaviours that a certificate stands for come back in the daily practice while one is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck, living
from warmline.apps.people.models import Person
from warmline.core.practice.spacing import Card

# (person, now) -> the behaviours to refresh, each with the day of her own calendar since when.
Ask = Callable[[Person, datetime], Mapping[str, date]]

_ASKED: list[Ask] = []


def register_refreshers(ask: Ask) -> None:
    """Say who knows of open refreshers; called in the ready() of the app that gives certificates."""
    if ask not in _ASKED:
        _ASKED.append(ask)


def asked_of(person: Person, now: datetime) -> dict[str, date]:
    """Return the behaviours that a person should refresh now, with the day since when."""
    found: dict[str, date] = {}
    for ask in _ASKED:
        found |= ask(person, now)
    return found


def still_open(deck: Deck, asked: Mapping[str, date]) -> dict[str, date]:
    """Return those of which nothing was answered since, and of which there is anything to practise."""
    there = {item.behaviour for item in items().values()}
    return {key: since for key, since in asked.items() if key in there and not _answered(deck, key, since)}


def refreshed(deck: Deck, asked: Mapping[str, date]) -> Deck:
    """Return the deck as it is planned from while refreshers are open; it is never stored.

    Of each behaviour one card is due since the day of the refresher: the one that was answered longest ago. Nothing
    lapses by it. Where she knows none, its drills come first among the new ones.
    """
    waiting = still_open(deck, asked)
    if not waiting:
        return deck
    cards = dict(deck.cards)
    for behaviour, since in waiting.items():
        card = _oldest(card for card in living(deck).values() if card.behaviour == behaviour)
        if card is not None and card.due is not None:
            cards[card.key] = replace(card, due=min(card.due, datetime.combine(since, time(), UTC)))
    return replace(deck, cards=cards, refresh=frozenset(waiting))


def _answered(deck: Deck, behaviour: str, since: date) -> bool:
    known = items()
    return any(
        each.day >= since
        for item, reviews in deck.reviews.items()
        if item in known and known[item].behaviour == behaviour
        for each in reviews[-3:]
    )


def _oldest(cards: Iterable[Card]) -> Card | None:
    return min((card for card in cards if card.last is not None), key=lambda card: (card.last, card.key), default=None)
