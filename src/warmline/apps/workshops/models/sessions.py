"""When and where people meet."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Organisation, Site
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.workshops.models.plans import SessionPlan
from warmline.apps.workshops.rules import plans_sessions


class State(models.TextChoices):
    """How far a session is. A planned one is seen by those who plan; an open one can be joined."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


class Series(models.Model):
    """Dates that come back every so many weeks at the same time of the clock on the wall.

    `starts_at` is the first date; `sequence` is what calendars go by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    every = models.PositiveSmallIntegerField()
    times = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"series {self.pk}"

    @property
    def uid(self) -> str:
        """The name under which calendars know it, for good."""
        return f"series-{self.pk}@warmline"


class SessionQuerySet(models.QuerySet["Session"]):
    """Questions about sessions."""

    def visible_to(self, user: Viewer) -> SessionQuerySet:
        """Return the sessions of the user's places, and those where she has a seat or is the trainer.

        A session that is only planned is seen by people who plan sessions.
        """
        scope = scope_of(user)
        if scope.organisation_id is None:
            return self.none()
        rows = self.filter(organisation=scope.organisation_id)
        here = (
            Q(organisation=scope.organisation_id)
            if scope.organisation_wide
            else Q(site=None) | Q(site__in=scope.sites_seen)
        )
        trains = Exists(Session.trainers.through.objects.filter(session_id=OuterRef("pk"), person_id=user.pk))
        seats = apps.get_model("workshops", "Seat").objects
        seated = Exists(seats.filter(session=OuterRef("pk"), person=user.pk))
        if not plans_sessions(user):
            here &= ~Q(state=State.PLANNED)
        return rows.filter(here | Q(trains) | Q(seated))

    def to_come(self, now: datetime) -> SessionQuerySet:
        """Return what is not over yet, soonest first; cancelled ones are left out."""
        return self.filter(ends_at__gt=now, state__in=(State.PLANNED, State.OPEN)).order_by("starts_at", "pk")


class Session(models.Model):
    """One workshop or webinar at one time.

    `site` is empty for one that is open to the whole house. Times are kept in UTC; `zone` names the clock by which it
    was planned. `recurs_at` is the start for which a date of a series was planned before it was moved. `sequence`
    grows with each change that calendars must hear of.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    plan = models.ForeignKey(SessionPlan, models.PROTECT, related_name="sessions")
    series = models.ForeignKey(Series, models.CASCADE, null=True, related_name="sessions")
    recurs_at = models.DateTimeField(null=True)
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+")
    room = models.CharField(max_length=120, blank=True, default="")
    link = models.URLField(max_length=400, blank=True, default="")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    seats = models.PositiveIntegerField()
    sign_up_until = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    sequence = models.PositiveIntegerField(default=0)
    because = models.CharField(max_length=200, blank=True, default="")
    trainers: models.ManyToManyField[Any, Any] = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="workshops_ends_after"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="workshops_has_seats"),
            models.UniqueConstraint(fields=["series", "recurs_at"], name="workshops_date_once"),
        ]
        indexes = [models.Index(fields=["organisation", "starts_at"], name="workshops_by_start")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def uid(self) -> str:
        """The name under which calendars know it, for good: that of its series where it has one."""
        return self.series.uid if self.series is not None else f"session-{self.pk}@warmline"

    @property
    def clock(self) -> ZoneInfo:
        """The zone by which it was planned."""
        return ZoneInfo(self.zone)

    @property
    def is_moved(self) -> bool:
        """Whether a date of a series takes place at another time than its series says."""
        return self.recurs_at is not None and self.recurs_at != self.starts_at
