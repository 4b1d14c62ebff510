"""The programmes app."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers programmes and paths, and what is kept of them."""

    name = "warmline.apps.programmes"
    label = "programmes"
