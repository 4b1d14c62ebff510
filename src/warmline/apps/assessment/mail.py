"""The messages of assessments. They hold no word of a talk and no score: a link, and who asks."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from warmline.apps.assessment.models import Appeal, Attempt, Certificate, RevocationAppeal
from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, plain_letter, register_letter
from warmline.apps.notices.models import Notice


def register() -> None:
    """Say how each kind of message is written."""
    for kind, write, title in (
        ("assessment_waiting", write_waiting, _lazy("An assessment that waits for you")),
        ("assessment_handed_over", write_handed_over, _lazy("Another assessor for you")),
        ("assessment_decided", write_decided, _lazy("A decision on your assessment")),
        ("certificate_revoked", write_revoked, _lazy("A certificate that was taken back")),
    ):
        register_letter(kind, write, group=Group.CERTIFICATES, title=title)
    for kind, write, title in (
        ("assessment_second_named", write_second_named, _lazy("A second person for your assessment")),
        ("revocation_appeal_settled", write_revocation_settled, _lazy("A decision on a certificate taken back")),
    ):
        register_letter(kind, write, group=Group.CERTIFICATES, title=title)
    for kind, write, title in (
        ("assessment_second", write_second, _lazy("A close decision that waits for you")),
        ("revocation_appeal", write_revocation_appeal, _lazy("An appeal against a taking back that waits for you")),
    ):
        register_letter(kind, write, group=Group.REVIEWS, title=title)
    appeal, settled = _lazy("An appeal that waits for you"), _lazy("A decision on your appeal")
    register_letter("assessment_appeal", write_appeal, group=Group.REVIEWS, title=appeal)
    register_letter("assessment_appeal_settled", write_settled, group=Group.REVIEWS, title=settled)


def write_waiting(notice: Notice) -> Letter | None:
    """Tell an assessor that something waits on her desk."""
    attempt = Attempt.objects.open().filter(pk=notice.about, assessor=notice.person).select_related("owner").first()
    if attempt is None:
        return None
    words = _("%(name)s has finished a part of an assessment. It waits for you.") % {"name": attempt.owner.name}
    return plain_letter(notice, _("An assessment waits for you"), words, reverse("assessment:desk"))


def write_handed_over(notice: Notice) -> Letter | None:
    """Tell a person that another assessor looks at her assessment."""
    rows = Attempt.objects.open().filter(pk=notice.about, owner=notice.person).select_related("assessor")
    attempt = rows.first()
    if attempt is None or attempt.assessor is None:
        return None
    words = _("From now on %(name)s looks at your assessment.") % {"name": attempt.assessor.name}
    return plain_letter(notice, _("Another assessor for you"), words, reverse("assessment:attempt", args=[attempt.pk]))


def write_second(notice: Notice) -> Letter | None:
    """Tell somebody that she is asked to decide what is close."""
    rows = Attempt.objects.open().filter(pk=notice.about, second=notice.person)
    attempt = rows.select_related("owner", "assessor").first()
    if attempt is None or attempt.assessor is None:
        return None
    words = _("%(name)s judged an assessment, and a result is too close to its cut. You are asked to decide.")
    page = reverse("assessment:decide", args=[attempt.pk])
    return plain_letter(notice, _("A close decision waits for you"), words % {"name": attempt.assessor.name}, page)


def write_second_named(notice: Notice) -> Letter | None:
    """Tell a person who decides in place of her assessor."""
    rows = Attempt.objects.open().filter(pk=notice.about, owner=notice.person).select_related("second")
    attempt = rows.first()
    if attempt is None or attempt.second is None:
        return None
    words = _("A result of your assessment is close. So %(name)s, who judged none of it, decides.")
    page = reverse("assessment:attempt", args=[attempt.pk])
    return plain_letter(notice, _("A second person decides"), words % {"name": attempt.second.name}, page)


def write_decided(notice: Notice) -> Letter | None:
    """Tell a person that her assessment was decided; not how."""
    if not Attempt.objects.filter(pk=notice.about, owner=notice.person).exists():
        return None
    words = _("Your assessment was decided. You find the decision, and what it rests on, on your own page.")
    return plain_letter(
        notice, _("Your assessment was decided"), words, reverse("assessment:evidence", args=[notice.about])
    )


def write_appeal(notice: Notice) -> Letter | None:
    """Tell somebody that an appeal was given to her."""
    if not Appeal.objects.filter(pk=notice.about, judge=notice.person, settled_at=None).exists():
        return None
    words = _("Somebody appealed against a decision, and you are asked to look at it with fresh eyes.")
    return plain_letter(notice, _("An appeal waits for you"), words, reverse("assessment:desk"))


def write_settled(notice: Notice) -> Letter | None:
    """Tell a person that her appeal was decided."""
    appeal = Appeal.objects.filter(pk=notice.about, decision__attempt__owner=notice.person).first()
    if appeal is None:
        return None
    words = _("Your appeal was decided. You find the decision and its reason on your own page.")
    page = reverse("assessment:evidence", args=[appeal.decision.attempt_id])
    return plain_letter(notice, _("Your appeal was decided"), words, page)


def write_revocation_appeal(notice: Notice) -> Letter | None:
    """Tell somebody that an appeal against a taking back was given to her."""
    if not RevocationAppeal.objects.filter(pk=notice.about, judge=notice.person, settled_at=None).exists():
        return None
    words = _("A certificate was taken back, and its holder appealed. You are asked to look at it with fresh eyes.")
    return plain_letter(notice, _("An appeal waits for you"), words, reverse("assessment:desk"))


def write_revocation_settled(notice: Notice) -> Letter | None:
    """Tell a holder that her appeal was decided; how, and why, stands on her page."""
    rows = RevocationAppeal.objects.filter(pk=notice.about, certificate__person=notice.person)
    found = rows.select_related("certificate__decision").first()
    if found is None:
        return None
    words = _("Your appeal was decided. You find the decision and its reason on your own page.")
    page = reverse("assessment:evidence", args=[found.certificate.decision.attempt_id])
    return plain_letter(notice, _("Your appeal was decided"), words, page)


def write_revoked(notice: Notice) -> Letter | None:
    """Tell a person that a certificate was taken back; the reason stands on her page."""
    found = Certificate.objects.filter(pk=notice.about, person=notice.person).select_related("rule").first()
    if found is None:
        return None
    words = _("Your certificate “%(title)s” was taken back. You find the reason on your own page.")
    return plain_letter(
        notice, _("A certificate was taken back"), words % {"title": found.rule.title}, reverse("assessment:mine")
    )
