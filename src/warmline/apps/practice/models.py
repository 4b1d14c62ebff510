"""Practice days, sealed mastery, sealed wishes, frozen team counts, and a house's words on where to find a person."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class PracticeDay(models.Model):
    """That a person practised on a day of her own calendar, and for how many seconds. Shown to herself only."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    date = models.DateField()
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["person", "date"], name="practice_day_once")]
        indexes = [models.Index(fields=["date"], name="practice_day_date")]

    def __str__(self) -> str:
        return f"{self.date}"


class Mastery(models.Model):
    """Where a person stands from practice, per behaviour, sealed as a whole: not even what she practised shows."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"mastery {self.pk}"


class Care(models.Model):
    """What a person wants to be spared in practice, sealed as a whole: nobody else sees which themes, or how many."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"care {self.pk}"


class HelpText(models.Model):
    """Where people of an organisation find somebody to talk to after a hard contact, in its admins' own words."""

    organisation = models.OneToOneField("people.Organisation", on_delete=models.CASCADE, related_name="+")
    text = models.TextField()

    def __str__(self) -> str:
        return f"help text {self.pk}"


class TeamWeek(models.Model):
    """How many of a team practised in one closed week, written once.

    The figure is frozen so that somebody who leaves or is erased later cannot be told from the change.
    """

    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()
    members = models.PositiveIntegerField()
    practised = models.PositiveIntegerField()

    class Meta:
        ordering = ["-monday"]
        constraints = [models.UniqueConstraint(fields=["team", "monday"], name="practice_team_week_once")]

    def __str__(self) -> str:
        return f"{self.team_id} {self.monday}"
