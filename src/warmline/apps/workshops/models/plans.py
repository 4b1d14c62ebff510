"""The plans that sessions follow, version by version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.adapters.packs.workshops import WorkshopPlan, read_plan
from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of


class Kind(models.TextChoices):
    """Where people meet."""

    WORKSHOP = "workshop", _("Workshop")
    WEBINAR = "webinar", _("Webinar")


class SessionPlanQuerySet(models.QuerySet["SessionPlan"]):
    """Questions about plans."""

    def visible_to(self, user: Viewer) -> SessionPlanQuerySet:
        """Return the plans that came with Warmline and those of the user's own house."""
        house = scope_of(user).organisation_id
        return self.none() if house is None else self.filter(Q(organisation=house) | Q(organisation=None))


class SessionPlan(models.Model):
    """One version of a plan. A change is a new version; sessions keep the one they were planned with.

    `organisation` is empty for what comes with Warmline. `body` is the whole plan as text; the columns beside it are
    what lists show. `starts_from` names the key of the plan that it was made from.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    key = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    minutes = models.PositiveSmallIntegerField()
    body = models.TextField()
    starts_from = models.CharField(max_length=60, blank=True, default="")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = SessionPlanQuerySet.as_manager()

    class Meta:
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"], condition=Q(organisation=None), name="workshops_shipped_plan_once"
            ),
            models.UniqueConstraint(fields=["organisation", "key", "version"], name="workshops_plan_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"

    def plan(self) -> WorkshopPlan:
        """Return the plan itself."""
        return read_plan(self.body)
