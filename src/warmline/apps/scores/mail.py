"""The messages about an appeal: to the person who is asked, and to the owner when it is decided or comes back.

None holds a word of the conversation, of the appeal or of the decision.
"""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from warmline.apps.notices.letters import Letter, plain_letter
from warmline.apps.notices.models import Notice
from warmline.apps.scores.models import Appeal


def write_shown(notice: Notice) -> Letter | None:
    """Return the message to the person who is asked, or None where the owner took it back or it is decided."""
    waiting = Appeal.objects.waiting_for(notice.person).filter(pk=notice.about)
    appeal = waiting.select_related("score__owner").defer("score__sealed", "sealed", "shown").first()
    if appeal is None:
        return None
    link = f"{settings.WARMLINE_URL}{reverse('appeals:look', args=[appeal.pk])}"
    words = {"name": notice.person.first_name, "asks": appeal.score.owner.name, "link": link}
    return Letter(
        subject=_("%(name)s asks you to look at one point of feedback") % {"name": appeal.score.owner.name},
        body=render_to_string("scores/mail/shown.txt", words),
    )


def write_decided(notice: Notice) -> Letter | None:
    """Return the message to the owner, or None where her appeal is gone."""
    rows = Appeal.objects.filter(score__owner=notice.person, state=Appeal.State.DECIDED)
    appeal = rows.filter(pk=notice.about).first()
    if appeal is None:
        return None
    words = {"name": notice.person.first_name, "link": f"{settings.WARMLINE_URL}{appeal.address}"}
    return Letter(subject=_("Your appeal is decided"), body=render_to_string("scores/mail/decided.txt", words))


def write_returned(notice: Notice) -> Letter | None:
    """Return the message to the owner, or None where she showed her appeal to somebody else or deleted it."""
    rows = Appeal.objects.filter(score__owner=notice.person, state=Appeal.State.KEPT)
    appeal = rows.filter(pk=notice.about).first()
    if appeal is None:
        return None
    words = _(
        "Your appeal was not decided and came back to you: the person you named cannot decide it any more, or three "
        "months have passed. The copy of the conversation is deleted, and your words are kept for you alone. You can "
        "choose somebody else at the point itself."
    )
    return plain_letter(notice, _("Your appeal came back to you"), words, appeal.address)
