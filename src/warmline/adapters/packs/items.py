"""The item bank that comes with Warmline, from content/items: one file a skill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.document import Address
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Finding, load_named
from warmline.adapters.packs.rubric import load_rubric
from warmline.core.measurement.items import LETTERS, Item, ItemSet, Kind
from warmline.core.skills.keys import SKILL_KEYS

# What belongs to which kind; everything else is a mistake of the author's.
PARTS: Final[dict[Kind, str]] = {
    Kind.SINGLE: "options",
    Kind.MULTIPLE: "options",
    Kind.BEST: "options",
    Kind.RATE: "options",
    Kind.ORDERING: "steps",
    Kind.MATCHING: "pairs",
    Kind.SHORT: "accepted",
    Kind.SAY: "good",
}
_FEWEST: Final = {"options": 3, "steps": 3, "pairs": 3, "accepted": 1, "good": 2}


@cache
def load_item_sets() -> tuple[ItemSet, ...]:
    """Return every set of items, in the order of the skills. Raises PackError with every problem of every file."""
    return read_item_sets(pack_files("items"))


def read_item_sets(paths: Iterable[Path]) -> tuple[ItemSet, ...]:
    """Return the sets of these files. Raises PackError with every problem of every file."""
    sets = load_named(paths, ItemSet, check_item_set, by="skill")
    return tuple(sorted(sets, key=lambda found: SKILL_KEYS.index(found.skill)))


def check_item_set(found: ItemSet) -> Iterator[Finding]:
    """Yield everything that does not hold: unknown skill, keys twice, and what is wrong with each item."""
    if found.skill not in SKILL_KEYS:
        yield ("skill",), f"{found.skill!r} is none of {', '.join(SKILL_KEYS)}."
        return
    keys = [item.key for item in found.items]
    for n, item in enumerate(found.items):
        if item.key in keys[:n]:
            yield ("items", n, "key"), f"{item.key!r} is there twice."
        for address, text in check_item(item, found.skill):
            yield ("items", n, *address), text


def check_item(item: Item, skill: str) -> Iterator[Finding]:
    """Yield everything that does not hold of one item."""
    part = PARTS[item.kind]
    for other in sorted(set(PARTS.values()) - {part}):
        if getattr(item, other):
            yield (other,), f"does not belong to an item of the kind {item.kind}; it has {part}."
    entries = getattr(item, part)
    if len(entries) < _FEWEST[part]:
        yield (part,), f"has {len(entries)}; an item of the kind {item.kind} has at least {_FEWEST[part]}."
    if len(entries) > len(LETTERS):
        yield (part,), f"has {len(entries)}; more than {len(LETTERS)} nobody keeps in mind."
    if item.version < 1:
        yield ("version",), f"is {item.version}; expected 1 or more."
    yield from _behaviour(item, skill)
    yield from _twice(item, part)
    yield from _CHECKS.get(item.kind, _nothing)(item)


def _behaviour(item: Item, skill: str) -> Iterator[Finding]:
    known = {behaviour.key for behaviour in load_rubric().skill(skill).behaviours}
    if item.behaviour and item.behaviour not in known:
        yield ("behaviour",), f"{item.behaviour!r} is no behaviour of {skill}; there are {', '.join(sorted(known))}."
    if item.kind is Kind.SAY and not (item.behaviour and item.moment):
        yield ("behaviour",), "is missing: a say item needs a behaviour to be seen and a moment to answer."


def _twice(item: Item, part: str) -> Iterator[Finding]:
    texts = list(item.choices() or item.accepted or item.good)
    for n, text in enumerate(texts):
        if text in texts[:n]:
            address: Address = (part, n)
            yield address, f"{text!r} is there twice."


def _single(item: Item) -> Iterator[Finding]:
    right = sum(option.right for option in item.options)
    if right != 1:
        yield ("options",), f"has {right} right ones; exactly one is right in a single item."


def _multiple(item: Item) -> Iterator[Finding]:
    right = sum(option.right for option in item.options)
    if not 0 < right < len(item.options):
        yield ("options",), f"has {right} right ones; at least one is right and one wrong."


def _best(item: Item) -> Iterator[Finding]:
    if sum(option.right for option in item.options) != 1:
        yield ("options",), "needs one with right: true, the authors' own choice, shown where no panel has answered."


def _rate(item: Item) -> Iterator[Finding]:
    for n, option in enumerate(item.options):
        if option.rating is None or not 1 <= option.rating <= 5:
            yield ("options", n, "rating"), "expected the authors' own rating, from 1 to 5."


def _nothing(_item: Item) -> Iterator[Finding]:
    yield from ()


_CHECKS: Final[dict[Kind, Callable[[Item], Iterator[Finding]]]] = {
    Kind.SINGLE: _single,
    Kind.MULTIPLE: _multiple,
    Kind.BEST: _best,
    Kind.RATE: _rate,
}
