"""What the person whom the owner named does: she decides, with a reason."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.scores.models import Appeal, AppealTally
from warmline.apps.scores.pleas import PointInQuestion, Verdict, pack
from warmline.apps.scores.selectors.appeals import PURPOSE, open_copy
from warmline.apps.scores.selectors.overturns import monday_of
from warmline.apps.scores.services.appealing import cleaned


@transaction.atomic
def decide(*, user: Person, appeal: Appeal, verdict: Verdict, now: datetime) -> Appeal:
    """Decide an appeal. The decision is sealed for the owner, who is told; the copy of the conversation is deleted.

    Raises PermissionDenied for anybody but the named person and after the owner took it back, Refused without a
    reason, and where an upheld point would keep its grade.
    """
    row = _shown_to(user, appeal)
    point = open_copy(user, row, bytes(row.shown or b"")).plea.point
    kept = _checked(verdict, point)
    owner = row.score.owner
    first = not _decided_before(row)
    row.verdict = vault.seal(owner, pack(kept), purpose=PURPOSE)
    row.state, row.shown, row.decided_at = Appeal.State.DECIDED, None, now
    row.save(update_fields=["verdict", "state", "shown", "decided_at"])
    _count(owner, point.behaviour, upheld=kept.upheld, first=first, now=now)
    queue_messages("appeal_decided", [(owner.pk, str(row.pk))])
    record(actor=user, verb="scores.appeal_decided", about=owner, target=row.score.subject, private=True)
    return row


def _shown_to(user: Person, appeal: Appeal) -> Appeal:
    rows = Appeal.objects.select_for_update(of=("self",)).select_related("score__owner")
    found = rows.filter(pk=appeal.pk, judge=user, state=Appeal.State.SHOWN).first()
    if found is None:
        raise PermissionDenied
    return found


def _checked(verdict: Verdict, point: PointInQuestion) -> Verdict:
    reason = cleaned(verdict.reason)
    if not verdict.upheld:
        return Verdict(upheld=False, grade=None, reason=reason)
    if verdict.grade is not None and not point.grades:
        raise Refused(_("A critical error has no grade. Let it stand, or say that it should not count."))
    if verdict.grade is not None and verdict.grade not in point.grades:
        raise Refused(_("Choose a grade from 1 to 4, or say that the point should not count."))
    if verdict.grade == point.anchor:
        raise Refused(_("This is the grade it has now. Choose another grade, or let the point stand."))
    return Verdict(upheld=True, grade=verdict.grade, reason=reason)


def _decided_before(row: Appeal) -> bool:
    """Say whether the same owner had an appeal on the same criterion decided before."""
    others = Appeal.objects.filter(criterion=row.criterion, state=Appeal.State.DECIDED)
    return others.exclude(pk=row.pk).exists()


def _count(owner: Person, criterion: str, *, upheld: bool, first: bool, now: datetime) -> None:
    tally, _new = AppealTally.objects.get_or_create(
        organisation_id=owner.organisation_id, criterion=criterion, monday=monday_of(timezone.localdate(now))
    )
    AppealTally.objects.filter(pk=tally.pk).update(
        decided=F("decided") + 1, upheld=F("upheld") + int(upheld), people=F("people") + int(first)
    )
