"""Stored scorecards. One from the practice room is sealed: its row says whose it is, and nothing more."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Room(models.TextChoices):
    """Where a score was made, and so who may ever see it (SCOPE.md P3)."""

    PRACTICE = "practice", _("practice room")
    ASSESSMENT = "assessment", _("assessment room")
    FLOOR = "floor", _("floor")


class FiledScore(models.Model):
    """One scorecard with its feedback.

    `subject` names what was scored ("roleplay:<branch>"), once per room. `sealed` holds scorecard and feedback under
    the owner's key. `engine`, `reader` and `rubric` are the versions that made it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    room = models.CharField(max_length=20, choices=Room.choices)
    subject = models.CharField(max_length=80)
    engine = models.CharField(max_length=60)
    reader = models.CharField(max_length=60)
    rubric = models.CharField(max_length=60)
    sealed = models.BinaryField()
    filed_at = models.DateTimeField()

    class Meta:
        ordering = ["-filed_at"]
        constraints = [models.UniqueConstraint(fields=["room", "subject"], name="scores_subject_once")]
        indexes = [models.Index(fields=["owner", "room", "-filed_at"], name="scores_owner_room")]

    def __str__(self) -> str:
        return f"{self.room} {self.subject}"


class Disagreement(models.Model):
    """The owner's own note on a score she sees differently, sealed. Nobody is told of it."""

    score = models.OneToOneField(FiledScore, on_delete=models.CASCADE, related_name="disagreement")
    sealed = models.BinaryField()
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"note on {self.score_id}"
