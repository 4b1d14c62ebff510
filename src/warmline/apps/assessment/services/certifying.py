"""Signing a decision, giving a certificate, taking it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment import tasks
from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.evidence import evidence_file
from warmline.apps.assessment.four_eyes import needs_another
from warmline.apps.assessment.models import Attempt, Certificate, SignedDecision
from warmline.apps.assessment.refreshing import begin as begin_refreshers
from warmline.apps.assessment.rules import may_decide, require_signer
from warmline.apps.assessment.standing import AttemptStanding, history_of, standing_of
from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.said import kept, plain
from warmline.core.certifying import History, Outcome, Past, next_date, renewed_until

LONGEST_REASON = 1000
LONGEST_WHY = 500
"""Of a taking back."""


def certify(*, actor: Person, attempt: Attempt, reason: str, now: datetime) -> Certificate:
    """Sign that the person is certified, and give the certificate. Raises as `sign` does."""
    return sign(actor=actor, attempt=attempt, outcome=Outcome.CERTIFIED, reason=reason, now=now).certificate


def sign(*, actor: Person, attempt: Attempt, outcome: Outcome, reason: str, now: datetime) -> SignedDecision:
    """Sign a decision on an attempt that is whole, as its named assessor, and file the evidence.

    A strand clearly below its cut cannot be signed away: then only *not yet* is open. One that is too close to its cut
    is decided by somebody who judged no part of it: the assessor asks a second person (`ask_second`). Raises
    PermissionDenied for anybody else, Refused where something is missing or the reason is.
    """
    require_signer(actor, attempt, now)
    with transaction.atomic():
        held = Attempt.objects.select_for_update().select_related("owner", "rule").get(pk=attempt.pk)
        if held.state != Attempt.State.RUNNING:
            raise Refused(_("This assessment is not open any more."))
        found = standing_of(held, now)
        _check(found, outcome, reason)
        _four_eyes(found, actor)
        decision = _write(actor, found, outcome, plain(reason), now)
        Attempt.objects.filter(pk=held.pk).update(state=Attempt.State.DECIDED, closed_at=now)
        record(
            actor=actor,
            verb="assessment.decided",
            about=held.owner,
            target=str(held.pk),
            data={
                "outcome": outcome.value,
                "proposed": found.decision.outcome.value,
                "second": actor.pk != held.assessor_id,
            },
        )
        if outcome is Outcome.CERTIFIED:
            give(actor=actor, decision=decision, now=now)
        queue("assessment_decided", [(held.owner_id, str(held.pk))])
    return decision


def give(*, actor: Person, decision: SignedDecision, now: datetime) -> Certificate:
    """Write the certificate of a decision; part of the caller's transaction, who has checked that it may be given."""
    attempt = decision.attempt
    rule = rule_of(attempt.rule)
    renewed = attempt.renews
    try:
        made = Certificate.objects.create(
            person=attempt.owner,
            rule=attempt.rule,
            decision=decision,
            renews=renewed,
            issued_at=now,
            valid_until=renewed_until(rule, now, renewed.valid_until if renewed else None),
        )
    except IntegrityError as twice:
        raise Refused(_("This decision has its certificate already.")) from twice
    record(actor=actor, verb="certificate.given", about=attempt.owner, target=str(made.pk), data={"rule": rule.key})
    begin_refreshers(made, now, tasks.put_down)
    return made


def revoke(*, actor: Person, certificate: Certificate, reason: str, now: datetime) -> None:
    """Take a certificate back, with the reason that its holder reads. Twice is harmless.

    Managers and admins of the house may, and assessors of the person; nobody her own.
    """
    holder = certificate.person
    if not may_decide(actor, holder, now):
        raise PermissionDenied("assessment.revoke")
    why = kept(reason, LONGEST_WHY)
    if not why:
        raise Refused(_("Say why the certificate is taken back. Its holder reads it."))
    with transaction.atomic():
        changed = Certificate.objects.filter(pk=certificate.pk, revoked_at=None).update(
            revoked_at=now, revoked_by=actor, revoked_why=why
        )
        if changed:
            record(actor=actor, verb="certificate.revoked", about=holder, target=str(certificate.pk))
            queue("certificate_revoked", [(holder.pk, str(certificate.pk))])


def _check(found: AttemptStanding, outcome: Outcome, reason: str) -> None:
    proposed = found.decision.outcome
    if outcome not in (Outcome.CERTIFIED, Outcome.NOT_YET):
        raise Refused(_("A decision is: certified, or not yet."))
    if proposed is Outcome.INCOMPLETE:
        raise Refused(_("Something is still missing. Nothing can be signed before all three strands are whole."))
    if proposed is Outcome.NOT_YET and outcome is Outcome.CERTIFIED:
        raise Refused(_("A strand is clearly below its cut. No other strand makes up for it."))
    if not plain(reason):
        raise Refused(_("Write why. The person reads it, and so does whoever looks at an appeal."))
    if len(reason) > LONGEST_REASON:
        raise Refused(_("The reason is longer than 1,000 characters. Shorten it, please."))


def _four_eyes(found: AttemptStanding, actor: Person) -> None:
    if needs_another(found, actor):
        raise Refused(
            _("A result is too close to its cut, and you judged it yourself. Somebody else has to decide: ask them.")
        )
    if actor.pk != found.attempt.assessor_id and found.decision.outcome is not Outcome.BORDERLINE:
        raise Refused(_("No result is too close to its cut any more. The assessor who was named signs."))


def _write(actor: Person, found: AttemptStanding, outcome: Outcome, reason: str, now: datetime) -> SignedDecision:
    return SignedDecision.objects.create(
        attempt=found.attempt,
        proposed=found.decision.outcome.value,
        outcome=outcome.value,
        evidence=evidence_file(found, decided_by=actor, outcome=outcome.value, reason=reason, at=now),
        reason=reason,
        next_try=_next_try(found, now) if outcome is Outcome.NOT_YET else None,
        decided_by=actor,
        decided_at=now,
    )


def _next_try(found: AttemptStanding, now: datetime) -> datetime:
    past = history_of(found.attempt).attempts
    this = Past(found.attempt.read_at or now, now)
    return next_date(found.rule.attempts, History((*past, this)), now)
