"""The badges app."""

from django.apps import AppConfig


class BadgesConfig(AppConfig):
    """Registers badges, and what is kept of them."""

    name = "warmline.apps.badges"
    label = "badges"
