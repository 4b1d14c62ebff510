"""The live app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiveConfig(AppConfig):
    """Registers what is kept of talks between two people, the words of their verbs, and the invitation's message."""

    name = "warmline.apps.live"
    label = "live"

    def ready(self) -> None:
        """Say how live talks are exported, erased and cleaned away, and what the invitation says."""
        from warmline.apps.live import keeping, mail
        from warmline.apps.notices.groups import Group
        from warmline.apps.notices.letters import register_letter

        keeping.register()
        register_letter(
            "live_invited", mail.write_invited, group=Group.SESSIONS, title=_("A colleague asks you to play a customer")
        )
