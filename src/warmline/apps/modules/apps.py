"""The modules app."""

from django.apps import AppConfig


class ModulesConfig(AppConfig):
    """Registers modules, and what is kept of their readers."""

    name = "warmline.apps.modules"
    label = "modules"
