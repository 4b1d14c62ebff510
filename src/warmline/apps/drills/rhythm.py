"""When cards come back to this person: the scheduler's days, moved to where she herself recalls nine in ten."""

from __future__ import annotations

from dataclasses import replace

from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck
from warmline.core.practice.spacing import DAILY, Rhythm, asked_at, fitted


def rhythm_of(deck: Deck) -> Rhythm:
    """Return how she recalls, by her own answers to recall cards; the house's until there are any."""
    return fitted(each for told in deck.recalls.values() for each in told)


def in_her_rhythm(deck: Deck) -> Deck:
    """Return the deck as it is planned from: recall cards come back when she is expected to recall nine in ten.

    It is never stored: what is kept are the scheduler's own figures.
    """
    retention = rhythm_of(deck).retention(DAILY.retention)
    known = items()
    return replace(
        deck,
        cards={
            name: asked_at(card, retention) if name in known and not known[name].is_drill else card
            for name, card in deck.cards.items()
        },
    )
