"""The kind word: which path is open, that five minutes are enough to begin again, and nothing else."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.improvement.models import KindWord
from warmline.apps.improvement.selectors.behind import late_for_others
from warmline.apps.improvement.services.winning_back import BACK
from warmline.apps.notices.letters import Letter
from warmline.apps.notices.models import Notice

__all__ = ["BACK", "write_back"]


def write_back(notice: Notice) -> Letter | None:
    """Return the message, or None where nothing that others may know of is overdue any more, or its sender has gone.

    It names the programme and no step: what she practises never stands in a message.
    """
    rows = KindWord.objects.filter(pk=int(notice.about), enrolment__person=notice.person_id)
    word = rows.select_related("by", "enrolment__person", "enrolment__plan", "enrolment__programme").first()
    if word is None or word.by is None:
        return None
    late = late_for_others([word.enrolment], timezone.now())
    if not late:
        return None
    words = words_of_message(notice.person.first_name, word.by.name, late[0].title)
    body = render_to_string("improvement/mail/back.txt", words)
    return Letter(subject=_("Five minutes to pick it up again"), body=body)


def words_of_message(name: str, sender: str, title: str) -> dict[str, str]:
    """Return what the message is made of; the lead's page shows it before she sends it."""
    return {
        "name": name,
        "sender": sender,
        "title": title,
        "small": f"{settings.WARMLINE_URL}{reverse('drills:start')}",
        "path": f"{settings.WARMLINE_URL}{reverse('improvement:behind')}",
    }
