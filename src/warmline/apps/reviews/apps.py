"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Registers what is kept of raters, who may teach the machine, and the words of its verbs."""

    name = "warmline.apps.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Say how reviews are exported and erased, and who may bring them."""
        from warmline.apps.reviews import keeping, rules

        keeping.register()
        rules.register()
