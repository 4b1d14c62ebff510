"""The shifts app."""

from django.apps import AppConfig


class ShiftsConfig(AppConfig):
    """Registers shifts and leave, and what is kept of them."""

    name = "warmline.apps.shifts"
    label = "shifts"
