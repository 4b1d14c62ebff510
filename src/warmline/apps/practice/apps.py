"""The practice app."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Registers what practice keeps of a person."""

    name = "warmline.apps.practice"
    label = "practice"

    def ready(self) -> None:
        """Say how practice days and mastery are exported and erased, and where reviews are read."""
        from warmline.apps.practice import keeping
        from warmline.apps.practice.sources import register_source, reviewed
        from warmline.core.practice.evidence import Source

        keeping.register()
        register_source("reviews", Source.REVIEW, reviewed)
