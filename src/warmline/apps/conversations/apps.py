"""The conversations app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConversationsConfig(AppConfig):
    """Registers who may bring conversations, what is kept of them and how long, and the line of the menu."""

    name = "warmline.apps.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the verbs, add permission and menu line, say what is kept and whose conversations were reviewed."""
        from warmline.apps.conversations import keeping, rules
        from warmline.apps.conversations.speakers import reviewed_of
        from warmline.apps.reviews.about import register_speakers
        from warmline.web.navigation import NavItem, register

        keeping.register()
        rules.register()
        register_speakers(reviewed_of)
        register(NavItem("conversations", _("Conversations"), "/conversations/", order=70, shown=rules.sees_room))
