"""A person's deck: what she answered and when, the cards that follow from it, plans and wishes. Values, and bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from warmline.apps.drills.content import items
from warmline.apps.drills.plans import Plan, pack_plan, unpack_plan
from warmline.core.practice.spacing import Card, Grade, Miss, Recalled, Review, replayed
from warmline.core.practice.spacing.cards import Stage

MINUTES: Final = 5
FEWEST_MINUTES: Final = 3
MOST_MINUTES: Final = 15
EVERY_DAY: Final = frozenset(range(7))
PLANS_KEPT: Final = 60
RECALLS_KEPT: Final = 12  # of each card
_BLOCK: Final = 4096  # bytes; the size of a sealed deck does not tell how much is in it


@dataclass(frozen=True, slots=True)
class Deck:
    """Everything of a person's daily practice but her words.

    `reviews` are all answers by item, oldest first, also those that do not count; `cards` follows from them and from
    `misses` and `floor`: what practice missed, and what reviews of real talks did. `seen_until` is the time of the
    newest miss that was fetched. `refresh` names behaviours that a refresher asks for; it is not stored. `days` are
    the days of the week on which she practises where she works on them, 0 for Monday. `recalls` follows from `reviews`:
    how the newest answers to each recall card lay to what was expected. `brought_back` are behaviours and cards that
    she took up again herself after they were set aside, and when.
    """

    minutes: int = MINUTES
    days: frozenset[int] = EVERY_DAY
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    misses: frozenset[Miss] = frozenset()
    seen_until: datetime | None = None
    plans: tuple[Plan, ...] = ()
    floor: frozenset[Miss] = frozenset()
    refresh: frozenset[str] = frozenset()
    recalls: Mapping[str, tuple[Recalled, ...]] = field(default_factory=dict)
    brought_back: Mapping[str, date] = field(default_factory=dict)

    def done_on(self, day: date) -> tuple[str, ...]:
        """Return the items answered on a day, in the order in which they were."""
        found = [(each.at, item) for item, reviews in self.reviews.items() for each in reviews[-8:] if each.day == day]
        return tuple(dict.fromkeys(item for _at, item in sorted(found)))

    @property
    def every_miss(self) -> frozenset[Miss]:
        """All misses that make cards lapse."""
        return self.misses | self.floor

    @property
    def plan(self) -> Plan | None:
        """The newest if-then plan."""
        return self.plans[-1] if self.plans else None


def with_reviews(deck: Deck, new: Iterable[tuple[str, str, Review]]) -> Deck:
    """Return the deck with more answers, each (item, behaviour, review). One that is known already (by its id) is
    replaced where the new one is earlier. The order in which they come makes no difference."""
    reviews = {item: {each.id: each for each in known} for item, known in deck.reviews.items()}
    behaviours = {}
    for item, behaviour, one in new:
        known = reviews.setdefault(item, {})
        known[one.id] = min(one, known.get(one.id, one))
        behaviours[item] = behaviour
    kept = {item: tuple(sorted(known.values())) for item, known in reviews.items()}
    return _replayed(replace(deck, reviews=kept), behaviours)


def without(deck: Deck, item: str, id: str) -> Deck:
    """Return the deck without one answer; a card that has no answer left is as new."""
    left = tuple(each for each in deck.reviews.get(item, ()) if each.id != id)
    if left:
        return _replayed(replace(deck, reviews={**deck.reviews, item: left}), {item: deck.cards[item].behaviour})
    return replace(
        deck,
        reviews={name: known for name, known in deck.reviews.items() if name != item},
        cards={name: card for name, card in deck.cards.items() if name != item},
        recalls={name: told for name, told in deck.recalls.items() if name != item},
    )


def with_grade(deck: Deck, item: str, id: str, grade: Grade) -> Deck:
    """Return the deck with another grade for one answer; the same deck where there is no such answer."""
    known = deck.reviews.get(item, ())
    changed = tuple(replace(each, grade=grade) if each.id == id else each for each in known)
    if changed == known:
        return deck
    return _replayed(replace(deck, reviews={**deck.reviews, item: changed}), {item: deck.cards[item].behaviour})


def with_misses(deck: Deck, misses: Iterable[Miss], until: datetime | None = None) -> Deck:
    """Return the deck after behaviours were missed elsewhere; what is known already changes nothing."""
    new = frozenset(misses) - deck.misses
    seen_until = max(filter(None, (deck.seen_until, until)), default=None)
    return _touched(replace(deck, misses=deck.misses | new, seen_until=seen_until), new)


def without_misses(deck: Deck, misses: Iterable[Miss]) -> Deck:
    """Return the deck as if these misses had never been: somebody overturned them."""
    gone = frozenset(misses) & deck.misses
    return _touched(replace(deck, misses=deck.misses - gone), gone)


def with_floor(deck: Deck, misses: Iterable[Miss]) -> Deck:
    """Return the deck after these misses in real talks and no others: what a review no longer says is taken back."""
    floor = frozenset(misses)
    return _touched(replace(deck, floor=floor), floor ^ deck.floor)


def _touched(deck: Deck, changed: Iterable[Miss]) -> Deck:
    hit = {miss.behaviour for miss in changed}
    return _replayed(deck, {item: card.behaviour for item, card in deck.cards.items() if card.behaviour in hit})


def _replayed(deck: Deck, behaviours: Mapping[str, str]) -> Deck:
    cards, recalls = dict(deck.cards), dict(deck.recalls)
    for item, behaviour in behaviours.items():
        cards[item], told = replayed(item, behaviour, deck.reviews[item], deck.every_miss)
        # A drill is another text each time: its own card says nothing of memory.
        if told and item in items() and not items()[item].is_drill:
            recalls[item] = told[-RECALLS_KEPT:]
    return replace(deck, cards=cards, recalls=recalls)


def pack(deck: Deck) -> bytes:
    """Return the deck as bytes, ready to be sealed."""
    data: dict[str, Any] = {
        "minutes": deck.minutes,
        "days": sorted(deck.days),
        "reviews": {item: [_pack_review(each) for each in known] for item, known in deck.reviews.items()},
        "cards": {item: _pack_card(card) for item, card in deck.cards.items()},
        "misses": _pack_misses(deck.misses),
        "floor": _pack_misses(deck.floor),
        "seen_until": None if deck.seen_until is None else deck.seen_until.isoformat(),
        "plans": [pack_plan(plan) for plan in deck.plans],
        "recalls": {item: [_pack_recalled(each) for each in told] for item, told in deck.recalls.items()},
        "brought_back": {name: day.toordinal() for name, day in deck.brought_back.items()},
    }
    text = json.dumps(data, separators=(",", ":")).encode()
    return text.ljust(-(-len(text) // _BLOCK) * _BLOCK)


def unpack(data: bytes) -> Deck:
    """Return the deck these bytes hold."""
    found = json.loads(data)
    return Deck(
        minutes=found["minutes"],
        days=frozenset(found["days"]),
        reviews={item: tuple(map(_review, known)) for item, known in found["reviews"].items()},
        cards={item: _card(item, card) for item, card in found["cards"].items()},
        misses=_misses(found["misses"]),
        floor=_misses(found.get("floor", ())),
        seen_until=None if found["seen_until"] is None else datetime.fromisoformat(found["seen_until"]),
        plans=tuple(unpack_plan(plan) for plan in found["plans"]),
        recalls={item: tuple(map(_recalled, told)) for item, told in found.get("recalls", {}).items()},
        brought_back={name: date.fromordinal(day) for name, day in found.get("brought_back", {}).items()},
    )


def _pack_recalled(each: Recalled) -> list[Any]:
    return [each.day.toordinal(), each.expected, int(each.came)]


def _recalled(row: Sequence[Any]) -> Recalled:
    return Recalled(date.fromordinal(row[0]), row[1], bool(row[2]))


def _pack_misses(misses: Iterable[Miss]) -> list[list[Any]]:
    return sorted([miss.day.toordinal(), miss.behaviour] for miss in misses)


def _misses(rows: Iterable[Sequence[Any]]) -> frozenset[Miss]:
    return frozenset(Miss(date.fromordinal(day), behaviour) for day, behaviour in rows)


def _pack_review(each: Review) -> list[Any]:
    row = [round(each.at.timestamp() * 1000), each.id, each.day.toordinal(), int(each.grade)]
    return [*row, 1] if each.soon else row


def _review(row: Sequence[Any]) -> Review:
    at, day = datetime.fromtimestamp(row[0] / 1000, UTC), date.fromordinal(row[2])
    return Review(at, row[1], day, Grade(row[3]), soon=len(row) > 4)


def _pack_card(card: Card) -> dict[str, Any]:
    row = asdict(card)
    del row["key"]
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def _card(item: str, row: Mapping[str, Any]) -> Card:
    times = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in ("due", "last")}
    return Card(item, **{**row, **times, "stage": Stage(row["stage"])})


def living(deck: Deck) -> dict[str, Card]:
    """Return the cards whose drill or card this build still has."""
    return {item: card for item, card in deck.cards.items() if item in items()}
