"""The conversations app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConversationsConfig(AppConfig):
    """Registers who may bring conversations, what is kept of them and how long, and the line of the menu."""

    name = "warmline.apps.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the verbs, add the permission, say what is kept, and add the menu's line."""
        from warmline.apps.conversations import keeping, rules
        from warmline.web.navigation import NavItem, register

        keeping.register()
        rules.register()
        register(NavItem("conversations", _("Conversations"), "/conversations/", order=70, shown=rules.sees_room))
