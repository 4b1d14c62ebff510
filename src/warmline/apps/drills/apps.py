"""The drills app."""

from django.apps import AppConfig


class DrillsConfig(AppConfig):
    """Registers the daily practice, and what is kept of it."""

    name = "warmline.apps.drills"
    label = "drills"

    def ready(self) -> None:
        """Say how answers and cards are exported, erased and cleaned away."""
        from warmline.apps.drills import keeping

        keeping.register()
