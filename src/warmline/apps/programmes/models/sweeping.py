"""How far the work of a day is."""

from __future__ import annotations

from django.db import models


class Sweep(models.Model):
    """The daily round over all enrolments: `cursor` is the last one looked at, `ended_at` set once all were."""

    day = models.DateField(unique=True)
    cursor = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"round of {self.day}"
