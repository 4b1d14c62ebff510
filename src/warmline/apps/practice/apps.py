"""The practice app."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Registers what practice keeps of a person."""

    name = "warmline.apps.practice"
    label = "practice"

    def ready(self) -> None:
        """Say how practice days and mastery are exported and erased."""
        from warmline.apps.practice import keeping

        keeping.register()
