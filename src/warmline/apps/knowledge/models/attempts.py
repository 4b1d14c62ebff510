"""Attempts at tests. A quiz is sealed for its owner; an assessed one is open to the people who were named before it."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.knowledge.models.bank import CalibrationRun, ItemVersion
from warmline.apps.knowledge.models.forms import Form, Room
from warmline.apps.people.scope import Viewer


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Questions about attempts."""

    def visible_to(self, user: Viewer) -> AttemptQuerySet:
        """Return her own, and the assessed ones of others for which she was named when they began."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Q(person=user.pk) | Q(room=Room.ASSESSED, readers=user.pk)).distinct()


class Attempt(models.Model):
    """One attempt at one test.

    `answered` counts its answers, so that of two devices one is first. `sealed` holds everything of a quiz; `paper` and
    `result` are those of an assessed attempt, whose answers are rows. `due_at` is by the clock of the house. `run` is
    the calibration that an adaptive attempt rests on from its beginning; None for a fixed form.
    """

    class State(models.TextChoices):
        """How far it is."""

        RUNNING = "running", _("Begun")
        MARKING = "marking", _("Waits for a person to mark it")
        DONE = "done", _("Done")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(Form, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    room = models.CharField(max_length=10, choices=Room)
    run = models.ForeignKey(CalibrationRun, models.PROTECT, null=True, related_name="+")
    seed = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    answered = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    readers: models.ManyToManyField[Any, Any] = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    paper = models.JSONField(default=list)
    result = models.JSONField(null=True)
    sealed = models.BinaryField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at"]
        indexes = [
            models.Index(fields=["person", "-begun_at"], name="knowledge_attempt_person"),
            models.Index(fields=["form", "person"], name="knowledge_attempt_form"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "person"], condition=Q(state="running"), name="knowledge_attempt_one_running"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_adaptive(self) -> bool:
        """Whether the next item hangs on the answers so far."""
        return self.run_id is not None

    @property
    def is_assessed(self) -> bool:
        """Whether named people may read it."""
        return self.room == Room.ASSESSED

    @property
    def is_running(self) -> bool:
        """Whether it still takes answers."""
        return self.state == self.State.RUNNING


class Response(models.Model):
    """One answer of an assessed attempt, to the version that was shown, with its points then."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="responses")
    place = models.PositiveSmallIntegerField()
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="responses")
    key = models.UUIDField()
    answer = models.JSONField()
    score = models.FloatField(null=True)
    right = models.BooleanField(null=True)
    counts = models.BooleanField(default=True)
    seconds = models.FloatField()
    too_fast = models.BooleanField(default=False)
    answered_at = models.DateTimeField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "place"], name="knowledge_response_once"),
            models.UniqueConstraint(fields=["attempt", "version"], name="knowledge_response_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.place}"


class Decision(models.Model):
    """What an assessed attempt came to. Clear results stand by the rule; borderline ones wait for a named person."""

    class Verdict(models.TextChoices):
        """What was decided."""

        PASSED = "passed", _("Passed")
        NOT_YET = "not_yet", _("Not yet")
        BORDERLINE = "borderline", _("A person decides")

    attempt = models.OneToOneField(Attempt, models.CASCADE, related_name="decision")
    verdict = models.CharField(max_length=10, choices=Verdict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=1000)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.verdict}"

    @property
    def is_open(self) -> bool:
        """Whether a person has still to decide."""
        return self.verdict == self.Verdict.BORDERLINE
