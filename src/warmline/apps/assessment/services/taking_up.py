"""Appeals whose judge is gone: let go of the judge and tell people of it; taken up by somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.models import Appeal, RevocationAppeal
from warmline.apps.assessment.unclaimed import AnyAppeal, is_unclaimed, may_take_up, settlers_for
from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person


def take_up(*, actor: Person, appeal: AnyAppeal, now: datetime) -> None:
    """Become the judge of an appeal that has none any more.

    Raises PermissionDenied for who may not settle it, Refused where it has a judge again or is settled.
    """
    if actor.pk not in {each.pk for each in settlers_for(appeal, now)}:
        raise PermissionDenied("assessment.settle")
    with transaction.atomic():
        waiting = type(appeal)._default_manager.filter(pk=appeal.pk, settled_at=None, judge=appeal.judge_id)
        if not may_take_up(actor, appeal, now) or not waiting.update(judge=actor):
            raise Refused(_("Somebody else looks at this appeal by now, or it is settled."))
        record(actor=actor, verb="assessment.appeal_taken_up", about=appeal.owner, target=_target(appeal))
    appeal.judge = actor


def let_go_of_lost(*, now: datetime, judge: Person | None = None) -> int:
    """Let go of judges who cannot settle their appeals any more, of all or of one, and return from how many."""
    rows = _named(judge)
    return _let_go([each for each in rows if is_unclaimed(each, now)], now)


def let_go_of(*, judge: Person, now: datetime) -> int:
    """Let go of somebody who is erased, whatever she might still settle; return from how many appeals."""
    return _let_go(_named(judge), now)


def _named(judge: Person | None) -> list[AnyAppeal]:
    decided = Appeal.objects.filter(settled_at=None).exclude(judge=None)
    revoked = RevocationAppeal.objects.filter(settled_at=None).exclude(judge=None)
    if judge is not None:
        decided, revoked = decided.filter(judge=judge), revoked.filter(judge=judge)
    return [
        *decided.select_related("judge", "decision__attempt__owner"),
        *revoked.select_related("judge", "certificate__person"),
    ]


@transaction.atomic
def _let_go(appeals: Iterable[AnyAppeal], now: datetime) -> int:
    """Take the judge's name off and tell the owner, and whoever may take it up, once."""
    count = 0
    for appeal in appeals:
        kept = type(appeal)._default_manager.filter(pk=appeal.pk, judge=appeal.judge_id, settled_at=None)
        if not kept.update(judge=None):
            continue
        count += 1
        record(actor=None, verb="assessment.appeal_let_go", about=appeal.owner, target=_target(appeal))
        others = [each for each in settlers_for(appeal, now) if each.pk != appeal.judge_id]
        kind, about = "assessment" if isinstance(appeal, Appeal) else "revocation", str(appeal.pk)
        queue(f"{kind}_appeal_waits", [(appeal.owner.pk, about)])
        queue(f"{kind}_appeal_open", [(each.pk, about) for each in others])
    return count


def _target(appeal: AnyAppeal) -> str:
    return str(appeal.decision.attempt_id if isinstance(appeal, Appeal) else appeal.certificate_id)
