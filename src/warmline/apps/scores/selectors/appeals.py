"""Reading appeals: the owner her own, the person whom she named those that wait for a decision, nobody else any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from warmline.apps.people import vault
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.scope import scope_of
from warmline.apps.scores.letters import unpack as unpack_letter
from warmline.apps.scores.models import Appeal, FiledScore, LearningItem, Revision
from warmline.apps.scores.pleas import Plea, Shown, Verdict, unpack
from warmline.core.scoring.scorecard import Scorecard

JUDGES: Final = (Role.LEAD, Role.TRAINER, Role.ANALYST)
"""Whoever holds one of these roles may be asked to decide."""
PURPOSE: Final = "appeal"


@dataclass(frozen=True, slots=True)
class OwnAppeal:
    """One appeal as its owner sees it. `verdict` is None until it is decided, `learning` says whether she gave it."""

    appeal: Appeal
    plea: Plea
    verdict: Verdict | None
    learning: bool

    @property
    def overturned(self) -> bool:
        """Whether a person decided that the machine was wrong."""
        return self.verdict is not None and self.verdict.upheld

    @property
    def unsettled(self) -> bool:
        """Whether it was decided and the owner's score does not know it yet."""
        return self.appeal.state == Appeal.State.DECIDED and self.appeal.settled_at is None

    @property
    def state(self) -> str:
        """Where it stands: kept, shown, upheld or stands."""
        if self.verdict is None:
            return self.appeal.state
        return "upheld" if self.verdict.upheld else "stands"


def own_appeals(owner: Person, reader: Person, row: FiledScore) -> Mapping[int, OwnAppeal]:
    """Open the owner's appeals against one score, by the place of the point. Raises `vault.NotTheOwner` for others.

    One query where there is none, two otherwise.
    """
    given = LearningItem.objects.filter(appeal=OuterRef("pk"))
    rows = list(Appeal.objects.filter(score=row).select_related("judge").annotate(given=Exists(given)))
    if not rows:
        return {}
    sealed = [bytes(each.sealed) for each in rows] + [bytes(each.verdict) for each in rows if each.verdict]
    opened = iter(vault.open_many(owner, reader, sealed, purpose=PURPOSE))
    pleas = [unpack(Plea, next(opened)) for _row in rows]
    verdicts = [unpack(Verdict, next(opened)) if each.verdict else None for each in rows]
    return {
        each.place: OwnAppeal(each, plea, verdict, bool(getattr(each, "given", False)))
        for each, plea, verdict in zip(rows, pleas, verdicts, strict=True)
    }


def newest_card(owner: Person, reader: Person, row: FiledScore) -> Scorecard | None:
    """Return the scorecard after the last upheld appeal, or None where the machine's own still stands."""
    found = Revision.objects.filter(score=row).last()
    if found is None:
        return None
    return unpack_letter(vault.open_sealed(owner, reader, bytes(found.sealed))).card


def judges_for(owner: Person) -> QuerySet[Person]:
    """Return whom the owner may ask: leads, trainers and analysts of her sites and of the whole organisation.

    `memberships` of each are the roles for which she may be asked.
    """
    scope = scope_of(owner)
    held = Membership.objects.current().filter(role__in=JUDGES)
    if not scope.organisation_wide:
        sites = scope.sites_seen
        held = held.filter(Q(organisation=owner.organisation_id) | Q(site__in=sites) | Q(team__site__in=sites))
    # The doors of sample people stand open: no real person's words go there.
    people = Person.objects.present().filter(organisation=owner.organisation_id, is_sample=owner.is_sample)
    found: QuerySet[Person] = people.filter(pk__in=held.values("person")).exclude(pk=owner.pk).order_by("name", "pk")
    roles = Membership.objects.current().filter(role__in=JUDGES).select_related("team", "site", "organisation")
    return found.prefetch_related(Prefetch("memberships", roles.order_by("role", "pk")))


def able_to_judge() -> QuerySet[Person]:
    """Return everybody, of any house, who is there and holds a role today that may decide."""
    able: QuerySet[Person] = Person.objects.present().filter(
        pk__in=Membership.objects.current().filter(role__in=JUDGES).values("person")
    )
    return able


def waiting_count(judge: Person) -> int:
    """Return how many appeals wait for this person's decision. One query."""
    return Appeal.objects.waiting_for(judge).count()


def waiting_for(judge: Person) -> Sequence[Appeal]:
    """Return the appeals that wait for this person's decision, oldest first, with their owners. One query."""
    rows = Appeal.objects.waiting_for(judge).select_related("score__owner")
    return list(rows.defer("score__sealed", "sealed", "shown"))


def one_waiting(judge: Person, pk: int) -> tuple[Appeal, Shown] | None:
    """Open one appeal that waits for this person, or None where there is none. Two queries."""
    found = (
        Appeal.objects.waiting_for(judge).filter(pk=pk).select_related("score__owner").defer("score__sealed").first()
    )
    if found is None or found.shown is None:
        return None
    return found, open_copy(judge, found, bytes(found.shown))


def open_copy(judge: Person, appeal: Appeal, sealed: bytes) -> Shown:
    """Open the copy that was sealed for the named person."""
    return unpack(Shown, vault.open_sealed(judge, judge, sealed, purpose=purpose_of_copy(appeal)))


def purpose_of_copy(appeal: Appeal) -> str:
    """Return what a copy is sealed for: this appeal and no other."""
    return f"{PURPOSE}:{appeal.pk}"
