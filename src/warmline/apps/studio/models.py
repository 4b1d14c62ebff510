"""Scenarios that trainers write here: a case, its versions, and the trials they went through."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.studio.rules import ROLES
from warmline.apps.studio.written.models import State, TextVersion, Written

__all__ = ["Case", "CaseQuerySet", "HouseRule", "Revision", "State", "Trial"]


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions about cases."""

    def visible_to(self, user: Viewer) -> CaseQuerySet:
        """Return the scenarios of the organisation for whoever may write them; nothing for everybody else."""
        scope = scope_of(user)
        if not scope.roles & ROLES:
            return self.none()
        return self.filter(organisation=scope.organisation_id)


class Case(Written):
    """One scenario of one organisation with all its versions."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    original = models.ForeignKey("self", models.PROTECT, null=True, related_name="translations")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="studio_case_once")]
        indexes = [
            models.Index(fields=["organisation", "-changed_at"], name="studio_case_changed"),
            models.Index(fields=["organisation", "state", "-changed_at"], name="studio_case_state"),
        ]


class Revision(TextVersion):
    """One version of a case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="revisions")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    source = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    library = models.ForeignKey("library.ScenarioVersion", models.PROTECT, null=True, related_name="+")

    class Meta(TextVersion.Meta):
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="studio_revision_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Trial(models.Model):
    """One try of one text with scripted agents, in the background. `sha256` is the text that was tried.

    While it goes on, `played` talks have ended and `doing` is the kind of agent that plays now.
    """

    class Stage(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Playing")
        DONE = "done", _("Done")
        FAILED = "failed", _("Broke off")

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="trials")
    sha256 = models.CharField(max_length=64)
    reader = models.CharField(max_length=120)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WAITING)
    played = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    doing = models.CharField(max_length=10, blank=True)
    result = models.JSONField(default=dict)
    separates = models.BooleanField(default=False)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"trial {self.pk} of {self.revision_id}"

    @property
    def goes_on(self) -> bool:
        """Whether it still waits or plays."""
        return self.stage in (self.Stage.WAITING, self.Stage.RUNNING)


class HouseRule(models.Model):
    """What an admin settled for the scenarios of an organisation: whether one person may publish alone."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, primary_key=True, related_name="+")
    one_person = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"one person: {self.one_person}"
