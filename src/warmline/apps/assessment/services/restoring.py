"""Appeals against the taking back of a certificate: written by its holder, settled by who did not take it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.models import Certificate, RevocationAppeal
from warmline.apps.assessment.ports import restored
from warmline.apps.assessment.selectors import restorers_for
from warmline.apps.assessment.services.appealing import close, reason_for, require_fresh, taken_up
from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person


def appeal_revocation(*, user: Person, certificate: Certificate, words: str, now: datetime) -> RevocationAppeal:
    """Object to the taking back of one's own certificate, once, within thirty days. Somebody else is named for it."""
    if certificate.person_id != user.pk:
        raise PermissionDenied("assessment.appeal")
    if certificate.revoked_at is None:
        raise Refused(_("You hold this certificate: there is nothing to appeal against."))
    said, judge = taken_up(words, certificate.revoked_at, restorers_for(certificate, now), now)
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
    require_fresh(actor, appeal, certificate.person, {appeal.revoked_by_id}, now)
    why = reason_for(ruling, RevocationAppeal.Ruling.values, reason)
    with transaction.atomic():
        close(appeal, ruling, why, now)
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
