"""Learning a criterion, and what its head says of conversations that it did not learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from warmline.core.scoring.criteria.heads import OWN, PENALTIES, Head, Reviewed, Sheet, fit, lines

LEAST_REVIEWS: Final = 50
LEAST_CONVERSATIONS: Final = 20
FOLDS: Final = 5


@dataclass(frozen=True, slots=True)
class Learned:
    """A head fitted on everything, and for each conversation the anchor of a head that had not seen it, in order.

    With fewer than LEAST_REVIEWS reviews, or of fewer than LEAST_CONVERSATIONS, nothing is learned and both are the
    machine's own.
    """

    head: Head
    held_out: tuple[int, ...]


def learn(reviewed: Sequence[Reviewed], dice: Random) -> Learned:
    """Learn one criterion; every conversation stands in one entry, so folds are by conversation.

    The strength of shrinkage is chosen inside each training part (nested cross-validation, Varma and Simon 2006), so
    that what is said of the held-out conversations pays for the choice. Raises ValueError for a conversation that
    comes twice.
    """
    if len({each.conversation for each in reviewed}) != len(reviewed):
        raise ValueError("a conversation stands in more than one entry")
    if sum(len(each.people) for each in reviewed) < LEAST_REVIEWS or len(reviewed) < LEAST_CONVERSATIONS:
        return Learned(OWN, tuple(OWN.of_conversation(each.chances) for each in reviewed))
    sheet = Sheet.of(reviewed)
    order = list(range(len(reviewed)))
    dice.shuffle(order)
    held_out = [0] * len(reviewed)
    for training, held in _parts(order):
        head = _chosen(sheet.rows(training))
        for place in held:
            held_out[place] = head.of_conversation(reviewed[place].chances)
    return Learned(_chosen(sheet.rows(order)), tuple(held_out))


def _parts(order: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield (training, held out) places, each place held out once. Needs at least two."""
    for fold in range(min(FOLDS, len(order))):
        held = list(order[fold::FOLDS])
        out = set(held)
        yield [place for place in order if place not in out], held


def _chosen(sheet: Sheet) -> Head:
    """Return the head of the strength that errs least on held-out parts; the strongest of equals."""
    strengths: tuple[float | None, ...] = (None, *sorted(PENALTIES, reverse=True))
    errors = [0.0] * len(strengths)
    for training, held in _parts(range(len(sheet.own))):
        rest = sheet.rows(held)
        for number, line in enumerate(lines(sheet.rows(training), strengths)):
            errors[number] += rest.error(line)
    best = min(range(len(strengths)), key=lambda number: (round(errors[number], 9), number))
    return fit(sheet, strengths[best])
