"""What today holds for one person, from her deck and her days of work; and what comes back when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.drills.aiming import NOBODY
from warmline.apps.drills.content import Item, items, new_order
from warmline.apps.drills.deck import Deck, living
from warmline.apps.drills.resting import Resting, all_resting, resting_cards
from warmline.apps.drills.turns import all_practised, comes_back, drills_in_turn, last_practised
from warmline.apps.library.ports import rubric
from warmline.core.practice.mastery import Masteries
from warmline.core.practice.spacing import (
    Calendar,
    Card,
    Load,
    Miss,
    Option,
    Spent,
    nearest_working,
    todays_set,
)

MISSED_LATELY = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class DaySet:
    """Today's practice. `left` is still to do, `done` was answered; `seconds` is what `left` is planned for.

    `back` of what is left are cards that come back, `turned` drills that were met before, `fresh` are new. `missed`
    names the behaviours among it that were missed elsewhere, `floor` those of them that reviews of real talks missed,
    `refreshed` those that a refresher asks for. `resting` is what went wrong so often in a row that it is set aside.
    `examples` names the drills that an example goes before, since even the easiest is hard. `off` says that it is a day
    off on which she has not begun.
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
    turned: int = 0
    resting: tuple[Resting, ...] = ()
    examples: frozenset[str] = frozenset()

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


def day_set(
    deck: Deck, today: date, calendar: Calendar, *, anyway: bool = False, masteries: Masteries = NOBODY
) -> DaySet:
    """Return what a day holds, as hard as suits what is known of her (`masteries`).

    Who has begun on a day off, or wants to (`anyway`), practises as on a working day.
    """
    done = tuple(item for item in deck.done_on(today) if item in items())
    if done or anyway:
        calendar = _Today(calendar, today)
    known = all_practised(deck, _lately(deck, today), deck.refresh)
    turns = drills_in_turn(known, today, masteries)
    chosen = _chosen(deck, turns, today, calendar, done)
    left = tuple(items()[load.card.key] for load in chosen)
    met = [item for item in left if item.id in deck.cards]
    missed = tuple(dict.fromkeys(item.behaviour for item in left if _is_called(deck.every_miss, deck, item)))
    floor = frozenset(item.behaviour for item in left if _is_called(deck.floor - deck.misses, deck, item))
    turned = sum(item.is_drill for item in met)
    return DaySet(
        left=left,
        done=done,
        seconds=sum(load.seconds for load in chosen),
        back=len(met) - turned,
        missed=missed,
        fresh=len(left) - len(met),
        off=not calendar.is_working(today),
        floor=floor,
        refreshed=tuple(dict.fromkeys(item.behaviour for item in left if item.behaviour in deck.refresh)),
        turned=turned,
        resting=all_resting(deck, known, today),
        examples=frozenset(each.drill for each in turns if each.wants_example),
    )


def _chosen(
    deck: Deck, turns: Sequence[Option], today: date, calendar: Calendar, done: tuple[str, ...]
) -> tuple[Load, ...]:
    cards = living(deck)
    out = {*done, *(each.name for each in resting_cards(deck, today))}
    loads = [
        Load(card, items()[name].seconds)
        for name, card in cards.items()
        if name not in out and not items()[name].is_drill
    ]
    fresh = [_new(item) for item in new_order(cards, _lately(deck, today)) if not item.is_drill]
    on_drills = sum(items()[name].seconds for name in done if items()[name].is_drill)
    on_cards = sum(items()[name].seconds for name in done if not items()[name].is_drill)
    return todays_set(
        [_new(items()[each.drill]) for each in turns],
        loads,
        fresh,
        today=today,
        seconds=deck.minutes * 60,
        calendar=calendar,
        spent=Spent(on_drills, on_cards),
        newest=_newest(deck),
    )


def _newest(deck: Deck) -> date | None:
    """Return the day on which she last met a card that was new to her."""
    first = (
        known[0].day for name, known in deck.reviews.items() if known and name in items() and not items()[name].is_drill
    )
    return max(first, default=None)


def _new(item: Item) -> Load:
    return Load(Card(item.id, item.behaviour), item.seconds)


