"""The scores app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScoresConfig(AppConfig):
    """Registers what is kept of a person's scores and appeals, its messages, and the list of those who decide."""

    name = "warmline.apps.scores"
    label = "scores"

    def ready(self) -> None:
        """Say how scores and appeals are exported and erased, and what the messages about appeals say."""
        from warmline.apps.notices.groups import Group
        from warmline.apps.notices.letters import register_letter
        from warmline.apps.scores import appeals_keeping, keeping, mail
        from warmline.apps.scores.asked import may_be_asked
        from warmline.web.navigation import NavItem, register

        keeping.register()
        appeals_keeping.register()
        about = Group.REVIEWS
        register_letter("appeal_shown", mail.write_shown, group=about, title=_("An appeal to look at"))
        register_letter("appeal_returned", mail.write_returned, group=about, title=_("An appeal that came back to you"))
        register_letter("appeal_decided", mail.write_decided, group=about, title=_("A decision on your appeal"))
        register(NavItem("appeals", _("Appeals"), "/appeals/", order=60, shown=may_be_asked))
