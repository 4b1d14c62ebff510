"""The knowledge app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Registers items and tests, and what is kept of the answers."""

    name = "warmline.apps.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        """Name the verbs, add the permissions, and say how answers are exported, erased and cleaned away."""
        from warmline.apps.knowledge import keeping, rules

        keeping.register()
        rules.register()
