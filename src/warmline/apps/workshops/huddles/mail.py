"""The messages about huddles; each is dropped where it is too late."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, plain_letter, register_letter
from warmline.apps.notices.models import Notice
from warmline.apps.workshops.huddles.selectors import day_of, offered_huddle
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleProposal


def register() -> None:
    """Hand the writers to the notices."""
    booked, reviewed = _lazy("A huddle that you lead"), _lazy("An answer to your huddle")
    register_letter("workshops_huddle_booked", write_booked, group=Group.SESSIONS, title=booked)
    register_letter("workshops_huddle_reviewed", write_reviewed, group=Group.SESSIONS, title=reviewed)


def write_booked(notice: Notice) -> Letter | None:
    """Tell somebody that she is booked to lead a huddle."""
    rows = HuddleBooking.objects.filter(pk=notice.about, leader=notice.person).select_related("team__site")
    booking = rows.first()
    if booking is None or booking.day < day_of(booking.team, timezone.now()):
        return None
    huddle = offered_huddle(notice.person, booking.key)
    if huddle is None:
        return None
    words = _("You are booked to lead the morning huddle “%(title)s” with %(team)s on %(day)s. It takes five minutes.")
    told = {"title": huddle.title, "team": booking.team.name, "day": date_format(booking.day, "l j F")}
    page = f"{reverse('workshops:huddle_with', args=[booking.key])}?team={booking.team_id}"
    return plain_letter(notice, _("You lead a huddle: %(title)s") % {"title": huddle.title}, words % told, page)


def write_reviewed(notice: Notice) -> Letter | None:
    """Tell somebody what happened with her proposal."""
    row = HuddleProposal.objects.filter(pk=notice.about, proposed_by=notice.person).first()
    if row is None or not row.reason:
        return None
    words = _("A trainer looked at your huddle “%(title)s”: %(state)s. “%(reason)s”")
    told = {"title": row.title, "state": row.get_state_display(), "reason": row.reason}
    subject = _("Your huddle: %(title)s") % {"title": row.title}
    return plain_letter(notice, subject, words % told, reverse("workshops:huddle_proposals"))
