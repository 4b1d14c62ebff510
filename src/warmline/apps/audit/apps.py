"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the audit trail with Django."""

    name = "warmline.apps.audit"
    label = "audit"
