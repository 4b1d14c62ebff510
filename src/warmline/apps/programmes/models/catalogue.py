"""Programmes with their versions, a site's own changes, and the plans that people follow."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Organisation, Site
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.programmes.rules import sites_managed


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Questions about programmes."""

    def visible_to(self, user: Viewer) -> ProgrammeQuerySet:
        """Return the programmes that came with Warmline and those of the user's own house."""
        house = scope_of(user).organisation_id
        return self.none() if house is None else self.filter(Q(organisation=house) | Q(organisation=None))

    def current(self) -> ProgrammeQuerySet:
        """Return those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class Programme(models.Model):
    """A programme under its key. `organisation` is empty for what came with Warmline.

    Title and level are those of the newest version.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    level = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["level", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(organisation=None), name="programmes_shipped_once"),
            models.UniqueConstraint(fields=["organisation", "key"], name="programmes_key_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shipped(self) -> bool:
        """Whether it came with Warmline; then a house changes it by its sites' own changes."""
        return self.organisation_id is None


class ProgrammeVersion(models.Model):
    """One version; `body` is the whole as JSON. A published one never changes; there is one draft at most.

    `source` is the sum of the file it came from, empty for those of a house.
    """

    class State(models.TextChoices):
        """Whether people can follow it."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    body = models.TextField()
    source = models.CharField(max_length=64, blank=True, default="")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programmes_version_once"),
            models.UniqueConstraint(fields=["programme"], condition=Q(state="draft"), name="programmes_one_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} version {self.number}"


class SiteOverlayQuerySet(models.QuerySet["SiteOverlay"]):
    """Questions about a site's own changes."""

    def visible_to(self, user: Viewer) -> SiteOverlayQuerySet:
        """Return those of the sites whose programmes the user looks after."""
        return self.filter(site__in=sites_managed(user))


class SiteOverlay(models.Model):
    """What one site makes of a programme: changes to the version `base`, as JSON. `revision` counts the savings."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="overlays")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    base = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="+")
    operations = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    objects = SiteOverlayQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "site__name"]
        constraints = [models.UniqueConstraint(fields=["programme", "site"], name="programmes_overlay_once")]

    def __str__(self) -> str:
        return f"overlay {self.pk}"


class Plan(models.Model):
    """What people follow: a version as one site (empty: every site) has it. Written once, so that a path never moves
    under somebody's feet.
    """

    version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="plans")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "site", "sha256"], name="programmes_plan_once"),
            models.UniqueConstraint(
                fields=["version", "sha256"], condition=Q(site=None), name="programmes_common_plan_once"
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"
