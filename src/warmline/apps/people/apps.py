"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers people, and the words for what is done to them."""

    name = "warmline.apps.people"
    label = "people"

    def ready(self) -> None:
        """Name the verbs of the trail, and say how a person's record is exported and erased."""
        from warmline.apps.people import keeping

        keeping.register()
