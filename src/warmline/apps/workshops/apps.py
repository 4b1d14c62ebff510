"""The workshops app."""

from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    """Registers sessions with people, and what is kept of them."""

    name = "warmline.apps.workshops"
    label = "workshops"
