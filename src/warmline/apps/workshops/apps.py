"""The workshops app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    """Registers sessions with people: who may run them, their messages, what is kept, and the way to their pages."""

    name = "warmline.apps.workshops"
    label = "workshops"

    def ready(self) -> None:
        """Say who may do what, how messages are written, and how seats and notes are exported and erased."""
        from warmline.apps.practice.sources import register_source
        from warmline.apps.workshops import keeping, mail, rules
        from warmline.apps.workshops.huddles import keeping as huddle_keeping
        from warmline.apps.workshops.huddles import mail as huddle_mail
        from warmline.apps.workshops.huddles import rules as huddle_rules
        from warmline.apps.workshops.selectors.room import room_evidence
        from warmline.apps.workshops.track import keeping as track_keeping
        from warmline.apps.workshops.track import mail as track_mail
        from warmline.core.practice.evidence import Source
        from warmline.web.navigation import NavItem, register

        for room in (keeping, rules, mail, huddle_keeping, huddle_rules, huddle_mail, track_keeping, track_mail):
            room.register()
        register_source("workshops", Source.WORKSHOP, room_evidence)
        register(NavItem("workshops", _("Workshops"), "/workshops/", order=40, shown=rules.sees_workshops))
