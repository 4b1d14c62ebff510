"""The message that a refresher is open. It names the certificate and nothing of anybody's practice."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from warmline.apps.assessment.models import Certificate
from warmline.apps.assessment.refreshing import KIND, open_of
from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, plain_letter, register_letter
from warmline.apps.notices.models import Notice


def register() -> None:
    """Say how the message is written."""
    register_letter(KIND, write, group=Group.CERTIFICATES, title=_lazy("A refresher of a certificate"))


def write(notice: Notice) -> Letter | None:
    """Return the message, or None where the refresher is over or the certificate does not hold any more."""
    key, _colon, number = notice.about.partition(":")
    now = timezone.now()
    row = Certificate.objects.valid_at(now).filter(pk=key, person=notice.person).select_related("rule").first()
    found = open_of(row, now) if row is not None else None
    if row is None or found is None or f"{found.number}" != number:
        return None
    words = _(
        "You hold “%(title)s”. A short refresher keeps it fresh: what it stands for comes back in your five minutes."
    )
    subject = _("A refresher for your certificate")
    return plain_letter(notice, subject, words % {"title": row.rule.title}, reverse("drills:start"))
