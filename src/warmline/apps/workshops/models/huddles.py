"""Huddles of a house: what colleagues proposed, what is booked, and what was held."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.adapters.packs.huddles import Huddle, read_huddle
from warmline.apps.people.models import Organisation, Team
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.workshops.rules import plans_sessions


class Proposed(models.TextChoices):
    """How far a proposal is."""

    WAITING = "waiting", _("Waits for a trainer")
    APPROVED = "approved", _("Taken up")
    SENT_BACK = "sent_back", _("Sent back")


class HuddleProposalQuerySet(models.QuerySet["HuddleProposal"]):
    """Questions about proposals."""

    def visible_to(self, user: Viewer) -> HuddleProposalQuerySet:
        """Return what was taken up in the user's house, her own proposals, and for trainers all of them."""
        scope = scope_of(user)
        if scope.organisation_id is None:
            return self.none()
        rows = self.filter(organisation=scope.organisation_id)
        if plans_sessions(user):
            return rows
        return rows.filter(Q(state=Proposed.APPROVED) | Q(proposed_by=scope.person_id))


class HuddleProposal(models.Model):
    """A huddle that somebody of the house wrote. A change is a new row of the same key and a higher version.

    `reason` is what the trainer who looked at it wrote.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    key = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=Proposed, default=Proposed.WAITING)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")

    objects = HuddleProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "version"], name="workshops_huddle_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}:{self.version}"

    def huddle(self) -> Huddle:
        """Return the huddle itself."""
        return read_huddle(self.body)


class OfTeamQuerySet(models.QuerySet[Any]):
    """Questions about what belongs to a team."""

    def visible_to(self, user: Viewer) -> OfTeamQuerySet:
        """Return the rows of the teams that the user belongs to, leads or looks after."""
        return self.filter(team__in=Team.objects.visible_to(user))


class HuddleBooking(models.Model):
    """Who leads which huddle on which day; a team has one a day."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    day = models.DateField()
    key = models.SlugField(max_length=60)
    leader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    booked_at = models.DateTimeField()

    objects = OfTeamQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["team", "day"], name="workshops_huddle_day_once")]

    def __str__(self) -> str:
        return f"{self.key} on {self.day}"


class HuddleHeld(models.Model):
    """That a team held a huddle on a day; nothing of what was said. `led_by` is empty once that person is gone."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    day = models.DateField()
    key = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    led_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    held_at = models.DateTimeField()

    objects = OfTeamQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [models.UniqueConstraint(fields=["team", "day", "key"], name="workshops_huddle_held_once")]

    def __str__(self) -> str:
        return f"{self.key} on {self.day}"