def next_items(
    deck: Deck, today: date, calendar: Calendar, count: int, *, masteries: Masteries = NOBODY
) -> Sequence[Item]:
    """Return the next `count` items from today on, in the order in which they would come: for a phone without a
    network. What was answered today is not among them."""
    today_s = list(day_set(deck, today, calendar, anyway=True, masteries=masteries).left)
    cards, taken = living(deck), {item.id for item in today_s} | set(deck.done_on(today))
    taken |= {each.name for each in resting_cards(deck, today)}
    lately = _lately(deck, today)
    known = all_practised(deck, lately, deck.refresh)
    turns = [items()[each.drill] for each in drills_in_turn(known, today, masteries) if each.drill not in taken]
    taken |= {item.id for item in turns}
    recall = (card for name, card in cards.items() if name not in taken and not items()[name].is_drill)
    later = sorted(recall, key=lambda card: (card.due, card.key))
    due_soon = [items()[card.key] for card in later if card.due and card.due.date() <= today + timedelta(days=7)]
    fresh = [item for item in new_order(cards, lately) if item.id not in taken]
    return [*today_s, *turns, *due_soon, *fresh][:count]


def _lately(deck: Deck, today: date) -> set[str]:
    return {miss.behaviour for miss in deck.every_miss if miss.day >= today - MISSED_LATELY} | deck.refresh


def _is_called(misses: Iterable[Miss], deck: Deck, item: Item) -> bool:
    """Say whether it is one of these misses elsewhere, and no answer since, that brings this item."""
    if item.is_drill:
        last = last_practised(deck, item.behaviour)
        return last is not None and any(miss.behaviour == item.behaviour and miss.day >= last for miss in misses)
    card = deck.cards.get(item.id)
    return card is not None and any(
        card.last is not None and miss.behaviour == card.behaviour and miss.day == card.last.date() for miss in misses
    )


def reason(found: DaySet) -> str:
    """Return in one or two sentences why today holds what it holds; empty where it holds nothing."""
    told = []
    if found.missed:
        name = rubric().behaviour(found.missed[0])[1].name
        practised = _("A talk called for “%(name)s” and did not get it, so it comes back.")
        reviewed = _("People who looked at a real talk of yours missed “%(name)s” in it, so it comes back.")
        told.append((reviewed if found.missed[0] in found.floor else practised) % {"name": name})
    else:
        told += _again(found)
    if found.refreshed:
        name = rubric().behaviour(found.refreshed[0])[1].name
        told.append(_("A certificate of yours asks for a refresher of “%(name)s”.") % {"name": name})
    if found.fresh:
        told.append(ngettext("%(n)d is new.", "%(n)d are new.", found.fresh) % {"n": found.fresh})
    resting = next((each for each in found.resting if not each.is_card), None)
    if resting and found.left:
        name = resting.words
        rests = _("“%(name)s” rests for two weeks: reading about it may help more now than another try.")
        told.append(rests % {"name": name})
    return " ".join(told)


def _again(found: DaySet) -> Iterator[str]:
    if found.back:
        said = ngettext(
            "%(n)d comes back today, just before it fades.",
            "%(n)d come back today, just before they fade.",
            found.back,
        )
        yield said % {"n": found.back}
    if found.turned:
        said = ngettext(
            "%(n)d has its turn again: you practised it longest ago.",
            "%(n)d have their turn again: you practised them longest ago.",
            found.turned,
        )
        yield said % {"n": found.turned}


@dataclass(frozen=True, slots=True)
class Return:
    """When an item that was answered today comes back."""

    item: Item
    day: date
    days: int


def returns(deck: Deck, today: date, calendar: Calendar) -> list[Return]:
    """Return what was answered today with the working day on which each comes back, soonest first."""
    found, tomorrow = [], today + timedelta(days=1)
    rests = {each.name: each.until for each in resting_cards(deck, today)}
    for name in deck.done_on(today):
        card = comes_back(deck, name) if name in items() else None
        if card is None or card.due is None:
            continue
        day = nearest_working(calendar, max(card.due.date(), tomorrow, rests.get(name, tomorrow)), tomorrow)
        found.append(Return(items()[name], day, (day - today).days))
    return sorted(found, key=lambda each: (each.day, each.item.id))
