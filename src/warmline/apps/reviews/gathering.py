"""Reviews beside what the machine saw, one criterion at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.reviews.machine import unpack
from warmline.apps.reviews.models import MODEL_RATER, Chances, Review
from warmline.apps.reviews.states import Taught
from warmline.core.measurement.proof import Judged
from warmline.core.scoring.criteria import OWN, GradedChance, Learned, Reviewed


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """One reviewed conversation for one criterion: what the machine saw, and the anchors of its raters."""

    key: int
    chances: tuple[GradedChance, ...]
    people: tuple[int, ...]

    def reviewed(self) -> Reviewed:
        """Return it as something to learn from. Raises ValueError where the machine saw no chance."""
        return Reviewed(str(self.key), self.chances, self.people)

    def judged(self, anchor: int | None) -> Judged:
        """Return it with an anchor of the machine."""
        return Judged(str(self.key), anchor, self.people)


def reviewed_criteria(organisation: int) -> list[str]:
    """Return the keys of all criteria with reviews, in alphabetical order."""
    rows = Review.objects.filter(conversation__organisation=organisation).order_by("criterion")
    return list(rows.values_list("criterion", flat=True).distinct())


def stale_count(organisation: int, criterion: str, machine: str) -> int:
    """Return how many reviewed conversations were looked at by another machine than this one, and so do not count."""
    rows = Review.objects.filter(conversation__organisation=organisation, criterion=criterion)
    return rows.exclude(conversation__machine=machine).values("conversation").distinct().count()


def gather(organisation: int, criterion: str, machine: str) -> list[Gathered]:
    """Return the conversations that people reviewed on this criterion and this machine read, newest review last."""
    people = _by_people(organisation, criterion, conversation__machine=machine)
    seen = Chances.objects.filter(
        criterion=criterion, conversation__organisation=organisation, conversation__machine=machine
    ).values_list("conversation_id", "anchors", "known")
    chances = {key: unpack(anchors, bytes(known)) for key, anchors, known in seen if key in people}
    return [Gathered(key, chances.get(key, ()), tuple(given)) for key, given in people.items()]


def by_models(organisation: int, criterion: str) -> dict[str, list[Judged]]:
    """Return, for each language model that rated this criterion, its anchors beside those of people."""
    people = _by_people(organisation, criterion)
    rows = Review.objects.filter(
        conversation__organisation=organisation, criterion=criterion, rater__startswith=MODEL_RATER
    ).order_by("rater", "pk")
    found: dict[str, list[Judged]] = {}
    for rater, key, anchor in rows.values_list("rater", "conversation_id", "anchor"):
        found.setdefault(rater, []).append(Judged(str(key), anchor, tuple(people.get(key, ()))))
    return found


def _by_people(organisation: int, criterion: str, **more: str) -> dict[int, list[int]]:
    """Return the anchors that people gave, by conversation; the one with the newest review is last."""
    rows = Review.objects.filter(conversation__organisation=organisation, criterion=criterion, **more)
    people: dict[int, list[int]] = {}
    for key, anchor in (
        rows.exclude(rater__startswith=MODEL_RATER).order_by("pk").values_list("conversation_id", "anchor")
    ):
        people[key] = [*people.pop(key, []), anchor]
    return people


def as_judged(found: Sequence[Gathered], taught: Taught | None) -> list[Judged]:
    """Return them with the machine's anchors: a head's where it is given, else the machine's own.

    A conversation that the head learned from has the anchor of the head that had not seen it.
    """
    head = OWN if taught is None else taught.head
    held_out = {} if taught is None else taught.held_out
    return [
        each.judged(
            (held_out[each.key] if each.key in held_out else head.of_conversation(each.chances))
            if each.chances
            else None
        )
        for each in found
    ]


def held_out(found: Sequence[Gathered], learned: Learned) -> list[Judged]:
    """Return them with the anchors that learning gave to conversations it had not seen."""
    anchors = iter(learned.held_out)
    return [each.judged(next(anchors) if each.chances else None) for each in found]
