"""A role-play: one session, its branches, and every turn that was acknowledged. No word here is readable as stored."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def subject_of(branch: int) -> str:
    """Return what a score of the branch with this key is filed under."""
    return f"roleplay:{branch}"


class Status(models.TextChoices):
    """Where a session stands. `ended` says nothing about how: that is sealed."""

    ACTIVE = "active", _("going on")
    PAUSED = "paused", _("paused")
    STOPPED = "stopped", _("stopped")
    ENDED = "ended", _("ended")


class Session(models.Model):
    """One person with one customer. It keeps the version of the scenario it began with.

    `start_key` comes from the form that started it, so that a double click starts one session, not two. `steps` is how
    much harder the case is than it was written, below 0 softer; it stays for the whole session.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    scenario = models.ForeignKey("library.ScenarioVersion", on_delete=models.PROTECT, related_name="+")
    seed = models.PositiveBigIntegerField()
    steps = models.SmallIntegerField(default=0)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    start_key = models.UUIDField()
    branch = models.ForeignKey("Branch", on_delete=models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        ordering = ["-touched_at"]
        constraints = [models.UniqueConstraint(fields=["owner", "start_key"], name="roleplay_start_once")]
        indexes = [models.Index(fields=["owner", "-touched_at"], name="roleplay_owner_touched")]

    def __str__(self) -> str:
        return str(self.id)


class Branch(models.Model):
    """One way a session went. A rewind makes a new branch; the old one stays as it was.

    `answers` counts the owner's answers; `from_answer` is the answer given anew (None on the first branch). `sealed`
    is the whole scene, `draft` what was typed and not sent yet, `thoughts` what she kept for herself after the talk.
    `thought` are the seconds that the next answer took before a pause: the pause itself does not count. `back_after`
    are the seconds that a hold took, None while there is none.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="branches")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    from_answer = models.PositiveIntegerField(null=True)
    answers = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    thought = models.PositiveIntegerField(default=0)
    back_after = models.PositiveIntegerField(null=True)
    sealed = models.BinaryField()
    draft = models.BinaryField(null=True)
    thoughts = models.BinaryField(null=True)
    closed = models.CharField(max_length=10, choices=Status.choices, default="", blank=True)
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="roleplay_branch_once")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.number}"

    @property
    def subject(self) -> str:
        """What a score of this branch is filed under."""
        return subject_of(self.pk)


class TurnRow(models.Model):
    """One acknowledged turn: the key of the form that sent it and the sealed reply that was given."""

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveIntegerField()
    key = models.UUIDField()
    sealed = models.BinaryField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "number"], name="roleplay_turn_once"),
            models.UniqueConstraint(fields=["branch", "key"], name="roleplay_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.branch_id} {self.number}"


class Pace(models.TextChoices):
    """How a reply appears: written as a person would, or all of it at once."""

    NATURAL = "natural", _("as it is written")
    AT_ONCE = "at_once", _("at once")


class Listening(models.TextChoices):
    """Who turns a person's speech into text for her: nobody, this house, or her own browser (and its maker)."""

    NOBODY = "", _("nobody")
    HOUSE = "house", _("this house")
    BROWSER = "browser", _("the browser")


class Manner(models.Model):
    """How one person wants her talks to run. `agreed_at` is when she agreed to who listens; without it nobody does."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    pace = models.CharField(max_length=10, choices=Pace.choices, default=Pace.NATURAL)
    listening = models.CharField(max_length=10, choices=Listening.choices, default=Listening.NOBODY, blank=True)
    agreed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.owner_id} {self.pace}"
