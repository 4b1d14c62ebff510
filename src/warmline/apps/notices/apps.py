"""The notices app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Registers notices with Django."""

    name = "warmline.apps.notices"
    label = "notices"
