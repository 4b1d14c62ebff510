"""The lessons app."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """More ways to learn from a conversation."""

    name = "warmline.apps.lessons"
    label = "lessons"
