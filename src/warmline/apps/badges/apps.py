"""The badges app."""

from django.apps import AppConfig


class BadgesConfig(AppConfig):
    """Registers badges, and what is kept of them."""

    name = "warmline.apps.badges"
    label = "badges"

    def ready(self) -> None:
        """Say how badges are exported, erased and cleaned away, and what the verbs mean."""
        from warmline.apps.badges import keeping

        keeping.register()
