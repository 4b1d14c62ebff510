"""The drills app."""

from django.apps import AppConfig


class DrillsConfig(AppConfig):
    """Registers the daily practice, and what is kept of it."""

    name = "warmline.apps.drills"
    label = "drills"
