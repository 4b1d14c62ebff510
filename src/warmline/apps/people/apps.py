"""The people app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Registers people, and the words for what is done to them."""

    name = "warmline.apps.people"
    label = "people"

    def ready(self) -> None:
        """Name the verbs of the trail, say how a record is exported and erased, and add the list to the navigation."""
        from warmline.apps.people import context, keeping
        from warmline.web.navigation import NavItem, register

        keeping.register()
        register(NavItem("people", _("People"), "/people/", order=80, shown=context.sees_people))
