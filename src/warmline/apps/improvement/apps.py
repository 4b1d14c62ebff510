"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Registers reactions and findings, and what is kept of them."""

    name = "warmline.apps.improvement"
    label = "improvement"
