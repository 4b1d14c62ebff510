"""What the room found: notes that belong to whoever was observed, counts without names, and votes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmline.apps.workshops.models.sessions import Session


class RoomNote(models.Model):
    """What somebody noted about a role-play in the room. `sealed` opens for the observed alone.

    `key` comes from the form, so that a double click notes once. `about` is a tag that is the same for one person and
    one behaviour; it tells neither, and lets the room be counted in people.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    observed = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField()
    about = models.CharField(max_length=64)
    sealed = models.BinaryField()
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["noted_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "key"], name="workshops_note_once")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class RoomTally(models.Model):
    """How one behaviour went in the room: how many people were observed, and how often each anchor was noted."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="tallies")
    behaviour = models.SlugField(max_length=60)
    people = models.PositiveIntegerField(default=0)
    one = models.PositiveIntegerField(default=0)
    two = models.PositiveIntegerField(default=0)
    three = models.PositiveIntegerField(default=0)
    four = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["behaviour"]
        constraints = [models.UniqueConstraint(fields=["session", "behaviour"], name="workshops_tally_once")]

    def __str__(self) -> str:
        return f"{self.behaviour} in {self.session_id}"

    def counts(self) -> tuple[int, int, int, int]:
        """Return how often each anchor was noted, from 1 to 4."""
        return self.one, self.two, self.three, self.four


class Vote(models.TextChoices):
    """How far a question is."""

    READY = "ready", _("Not shown yet")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class RoomQuestion(models.Model):
    """A question that the room votes on. `options` are {"text", "behaviour"}; `counts` is there once it is closed."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    ask = models.CharField(max_length=200)
    options = models.JSONField()
    state = models.CharField(max_length=10, choices=Vote, default=Vote.READY)
    counts = models.JSONField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="workshops_question_once")]

    def __str__(self) -> str:
        return self.ask


class RoomVote(models.Model):
    """One vote while the question is open; deleted when it is closed. `voter` is a tag, no name."""

    question = models.ForeignKey(RoomQuestion, models.CASCADE, related_name="votes")
    voter = models.CharField(max_length=64)
    option = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "voter"], name="workshops_vote_once")]

    def __str__(self) -> str:
        return f"a vote on {self.question_id}"
