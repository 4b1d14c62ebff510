"""Two versions of a module, tried side by side."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.programmes.rules import manages


class PilotQuerySet(models.QuerySet["Pilot"]):
    """Questions about pilots."""

    def visible_to(self, user: Viewer) -> PilotQuerySet:
        """Return the pilots of the user's house, for those who look after programmes."""
        return self.filter(organisation=scope_of(user).organisation_id) if manages(user) else self.none()

    def running(self) -> PilotQuerySet:
        """Return those that still split people."""
        return self.filter(ended_at=None)


class Pilot(models.Model):
    """A module of which one half of the people get the version `first`, the other half `second`.

    Who gets which follows from `seed` and the person alone; nobody chooses, and no list is kept.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    module = models.SlugField(max_length=60)
    first = models.PositiveIntegerField()
    second = models.PositiveIntegerField()
    seed = models.CharField(max_length=40)
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = PilotQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "module"], condition=Q(ended_at=None), name="programmes_one_pilot"
            ),
            models.CheckConstraint(condition=~Q(first=models.F("second")), name="programmes_pilot_of_two"),
        ]

    def __str__(self) -> str:
        return f"pilot of {self.module}"
