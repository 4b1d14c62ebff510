"""What reviews say about the person who spoke, read from the reviews as they stand: nothing of it is stored twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import mean
from typing import Final

from warmline.apps.people.models import Person
from warmline.apps.reviews.models import MODEL_RATER, Review

# (organisation, people) -> whose conversations are among the reviewed ones: the person's key by the conversation's.
FindSpeakers = Callable[[int, Collection[int]], Mapping[int, int]]

LONE: Final = 0.7
"""How sure one reviewer's anchor is taken to be, 0-1, as far as another would give the same. A choice; a house's own
figure stands on the page of its reviews."""

_FINDERS: list[FindSpeakers] = []


@dataclass(frozen=True, slots=True)
class Told:
    """One behaviour of one reviewed conversation: the mean anchor (1-4) of the people who reviewed it, and how many.

    `at` is when the oldest of these reviews was given; `conversation` is the key of the reviewed conversation.
    """

    person: int
    conversation: int
    behaviour: str
    anchor: float
    reviewers: int
    at: datetime

    @property
    def success(self) -> float:
        """The anchor as evidence counts it, 0-1."""
        return (self.anchor - 1) / 3

    @property
    def sureness(self) -> float:
        """How sure the mean of so many reviewers is, 0-1 (Spearman 1910, Brown 1910)."""
        return self.reviewers * LONE / (1 + (self.reviewers - 1) * LONE)


def register_speakers(find: FindSpeakers) -> None:
    """Say who knows whose conversation it was; called in the ready() of the app that keeps conversations."""
    if find not in _FINDERS:
        _FINDERS.append(find)


def speakers(organisation: int, people: Collection[int]) -> dict[int, int]:
    """Return which reviewed conversations these people held: the person's key by the conversation's."""
    found: dict[int, int] = {}
    for find in _FINDERS:
        found |= find(organisation, people)
    return found


def told_of(organisation: int, people: Collection[int]) -> list[Told]:
    """Return what people reviewed of these people's conversations, oldest first. Language models do not count.

    What somebody says of her own conversation does not count either. It carries no words, and is no permission: the
    person herself may read it, and whoever may see what is assessed. Four queries at most, one where there is nothing.
    """
    held = speakers(organisation, people)
    if not held:
        return []
    own = dict(Person.objects.filter(pk__in=set(held.values())).values_list("pk", "email"))
    groups: dict[tuple[int, str], list[Review]] = {}
    rows = Review.objects.filter(conversation__in=held).exclude(rater__startswith=MODEL_RATER)
    for row in rows.only("conversation_id", "rater", "criterion", "anchor", "given_at"):
        if row.rater.casefold() != own.get(held[row.conversation_id], "").casefold():
            groups.setdefault((row.conversation_id, row.criterion), []).append(row)
    return sorted((_told(held[key], key, name, each) for (key, name), each in groups.items()), key=_order)


def _told(person: int, conversation: int, behaviour: str, rows: Iterable[Review]) -> Told:
    given = list(rows)
    anchor = mean(row.anchor for row in given)
    return Told(person, conversation, behaviour, anchor, len(given), min(row.given_at for row in given))


def _order(told: Told) -> tuple[datetime, int, str]:
    return told.at, told.conversation, told.behaviour
