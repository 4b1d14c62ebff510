"""Opening a person's deck in order to change it, one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

from warmline.apps.drills import models
from warmline.apps.drills.deck import Deck, pack, unpack, with_floor, with_misses, without_misses
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.selectors import missed_after, read_own_low_reviews, read_own_standing
from warmline.apps.practice.standing import Standing
from warmline.apps.shifts.selectors import zone_of
from warmline.core.practice.spacing import Miss

# Before there was anything to practise.
EVER: Final = datetime(2020, 1, 1, tzinfo=UTC)


def own_day(person: Person, at: datetime) -> date:
    """Return the date that a moment has in the person's own calendar."""
    return at.astimezone(zone_of(person)).date()


def held_deck(user: Person) -> Deck:
    """Open the user's deck and hold it until the transaction ends; a new one where she has none."""
    # Her own row is held too: two first writers would both find no deck.
    Person.objects.select_for_update().filter(pk=user.pk).first()
    row = models.Deck.objects.select_for_update().filter(person=user).first()
    return unpack(vault.open_sealed(user, user, bytes(row.sealed))) if row else Deck()


def keep_deck(user: Person, deck: Deck, now: datetime) -> None:
    """Seal and save the deck."""
    sealed = vault.seal(user, pack(deck))
    models.Deck.objects.update_or_create(person=user, defaults={"sealed": sealed, "updated_at": now})


def caught_up(user: Person, deck: Deck, now: datetime, standing: Standing | None = None) -> Deck:
    """Return the deck with what was missed in role-play since it was last looked at, and in real talks at all.

    What a person overturned in an appeal is missed no more, and neither is what a review no longer says. Hand in her
    `standing` where it is open already.
    """
    standing = standing or read_own_standing(user, user)
    low = read_own_low_reviews(user, user, now)
    deck = with_floor(deck, _misses(user, ((each.behaviour, each.at) for each in low)))
    seen = ((each.behaviour, each.at) for each in missed_after(standing, EVER)) if standing.overturned else ()
    # Another talk of the same day may have missed it too: then the day stays.
    deck = without_misses(deck, set(_misses(user, standing.overturned)) - set(_misses(user, seen)))
    new = missed_after(standing, deck.seen_until or EVER)
    if not new:
        return deck
    return with_misses(deck, _misses(user, ((seen.behaviour, seen.at) for seen in new)), max(seen.at for seen in new))


def _misses(user: Person, found: Iterable[tuple[str, datetime]]) -> list[Miss]:
    return [Miss(own_day(user, at), behaviour) for behaviour, at in found]
