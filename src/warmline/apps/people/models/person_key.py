"""The wrapped key of each person, in a table of its own so that backups can leave it out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class PersonKey(models.Model):
    """A person's data key, wrapped by the master key. Erased: the bytes are gone and `erased_at` says when."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="+")
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self) -> str:
        return f"key of person {self.person_id}"
