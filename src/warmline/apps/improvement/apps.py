"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Registers reactions and findings, what is kept of them, the message to people who fall behind."""

    name = "warmline.apps.improvement"
    label = "improvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the verbs, add the permissions, say what is kept, and answer the comparison of two versions."""
        from warmline.apps.improvement import keeping, mail, rules
        from warmline.apps.improvement.comparing import uses_of
        from warmline.apps.notices.letters import register_letter
        from warmline.apps.programmes.screens.comparing import register_reactions

        keeping.register()
        rules.register()
        register_letter(mail.BACK, mail.write_back)
        register_reactions(uses_of)
