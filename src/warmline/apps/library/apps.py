"""The library as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Holds no personal data, so there is nothing to erase or to export."""

    name = "warmline.apps.library"
    label = "library"
    default_auto_field = "django.db.models.BigAutoField"
