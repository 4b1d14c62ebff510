"""Which page a channel gets, and what the channel is called."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from warmline.core.conversation import Channel
from warmline.core.customer.scenario import Scenario


class View(StrEnum):
    """The three kinds of page a talk can have."""

    CHAT = "chat"
    EMAIL = "email"
    PHONE = "phone"


_VIEWS = {Channel.EMAIL: View.EMAIL, Channel.PHONE: View.PHONE}


def view_of(scenario: Scenario) -> View:
    """Return the page of a scenario's channel; what is neither e-mail nor phone is written to and fro, like chat."""
    return _VIEWS.get(scenario.channel, View.CHAT)


def channel_name(scenario: Scenario) -> str:
    """Return the channel in a word or two, as it stands at the head of a talk."""
    return {
        Channel.CHAT: _("Chat"),
        Channel.EMAIL: _("E-mail"),
        Channel.PHONE: _("Phone"),
        Channel.SOCIAL: _("Social media"),
        Channel.IN_PERSON: _("In person"),
    }.get(scenario.channel, _("Talk"))
