"""What a decision does to the owner's score. It happens at her own next visit: nobody else opens what is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.scores.letters import Letter, pack
from warmline.apps.scores.models import Appeal, FiledScore, Revision
from warmline.apps.scores.selectors.appeals import OwnAppeal
from warmline.core.scoring.contested import is_observation
from warmline.core.scoring.revising import revised
from warmline.core.scoring.scorecard import Observation


@dataclass(frozen=True, slots=True)
class Correction:
    """An observation of the first scorecard that a person overturned, and her own grade (None: must not count)."""

    seen: Observation
    grade: int | None


@transaction.atomic
def settle(
    *, user: Person, score: FiledScore, letter: Letter, appeals: Mapping[int, OwnAppeal], now: datetime
) -> tuple[Correction, ...]:
    """Let decisions that came in since the last visit count, once, and return what they correct.

    A new version of the scorecard is stored, made from the machine's own `letter` and every appeal upheld so far; the
    machine's own stays as it was. Raises PermissionDenied for anybody but the owner.
    """
    if score.owner_id != user.pk:
        raise PermissionDenied
    if not any(each.unsettled for each in appeals.values()):
        return ()
    # Two windows at once: the second waits here and finds nothing left to do.
    FiledScore.objects.select_for_update().get(pk=score.pk)
    open_ones = Appeal.objects.filter(score=score, state=Appeal.State.DECIDED, settled_at=None)
    fresh = set(open_ones.filter(place__in=appeals).values_list("place", flat=True))
    open_ones.filter(place__in=fresh).update(settled_at=now)
    grades = {place: each.verdict.grade for place, each in appeals.items() if each.verdict and each.verdict.upheld}
    new = sorted(fresh & grades.keys())
    if not new:
        return ()
    card = revised(letter.card, grades)
    number = Revision.objects.filter(score=score).count() + 2
    Revision.objects.create(
        score=score, number=number, sealed=vault.seal(user, pack(Letter(card, letter.feedback))), made_at=now
    )
    record(actor=user, verb="scores.appeal_settled", about=user, target=score.subject, private=True)
    # What is no observation belongs to no skill: there is nothing to correct in her mastery.
    seen = letter.card.observations
    return tuple(Correction(seen[place], grades[place]) for place in new if is_observation(place))
