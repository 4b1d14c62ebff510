"""Who may assess, since when and until when."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmline.apps.people.scope import LOOKS_AFTER, Viewer, scope_of


class AssessorLicenceQuerySet(models.QuerySet["Licence"]):
    """Questions about licences."""

    def visible_to(self, user: Viewer) -> AssessorLicenceQuerySet:
        """Return a person's own, and for those who look after others all of their house."""
        scope = scope_of(user)
        if scope.roles & LOOKS_AFTER:
            return self.filter(person__organisation=scope.organisation_id)
        return self.filter(person=scope.person_id)

    def valid_at(self, now: datetime) -> AssessorLicenceQuerySet:
        """Return the licences that hold at a moment."""
        return self.filter(since__lte=now, until__gt=now, ended_at=None)


class Licence(models.Model):
    """Says that a trainer or analyst may assess. `basis` says in words what it rests on (a course, a rater check)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="assessor_licences")
    since = models.DateTimeField()
    until = models.DateTimeField()
    basis = models.CharField(max_length=300)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = AssessorLicenceQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(until__gt=models.F("since")), name="assessment_licence_ends")]

    def __str__(self) -> str:
        return f"licence of person {self.person_id}"
