"""Appeals whose judge is not there any more, erased or without role or licence: which they are, who may take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from warmline.apps.assessment.models import Appeal, RevocationAppeal
from warmline.apps.assessment.rules import is_assessor, manages, may_decide
from warmline.apps.assessment.selectors import desk_of, judges_for, restorers_for
from warmline.apps.people.models import Person

AnyAppeal = Appeal | RevocationAppeal


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """What somebody may take up: appeals against decisions, and against certificates that were taken back."""

    appeals: Sequence[Appeal] = ()
    revoked: Sequence[RevocationAppeal] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.appeals or self.revoked)


def unclaimed_for(user: Person, now: datetime) -> Unclaimed:
    """Return the waiting appeals that nobody can settle and that `user` may take up, oldest first."""
    if not (manages(user) or is_assessor(user, now)):
        return Unclaimed()
    decided = Appeal.objects.waiting_around(user).select_related(
        "judge", "decision__attempt__owner", "decision__attempt__rule"
    )
    revoked = RevocationAppeal.objects.waiting_around(user).select_related(
        "judge", "certificate__person", "certificate__rule"
    )
    return Unclaimed(
        [each for each in decided if may_take_up(user, each, now)],
        [each for each in revoked if may_take_up(user, each, now)],
    )


def has_work(user: Person, now: datetime) -> bool:
    """Say whether anything lies on the user's desk, or could be taken up by her."""
    return not (desk_of(user).is_empty and unclaimed_for(user, now).is_empty)


def may_take_up(user: Person, appeal: AnyAppeal, now: datetime) -> bool:
    """Say whether a waiting appeal has no judge any more, and `user` is among those who may be one."""
    return is_unclaimed(appeal, now) and user.pk in {each.pk for each in settlers_for(appeal, now)}


def is_unclaimed(appeal: AnyAppeal, now: datetime) -> bool:
    """Say whether an appeal waits, and no judge is named who may settle it."""
    judge = appeal.judge
    return appeal.settled_at is None and (judge is None or not may_decide(judge, appeal.owner, now))


def settlers_for(appeal: AnyAppeal, now: datetime) -> list[Person]:
    """Return who may settle an appeal today, the least busy first."""
    if isinstance(appeal, Appeal):
        return judges_for(appeal.decision, now)
    return restorers_for(appeal.certificate, now)
