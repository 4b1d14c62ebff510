"""What a person leaves behind in the lessons. No word and no mark here is readable as stored."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Markings(models.Model):
    """How a person marked the examples, sealed as a whole: not even which skill she looked at shows."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"markings {self.pk}"


class Seat(models.Model):
    """One time in the customer's seat: the version of the scenario, and everything else sealed.

    The key comes from the form that began it, so that a double click begins one talk, not two.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    scenario = models.ForeignKey("library.ScenarioVersion", on_delete=models.PROTECT, related_name="+")
    exchanges = models.PositiveIntegerField(default=0)
    ended = models.BooleanField(default=False)
    sealed = models.BinaryField()
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        ordering = ["-touched_at"]
        indexes = [models.Index(fields=["owner", "-touched_at"], name="lessons_seat_owner")]

    def __str__(self) -> str:
        return str(self.pk)
