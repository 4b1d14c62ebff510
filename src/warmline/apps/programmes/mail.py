"""The two messages of programmes: something is due soon, and a path is new or has changed."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.notices.letters import Letter
from warmline.apps.notices.models import Notice
from warmline.apps.programmes.models import Enrolment
from warmline.apps.programmes.models.enrolling import EnrolmentQuerySet


def write_changed(notice: Notice) -> Letter | None:
    """Return the message that a path is there or has changed, or None where she is no longer on it."""
    row = _own(notice).filter(programme=int(notice.about)).first()
    if row is None:
        return None
    words = _words(notice, row)
    return Letter(
        subject=_("Your path: %(title)s") % {"title": row.programme.title},
        body=render_to_string("programmes/mail/changed.txt", words),
    )


def write_due(notice: Notice) -> Letter | None:
    """Return the reminder, or None where nothing of it is left to do.

    Only steps that others may know of are named: what she practises never stands in a message.
    """
    from warmline.apps.programmes.selectors import due_soon

    row = _own(notice).filter(pk=int(notice.about)).first()
    steps = [] if row is None else due_soon(row, timezone.now())
    if row is None or not steps:
        return None
    words = _words(notice, row) | {"steps": steps}
    return Letter(
        subject=_("Due soon: %(title)s") % {"title": steps[0].title},
        body=render_to_string("programmes/mail/due.txt", words),
    )


def _own(notice: Notice) -> EnrolmentQuerySet:
    rows = Enrolment.objects.running().filter(person=notice.person_id)
    return rows.select_related("person", "plan", "programme")


def _words(notice: Notice, row: Enrolment) -> dict[str, object]:
    link = f"{settings.WARMLINE_URL}{reverse('programmes:path')}"
    return {"name": notice.person.first_name, "title": row.programme.title, "link": link}
