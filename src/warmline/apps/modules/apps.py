"""The modules app."""

from django.apps import AppConfig


class ModulesConfig(AppConfig):
    """Registers who may write modules, the words of its verbs, and what is kept of their readers."""

    name = "warmline.apps.modules"
    label = "modules"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the verbs, add the permission, say what is kept of a reader and a writer."""
        from warmline.apps.modules import keeping, rules

        keeping.register()
        rules.register()
