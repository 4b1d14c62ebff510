"""The scores app."""

from django.apps import AppConfig


class ScoresConfig(AppConfig):
    """Registers what is kept of a person's scores, and the words of its verbs."""

    name = "warmline.apps.scores"
    label = "scores"

    def ready(self) -> None:
        """Say how scores are exported and erased."""
        from warmline.apps.scores import keeping

        keeping.register()
