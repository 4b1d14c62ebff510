"""Appeals against decisions: written by the owner, settled by somebody who neither judged nor decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.models import Appeal, Attempt, SignedDecision
from warmline.apps.assessment.models.certificates import Objection
from warmline.apps.assessment.rules import may_decide
from warmline.apps.assessment.selectors import judges_for
from warmline.apps.assessment.services.certifying import give
from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.said import kept
from warmline.core.certifying import Outcome, Standing

APPEAL_WITHIN = timedelta(days=30)
"""Chosen: long enough for a leave, short enough that people still remember."""
LONGEST: Final = 2000
LONGEST_REASON: Final = 1000


def appeal(*, user: Person, decision: SignedDecision, words: str, now: datetime) -> Appeal:
    """Object to a decision on one's own attempt, once, within thirty days. Somebody else is named to look at it."""
    attempt = decision.attempt
    if attempt.owner_id != user.pk:
        raise PermissionDenied("assessment.appeal")
    if decision.outcome == Outcome.CERTIFIED.value:
        raise Refused(_("You are certified: there is nothing to appeal against."))
    said, judge = taken_up(words, decision.decided_at, judges_for(decision, now), now)
    try:
        with transaction.atomic():
            made = Appeal.objects.create(decision=decision, words=said, written_at=now, judge=judge)
            record(actor=user, verb="assessment.appealed", about=user, target=str(attempt.pk))
            queue("assessment_appeal", [(judge.pk, str(made.pk))])
    except IntegrityError as twice:
        raise Refused(_("You have appealed already.")) from twice
    return made


def settle(*, actor: Person, appeal: Appeal, ruling: str, reason: str, now: datetime) -> None:
    """Settle an appeal: the decision stands, the certificate is given, or the attempt is struck out.

    Only the person named for it, who neither judged nor decided. No certificate is given where a strand is clearly
    below its cut or missing: then a repeat is what can be given.
    """
    decision = appeal.decision
    attempt = decision.attempt
    require_fresh(actor, appeal, attempt.owner, {decision.decided_by_id, attempt.assessor_id}, now)
    why = reason_for(ruling, Appeal.Ruling.values, reason)
    if ruling == Appeal.Ruling.CERTIFIED and not can_certify(decision):
        raise Refused(_("A strand is clearly below its cut. You can strike the attempt out, so that it is repeated."))
    with transaction.atomic():
        close(appeal, ruling, why, now)
        if ruling == Appeal.Ruling.CERTIFIED:
            give(actor=actor, decision=decision, now=now)
        if ruling == Appeal.Ruling.REPEAT:
            Attempt.objects.filter(pk=attempt.pk).update(void=True)
        data = {"ruling": ruling}
        record(actor=actor, verb="assessment.appeal_settled", about=attempt.owner, target=str(attempt.pk), data=data)
        queue("assessment_appeal_settled", [(attempt.owner_id, str(appeal.pk))])


def can_certify(decision: SignedDecision) -> bool:
    """Say whether no strand of a decision was clearly below its cut, and none missing."""
    bad = {Standing.FAILED.value, Standing.MISSING.value}
    return not any(strand["standing"] in bad for strand in decision.evidence["strands"])


def taken_up(words: str, since: datetime, judges: Iterable[Person], now: datetime) -> tuple[str, Person]:
    """Return the words of an objection as they are kept, and who looks at it.

    Refused later than thirty days after what it is against, without words, and where there is nobody to look at it.
    """
    if now > since + APPEAL_WITHIN:
        raise Refused(_("An appeal can be written within 30 days."))
    said = kept(words, LONGEST)
    if not said:
        raise Refused(_("Say what you see differently, and where."))
    judge = next(iter(judges), None)
    if judge is None:
        raise Refused(_("Nobody else can look at it yet. Ask your programme manager to name a second assessor."))
    return said, judge


def require_fresh(actor: Person, appeal: Objection, owner: Person, took_part: set[int | None], now: datetime) -> None:
    """Raise PermissionDenied for everybody but the person named, who took no part and may decide about the owner."""
    if appeal.judge_id != actor.pk or actor.pk in {owner.pk, *took_part} or not may_decide(actor, owner, now):
        raise PermissionDenied("assessment.settle")


def reason_for(ruling: str, rulings: Sequence[str], reason: str) -> str:
    """Return the reason of a ruling as it is kept. Refused without one, and for a ruling that there is not."""
    why = kept(reason, LONGEST_REASON)
    if ruling not in rulings or not why:
        raise Refused(_("Choose what comes of it, and say why."))
    return why


def close(appeal: Objection, ruling: str, why: str, now: datetime) -> None:
    """Write down what came of an objection, once; Refused the second time."""
    still_open = type(appeal)._default_manager.filter(pk=appeal.pk, settled_at=None)
    if not still_open.update(ruling=ruling, reason=why, settled_at=now):
        raise Refused(_("This appeal is settled already."))
