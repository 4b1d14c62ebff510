"""The studio app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StudioConfig(AppConfig):
    """Registers who may write scenarios, the words of the studio's verbs, and its place in the menu."""

    name = "warmline.apps.studio"
    label = "studio"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the verbs, add the permissions, say what is kept of a writer, and add the menu's line."""
        from warmline.apps.studio import keeping, rules
        from warmline.web.navigation import NavItem, register

        keeping.register()
        rules.register()
        register(NavItem("studio", _("Studio"), "/studio/", order=60, shown=rules.sees_studio))
