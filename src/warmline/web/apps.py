"""The Django app that carries templates and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the shared templates, static files and template tags."""

    name = "warmline.web"
    label = "web"
    verbose_name = "Warmline web"

    def ready(self) -> None:
        """Give the navigation its first two items; apps above add their own in their ready()."""
        from warmline.web import navigation

        navigation.register_defaults()
