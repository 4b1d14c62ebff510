"""The programmes app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """Registers programmes and paths, what is kept of them, their messages, and the line of the menu."""

    name = "warmline.apps.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the verbs, add the permissions, say what is kept and what messages say, and add the menu's line."""
        from warmline.apps.modules.choosing import register_chooser
        from warmline.apps.notices.letters import register_letter
        from warmline.apps.programmes import keeping, mail, rules
        from warmline.apps.programmes.addresses import version_compared
        from warmline.web.navigation import NavItem, register

        keeping.register()
        rules.register()
        register_letter("programme_changed", mail.write_changed, title=_("A path that is new or has changed"))
        register_letter("programme_due", mail.write_due, title=_("Something that is due soon"))
        register_chooser(version_compared)
        rooms = ("/certificates/", "/badges/", "/tests/", "/workshops/")
        register(NavItem("learn", _("Learn"), "/learn/", order=30, shown=rules.sees_learning, also=rooms))
