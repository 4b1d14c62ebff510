"""What messages are about, and the ways in which somebody may have them."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """What a kind of message is about; people choose how they hear of it group by group."""

    SECURITY = "security", _("Invitations and safety")
    SESSIONS = "sessions", _("Workshops, webinars and talks with colleagues")
    PROGRAMME = "programme", _("Your path and what is due")
    CERTIFICATES = "certificates", _("Assessments and certificates")
    REVIEWS = "reviews", _("Appeals and reviews")
    STUDIO = "studio", _("Writing scenarios")
    PRACTICE = "practice", _("Reminders to practise")


class Way(models.TextChoices):
    """How somebody hears of a group. All of it also stands on her page of notices."""

    AT_ONCE = "at_once", _("E-mail at once")
    DAILY = "daily", _("One e-mail a day")
    WEEKLY = "weekly", _("One e-mail a week")
    IN_APP = "in_app", _("No e-mail")


ALWAYS: Final = frozenset({Group.SECURITY})
"""Groups that leave at once, at any hour, and cannot be switched off."""

_UNLESS_CHOSEN: Final = {Group.STUDIO: Way.DAILY, Group.PRACTICE: Way.IN_APP}


def way_unless_chosen(group: Group) -> Way:
    """Return the way of a group where the person chose none."""
    return _UNLESS_CHOSEN.get(group, Way.AT_ONCE)
