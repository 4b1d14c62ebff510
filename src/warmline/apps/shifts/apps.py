"""The shifts app."""

from django.apps import AppConfig


class ShiftsConfig(AppConfig):
    """Registers shifts and leave, and what is kept of them."""

    name = "warmline.apps.shifts"
    label = "shifts"

    def ready(self) -> None:
        """Say how shifts and leave are exported, erased and cleaned away, and what the verbs mean."""
        from warmline.apps.shifts import keeping

        keeping.register()
