"""The pages app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Adds the team page to the navigation of those who lead a team. It keeps nothing of anybody."""

    name = "warmline.apps.pages"
    label = "pages"

    def ready(self) -> None:
        """Register the team page."""
        from warmline.apps.pages.leads import leads
        from warmline.web.navigation import NavItem, register

        register(NavItem("team", _("Team"), "/team/", order=50, shown=leads))
