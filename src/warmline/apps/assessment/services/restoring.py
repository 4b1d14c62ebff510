"""Appeals against the taking back of a certificate: written by its holder, settled by who did not take it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.models import Certificate, RevocationAppeal
from warmline.apps.assessment.ports import restored
from warmline.apps.assessment.rules import may_decide
from warmline.apps.assessment.selectors import restorers_for
from warmline.apps.assessment.services.appealing import APPEAL_WITHIN, LONGEST, LONGEST_REASON
from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.said import kept


def appeal_revocation(*, user: Person, certificate: Certificate, words: str, now: datetime) -> RevocationAppeal:
    """Object to the taking back of one's own certificate, once, within thirty days. Somebody else is named for it."""
    if certificate.person_id != user.pk:
        raise PermissionDenied("assessment.appeal")
    if certificate.revoked_at is None:
        raise Refused(_("You hold this certificate: there is nothing to appeal against."))
    if now > certificate.revoked_at + APPEAL_WITHIN:
        raise Refused(_("An appeal can be written within 30 days."))
    said = kept(words, LONGEST)
    if not said:
        raise Refused(_("Say what you see differently, and where."))
    judge = next(iter(restorers_for(certificate, now)), None)
    if judge is None:
        raise Refused(_("Nobody else can look at it yet. Ask your programme manager to name a second assessor."))
    try:
        with transaction.atomic():
            made = RevocationAppeal.objects.create(
                certificate=certificate,
                revoked_at=certificate.revoked_at,
                revoked_by=certificate.revoked_by,
                revoked_why=certificate.revoked_why,
                words=said,
                written_at=now,
                judge=judge,
            )
            record(actor=user, verb="certificate.appealed", about=user, target=str(certificate.pk))
            queue("revocation_appeal", [(judge.pk, str(made.pk))])
    except IntegrityError as twice:
        raise Refused(_("You have appealed already.")) from twice
    return made


def settle_revocation(*, actor: Person, appeal: RevocationAppeal, ruling: str, reason: str, now: datetime) -> None:
    """Settle an appeal: the certificate stays taken back, or is given back with its old end.

    Only the person named for it, who did not take it back. Raises Refused without a ruling or a reason, and for one
    that is settled.
    """
    certificate = appeal.certificate
    if appeal.judge_id != actor.pk or actor.pk in (appeal.revoked_by_id, certificate.person_id):
        raise PermissionDenied("assessment.settle")
    if not may_decide(actor, certificate.person, now):
        raise PermissionDenied("assessment.settle")
    why = kept(reason, LONGEST_REASON)
    if ruling not in RevocationAppeal.Ruling.values or not why:
        raise Refused(_("Choose what comes of it, and say why."))
    with transaction.atomic():
        changed = RevocationAppeal.objects.filter(pk=appeal.pk, settled_at=None).update(
            ruling=ruling, reason=why, settled_at=now
        )
        if not changed:
            raise Refused(_("This appeal is settled already."))
        data = {"ruling": ruling}
        about, target = certificate.person, str(certificate.pk)
        record(actor=actor, verb="certificate.appeal_settled", about=about, target=target, data=data)
        if ruling == RevocationAppeal.Ruling.RESTORED:
            _give_back(actor, appeal, now)
        queue("revocation_appeal_settled", [(certificate.person_id, str(appeal.pk))])


def _give_back(actor: Person, appeal: RevocationAppeal, now: datetime) -> None:
    taken = Certificate.objects.filter(pk=appeal.certificate_id, revoked_at=appeal.revoked_at)
    if taken.update(revoked_at=None, revoked_by=None, revoked_why=""):
        person, target = appeal.certificate.person, str(appeal.certificate_id)
        record(actor=actor, verb="certificate.restored", about=person, target=target)
        restored(appeal.certificate_id, actor, now)
