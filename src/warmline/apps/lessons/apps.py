"""The lessons app."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """Registers what is kept of a person's lessons, and the words of its verbs."""

    name = "warmline.apps.lessons"
    label = "lessons"

    def ready(self) -> None:
        """Say how marks and seats are exported, erased and cleaned away."""
        from warmline.apps.lessons import keeping

        keeping.register()
