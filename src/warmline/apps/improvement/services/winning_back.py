"""A kind word from a lead to somebody whose assigned step is overdue."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.improvement.models import KindWord
from warmline.apps.improvement.selectors.behind import late_in_teams
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.programmes.models import Enrolment

BACK: Final = "improvement_back"
AGAIN: Final = timedelta(days=7)


@transaction.atomic
def send_word(*, actor: Person, enrolment: Enrolment, now: datetime) -> None:
    """Send the message to the person of an enrolment, once a week at most.

    Only her lead may, and only while an assigned step that the lead may know of is overdue.
    """
    late = {each.enrolment.pk: each for each in late_in_teams(actor, now, enrolment=enrolment.pk)}
    if enrolment.pk not in late:
        if not Enrolment.objects.visible_to(actor).filter(pk=enrolment.pk).exists():
            raise PermissionDenied("improvement.send_word")
        raise Refused(_("Nothing of it is overdue any more, or she is away. No message was sent."))
    # Held, so that two clicks are one message.
    held = Enrolment.objects.select_for_update().select_related("person").get(pk=enrolment.pk)
    if KindWord.objects.filter(enrolment=held, sent_at__gt=now - AGAIN).exists():
        raise Refused(_("A message went out within the last seven days. Give it time."))
    word = KindWord.objects.create(enrolment=held, by=actor, sent_at=now)
    queue(BACK, [(held.person_id, str(word.pk))])
    record(actor=actor, verb="improvement.word_sent", about=held.person, target=f"programme:{held.programme_id}")
