"""The knowledge app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Registers items and tests, and what is kept of the answers."""

    name = "warmline.apps.knowledge"
    label = "knowledge"
