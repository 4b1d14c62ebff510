"""Stored scorecards. One from the practice room is sealed: its row says whose it is, and nothing more."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.scope import Viewer


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


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Questions about appeals."""

    def visible_to(self, user: Viewer) -> AppealQuerySet:
        """Return the appeals that `user` wrote, and those that are shown to her and wait for her decision."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Q(score__owner=user.pk) | Q(judge=user.pk, state=Appeal.State.SHOWN))

    def waiting_for(self, user: Viewer) -> AppealQuerySet:
        """Return the appeals that somebody showed to `user` and that she has not decided, oldest first."""
        return self.visible_to(user).filter(judge=user.pk, state=Appeal.State.SHOWN).order_by("shown_at", "pk")


class Appeal(models.Model):
    """The owner's objection to one point of a score.

    `place` is the observation's place in the first scorecard, from 0. `sealed` holds her words and the point under her
    own key; `shown` holds a copy with the marked conversation under the key of the `judge` whom she named, only while
    that person is to decide; `verdict` holds the decision, again under the owner's key. `criterion` is a keyed digest
    of owner and criterion, so that one person counts once in the figures and no row says what was practised. `address`
    is the page of the point. `settled_at` says when the decision reached the owner's score.
    """

    class State(models.TextChoices):
        """How far it got. The outcome is sealed."""

        KEPT = "kept", _("kept to yourself")
        SHOWN = "shown", _("shown to one person")
        DECIDED = "decided", _("decided")

    score = models.ForeignKey(FiledScore, on_delete=models.CASCADE, related_name="appeals")
    place = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=64)
    address = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.KEPT)
    sealed = models.BinaryField()
    judge = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    shown = models.BinaryField(null=True)
    verdict = models.BinaryField(null=True)
    written_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["score", "place"], name="scores_appeal_once"),
            models.CheckConstraint(
                condition=Q(state="shown", judge__isnull=False, shown__isnull=False)
                | Q(state__in=["kept", "decided"], shown=None),
                name="scores_appeal_copy_only_while_shown",
            ),
        ]
        indexes = [models.Index(fields=["judge", "state"], name="scores_appeal_judge")]

    def __str__(self) -> str:
        return f"appeal {self.pk}"


class Revision(models.Model):
    """The scorecard after appeals were upheld, sealed for its owner. Version 1 is the machine's own; these count on."""

    score = models.ForeignKey(FiledScore, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["score", "number"], name="scores_revision_once")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.score_id}"


class LearningItem(models.Model):
    """What an upheld appeal may teach: redacted words, kept only with the owner's separate consent, gone with it.

    `machine` is the anchor 1-4 that the machine gave, `grade` the one that the person gave (None: must not count).
    `turns` lists {"speaker", "text"}. Nothing in it names anybody.
    """

    appeal = models.OneToOneField(Appeal, on_delete=models.CASCADE, related_name="learning")
    behaviour = models.CharField(max_length=80)
    machine = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField(null=True)
    turns = models.JSONField()
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"learning from appeal {self.appeal_id}"


class AppealTally(models.Model):
    """How many appeals of one criterion an organisation decided in one week, and how many were upheld.

    `people` counts those whose first appeal on the criterion this was. No row leads to a person, so that erasing one
    changes no figure.
    """

    organisation = models.ForeignKey("people.Organisation", on_delete=models.CASCADE, related_name="+")
    criterion = models.CharField(max_length=80)
    monday = models.DateField()
    decided = models.PositiveIntegerField(default=0)
    upheld = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["criterion", "monday"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "criterion", "monday"], name="scores_tally_once")
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.monday}"
