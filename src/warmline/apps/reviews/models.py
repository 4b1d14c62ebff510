"""What is kept of reviews: no words of the conversations, only what the machine saw in them as numbers."""

from __future__ import annotations

from typing import Final, TypeVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.reviews.rules import answers_for_quality

Row = TypeVar("Row", bound=models.Model)

MODEL_RATER: Final = "model:"
"""How the name of a rater begins that is a language model: it is compared with people and never counted as one."""


class OwnHouse(models.QuerySet[Row]):
    """Rows of one organisation, seen by those there who answer for quality and by nobody else."""

    house = "organisation"

    def visible_to(self, user: Viewer) -> OwnHouse[Row]:
        """Return the rows that `user` may see."""
        if not answers_for_quality(user):
            return self.none()
        return self.filter(**{self.house: scope_of(user).organisation_id})


class OwnHouseByConversation(OwnHouse[Row]):
    """Rows that belong to a conversation of one organisation."""

    house = "conversation__organisation"


class ReviewedConversation(models.Model):
    """A conversation that people reviewed, by the id it has in the organisation's own files or the sign of it.

    Where an id holds personal data its sign is kept (`ids.kept_id`).
    `machine` names the exact machine that read it; its words are not kept.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    machine = models.CharField(max_length=400)

    objects = OwnHouse["ReviewedConversation"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="reviewed_conversation_once")]

    def __str__(self) -> str:
        return self.name


class Chances(models.Model):
    """What the machine saw for one criterion: its anchors, one a chance, and their features as 16-bit numbers.

    No anchors: the machine looked and saw no chance.
    """

    conversation = models.ForeignKey(ReviewedConversation, models.CASCADE, related_name="chances")
    criterion = models.CharField(max_length=80)
    anchors = models.JSONField(default=list)
    known = models.BinaryField()

    objects = OwnHouseByConversation["Chances"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "criterion"], name="chances_once")]

    def __str__(self) -> str:
        return f"{self.criterion} in {self.conversation_id}"


class Review(models.Model):
    """The anchor that one rater gave to one criterion of one conversation. The row with the highest key is newest."""

    conversation = models.ForeignKey(ReviewedConversation, models.CASCADE, related_name="reviews")
    rater = models.CharField(max_length=254)
    criterion = models.CharField(max_length=80)
    anchor = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(4)])
    comment = models.TextField(blank=True)
    given_at = models.DateTimeField()

    objects = OwnHouseByConversation["Review"].as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["criterion", "id"], name="review_by_criterion")]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "rater", "criterion"], name="review_once"),
            models.CheckConstraint(condition=models.Q(anchor__range=(1, 4)), name="review_anchor_1_to_4"),
        ]

    def __str__(self) -> str:
        return f"{self.rater}: {self.criterion} {self.anchor}"


class LearnedVersion(models.Model):
    """What was learned at one moment: heads, figures and verdicts by criterion, written once and never changed."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    machine = models.CharField(max_length=400)
    digest = models.CharField(max_length=64)
    body = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnHouse["LearnedVersion"].as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="learned_version_once")]

    def __str__(self) -> str:
        return f"version {self.number}"


class Activation(models.Model):
    """Which version was in force from a moment on, and which of its criteria were off. The newest one counts.

    `version` is empty where nothing learned is in force. Rows are added, never changed.
    """

    class Why(models.TextChoices):
        """What led to it."""

        FITTED = "fitted", _("fitted")
        BACK = "back", _("taken back")
        DRIFTED = "drifted", _("drifted")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    version = models.ForeignKey(LearnedVersion, models.PROTECT, null=True, related_name="+")
    off = models.JSONField(default=list)
    why = models.CharField(max_length=10, choices=Why)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnHouse["Activation"].as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="activation_once")]

    def __str__(self) -> str:
        return f"{self.why} {self.number}"
