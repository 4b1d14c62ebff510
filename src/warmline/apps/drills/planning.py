"""What today holds for one person, from her deck and her days of work; and what comes back when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.drills.content import Item, items, new_order
from warmline.apps.drills.deck import Deck, living
from warmline.apps.library.ports import rubric
from warmline.core.practice.spacing import Calendar, Card, Load, Miss, nearest_working, todays_set

MISSED_LATELY = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class DaySet:
    """Today's practice. `left` is still to do, `done` was answered; `seconds` is what `left` is planned for.

    `back` of what is left comes back, `missed` names the behaviours among it that were missed elsewhere, `fresh` are
    new. `floor` are behaviours that reviews of real talks missed, `refreshed` those that a refresher asks for. `off`
    says that it is a day off on which she has not begun.
    """

    left: tuple[Item, ...]
    done: tuple[str, ...]
    seconds: int
    back: int
    missed: tuple[str, ...]
    fresh: int
    off: bool
    floor: frozenset[str] = frozenset()
    refreshed: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """What is left in whole minutes, at least one where anything is."""
        return max(1, round(self.seconds / 60)) if self.left else 0


@dataclass(frozen=True, slots=True)
class _Today:
    """The calendar, but this one day is a working day."""

    calendar: Calendar
    today: date

    def is_working(self, day: date, /) -> bool:
        return day == self.today or self.calendar.is_working(day)


def day_set(deck: Deck, today: date, calendar: Calendar, *, anyway: bool = False) -> DaySet:
    """Return what a day holds. Who has begun on a day off, or wants to (`anyway`), practises as on a working day."""
    done = tuple(item for item in deck.done_on(today) if item in items())
    if done or anyway:
        calendar = _Today(calendar, today)
    cards, lately = living(deck), _lately(deck, today)
    loads = [Load(card, items()[name].seconds) for name, card in cards.items() if name not in done]
    fresh = [Load(Card(item.id, item.behaviour), item.seconds) for item in new_order(cards, lately)]
    spent = sum(items()[item].seconds for item in done)
    chosen = todays_set(loads, fresh, today=today, seconds=deck.minutes * 60, calendar=calendar, spent=spent)
    left = tuple(items()[load.card.key] for load in chosen)
    back = [item for item in left if item.id in cards]
    missed = tuple(dict.fromkeys(item.behaviour for item in back if _is_among(deck.every_miss, cards[item.id])))
    floor = frozenset(item.behaviour for item in back if _is_among(deck.floor - deck.misses, cards[item.id]))
    off = not calendar.is_working(today)
    seconds = sum(load.seconds for load in chosen)
    again = tuple(dict.fromkeys(item.behaviour for item in left if item.behaviour in deck.refresh))
    return DaySet(left, done, seconds, len(back), missed, len(left) - len(back), off, floor, again)


def next_items(deck: Deck, today: date, calendar: Calendar, count: int) -> Sequence[Item]:
    """Return the next `count` items from today on, in the order in which they would come: for a phone without a
    network. What was answered today is not among them."""
    today_s = list(day_set(deck, today, calendar, anyway=True).left)
    cards, taken = living(deck), {item.id for item in today_s} | set(deck.done_on(today))
    later = sorted((card for name, card in cards.items() if name not in taken), key=lambda card: (card.due, card.key))
    due_soon = [items()[card.key] for card in later if card.due and card.due.date() <= today + timedelta(days=7)]
    fresh = [item for item in new_order(cards, _lately(deck, today)) if item.id not in taken]
    return [*today_s, *due_soon, *fresh][:count]


def _lately(deck: Deck, today: date) -> set[str]:
    return {miss.behaviour for miss in deck.every_miss if miss.day >= today - MISSED_LATELY} | deck.refresh


def _is_among(misses: Iterable[Miss], card: Card) -> bool:
    """Say whether it is one of these misses elsewhere, and no answer since, that brings this card back."""
    return card.last is not None and any(
        miss.behaviour == card.behaviour and miss.day == card.last.date() for miss in misses
    )


def reason(found: DaySet) -> str:
    """Return in one or two sentences why today holds what it holds; empty where it holds nothing."""
    told = []
    if found.missed:
        name = rubric().behaviour(found.missed[0])[1].name
        practised = _("A talk called for “%(name)s” and did not get it, so it comes back.")
        reviewed = _("People who looked at a real talk of yours missed “%(name)s” in it, so it comes back.")
        told.append((reviewed if found.missed[0] in found.floor else practised) % {"name": name})
    elif found.back:
        told.append(
            ngettext(
                "%(n)d comes back today, just before it fades.",
                "%(n)d come back today, just before they fade.",
                found.back,
            )
            % {"n": found.back}
        )
    if found.refreshed:
        name = rubric().behaviour(found.refreshed[0])[1].name
        told.append(_("A certificate of yours asks for a refresher of “%(name)s”.") % {"name": name})
    if found.fresh:
        told.append(ngettext("%(n)d is new.", "%(n)d are new.", found.fresh) % {"n": found.fresh})
    return " ".join(told)


@dataclass(frozen=True, slots=True)
class Return:
    """When an item that was answered today comes back."""

    item: Item
    day: date
    days: int


def returns(deck: Deck, today: date, calendar: Calendar) -> list[Return]:
    """Return what was answered today with the working day on which each comes back, soonest first."""
    cards, found = living(deck), []
    for name in deck.done_on(today):
        card = cards.get(name)
        if card is None or card.due is None:
            continue
        day = nearest_working(calendar, max(card.due.date(), today + timedelta(days=1)), today + timedelta(days=1))
        found.append(Return(items()[name], day, (day - today).days))
    return sorted(found, key=lambda each: (each.day, each.item.id))
