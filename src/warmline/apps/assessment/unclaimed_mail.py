"""The messages of an appeal whose judge is gone: to its owner, and to those who may take it up."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from warmline.apps.assessment.models import Appeal, RevocationAppeal
from warmline.apps.assessment.unclaimed import AnyAppeal, may_take_up, settlers_for
from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, plain_letter, register_letter
from warmline.apps.notices.models import Notice


def register() -> None:
    """Say how each kind of message is written."""
    waits, is_open = _lazy("An appeal of yours that waits for somebody else"), _lazy("An appeal that you can take up")
    register_letter("assessment_appeal_waits", write_waits, group=Group.CERTIFICATES, title=waits)
    register_letter("revocation_appeal_waits", write_revocation_waits, group=Group.CERTIFICATES, title=waits)
    register_letter("assessment_appeal_open", write_open, group=Group.REVIEWS, title=is_open)
    register_letter("revocation_appeal_open", write_revocation_open, group=Group.REVIEWS, title=is_open)


def write_waits(notice: Notice) -> Letter | None:
    """Tell an owner that her appeal against a decision waits for somebody else."""
    rows = Appeal.objects.filter(pk=notice.about, decision__attempt__owner=notice.person, judge=None, settled_at=None)
    found = rows.select_related("decision__attempt__owner").first()
    return None if found is None else _to_owner(notice, found, found.decision.attempt_id)


def write_revocation_waits(notice: Notice) -> Letter | None:
    """Tell a holder that her appeal against a taking back waits for somebody else."""
    rows = RevocationAppeal.objects.filter(
        pk=notice.about, certificate__person=notice.person, judge=None, settled_at=None
    )
    found = rows.select_related("certificate__person", "certificate__decision").first()
    return None if found is None else _to_owner(notice, found, found.certificate.decision.attempt_id)


def write_open(notice: Notice) -> Letter | None:
    """Tell somebody that she can take up an appeal against a decision."""
    return _to_settler(notice, Appeal.objects.filter(pk=notice.about).first())


def write_revocation_open(notice: Notice) -> Letter | None:
    """Tell somebody that she can take up an appeal against a taking back."""
    return _to_settler(notice, RevocationAppeal.objects.filter(pk=notice.about).first())


def _to_owner(notice: Notice, appeal: AnyAppeal, attempt: object) -> Letter:
    if settlers_for(appeal, timezone.now()):
        words = _(
            "Whoever was to look at your appeal cannot do so any more. It is not lost: it waits for somebody else who "
            "took no part, and these people were told. You need do nothing."
        )
    else:
        words = _(
            "Whoever was to look at your appeal cannot do so any more, and nobody else can yet. It is not lost: it "
            "waits. Ask your programme manager to name another assessor."
        )
    page = reverse("assessment:evidence", args=[attempt])
    return plain_letter(notice, _("Your appeal waits for somebody else"), words, page)


def _to_settler(notice: Notice, appeal: AnyAppeal | None) -> Letter | None:
    if appeal is None or not may_take_up(notice.person, appeal, timezone.now()):
        return None
    words = _("Whoever was to look at an appeal cannot do so any more. You can take it up: it lies on your desk.")
    return plain_letter(notice, _("An appeal that you can take up"), words, reverse("assessment:desk"))
