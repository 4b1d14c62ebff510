"""The notices app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Registers notices with Django, and offers to send what the apps below ask for."""

    name = "warmline.apps.notices"
    label = "notices"

    def ready(self) -> None:
        """Connect the queue, the letters this app writes, and what it keeps."""
        from warmline.apps.notices import invitation, keeping, letters, services
        from warmline.apps.notices.groups import Group
        from warmline.apps.people import messages

        messages.send_through(services.queue)
        letters.register_letter(
            "invitation",
            invitation.write_invitation,
            group=Group.SECURITY,
            title=_("Your invitation"),
            in_app=False,
        )
        keeping.register()
