"""The assessment app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Registers assessments and certificates, and what is kept of them."""

    name = "warmline.apps.assessment"
    label = "assessment"
