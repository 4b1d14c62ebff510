"""Sheets on which judges set a cut score (modified Angoff)."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.assessment.models.rules import CertificationRule
from warmline.apps.people.scope import Viewer, scope_of


class AngoffSheetQuerySet(models.QuerySet["AngoffSheet"]):
    """Questions about sheets."""

    def visible_to(self, user: Viewer) -> AngoffSheetQuerySet:
        """Return the sheets on which `user` is a judge, and for managers and admins those of their house."""
        scope = scope_of(user)
        if scope.roles & {"manager", "admin"}:
            return self.filter(rule__organisation=scope.organisation_id)
        return self.filter(Q(judges=scope.person_id)).distinct()


class AngoffSheet(models.Model):
    """One sheet: the items of the test of a rule, as they were when it began, and its judges.

    `items` lists {"key", "text", "answers"}; older sheets hold no answers. Judges rate alone in round 1, see the
    spread, and rate again in round 2. `accepted` is the cut, in per cent, that a manager took over, with her reason.
    """

    class Step(models.TextChoices):
        """Where it stands."""

        FIRST = "first", _("first round, each alone")
        SECOND = "second", _("second round, with the spread in sight")
        CLOSED = "closed", _("closed")

    rule = models.ForeignKey(CertificationRule, models.PROTECT, related_name="sheets")
    items = models.JSONField()
    judges = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    step = models.CharField(max_length=10, choices=Step, default=Step.FIRST)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    accepted = models.FloatField(null=True)
    accepted_why = models.CharField(max_length=500, blank=True, default="")
    accepted_at = models.DateTimeField(null=True)

    objects = AngoffSheetQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"sheet {self.pk}"

    @property
    def round(self) -> int:
        """The round that counts: 1, or 2 from the second round on."""
        return 1 if self.step == AngoffSheet.Step.FIRST else 2


class AngoffRating(models.Model):
    """What one judge says of one item in one round: how many of 100 just-competent people get it right."""

    sheet = models.ForeignKey(AngoffSheet, models.CASCADE, related_name="ratings")
    judge = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    item = models.CharField(max_length=120)
    round = models.PositiveSmallIntegerField()
    of_hundred = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "judge", "item", "round"], name="assessment_rating_once"),
            models.CheckConstraint(condition=Q(of_hundred__lte=100), name="assessment_rating_of_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.of_hundred}"
