"""Which appeals the page of a decision shows, and which may still be written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from warmline.apps.assessment.forms import AppealForm
from warmline.apps.assessment.models import Certificate, SignedDecision
from warmline.apps.assessment.services.appealing import APPEAL_WITHIN
from warmline.core.certifying import Outcome


def appeals_of(decision: SignedDecision, *, own: bool, now: datetime) -> dict[str, Any]:
    """Return the appeal against a decision and those against a taking back, and the forms that are open to its owner.

    A form is offered for thirty days, and once.
    """
    appealed = getattr(decision, "appeal", None)
    certificate: Certificate | None = getattr(decision, "certificate", None)
    against = list(certificate.revocation_appeals.order_by("written_at")) if certificate is not None else []
    in_time = now <= decision.decided_at + APPEAL_WITHIN
    may_appeal = own and appealed is None and in_time and decision.outcome != Outcome.CERTIFIED.value
    may_object = own and certificate is not None and _is_open(certificate, [each.revoked_at for each in against], now)
    return {
        "appeal": appealed,
        "against": against,
        "form": AppealForm() if may_appeal else None,
        "objection": AppealForm(auto_id="objection_%s") if may_object else None,
    }


def _is_open(certificate: Certificate, appealed: list[datetime], now: datetime) -> bool:
    taken = certificate.revoked_at
    return taken is not None and taken not in appealed and now <= taken + APPEAL_WITHIN
