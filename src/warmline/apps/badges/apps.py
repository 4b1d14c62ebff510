"""The badges app."""

from django.apps import AppConfig


class BadgesConfig(AppConfig):
    """Registers badges, and what is kept of them."""

    name = "warmline.apps.badges"
    label = "badges"

    def ready(self) -> None:
        """Say how badges are kept and erased, what the verbs mean, and what follows a certificate given back."""
        from warmline.apps.assessment.ports import on_restored
        from warmline.apps.badges import keeping
        from warmline.apps.badges.following import follow_restored

        keeping.register()
        on_restored(follow_restored)
