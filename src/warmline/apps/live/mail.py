"""The message that asks somebody to play a customer. It holds nothing of the case."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.live.models import LiveTalk, Status
from warmline.apps.notices.letters import Letter
from warmline.apps.notices.models import Notice


def write_invited(notice: Notice) -> Letter | None:
    """Return the message to the colleague, or None where the invitation is not open any more."""
    rows = LiveTalk.objects.waiting_for(notice.person, timezone.now()).filter(pk=notice.about, status=Status.INVITED)
    talk = rows.select_related("owner").first()
    if talk is None:
        return None
    link = f"{settings.WARMLINE_URL}{reverse('live:talk', args=[talk.pk])}"
    words = {"name": notice.person.first_name, "asks": talk.owner.name, "link": link}
    return Letter(
        subject=_("%(name)s asks you to play a customer") % {"name": talk.owner.name},
        body=render_to_string("live/mail/invited.txt", words),
    )
