"""Who comes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.scope import Viewer
from warmline.apps.workshops.models.sessions import Session


class Place(models.TextChoices):
    """Where a person stands with a session."""

    BOOKED = "booked", _("Has a seat")
    WAITING = "waiting", _("On the waiting list")
    LEFT = "left", _("Gave the seat back")


class How(models.TextChoices):
    """How it is known that somebody was there."""

    CODE = "code", _("By code")
    HAND = "hand", _("Entered by the trainer")


class SeatQuerySet(models.QuerySet["Seat"]):
    """Questions about seats."""

    def visible_to(self, user: Viewer) -> SeatQuerySet:
        """Return the user's own seats, and those of the sessions that she runs as a trainer."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        trains = Session.trainers.through.objects.filter(session_id=OuterRef("session"), person_id=user.pk)
        return self.filter(Q(person=user.pk) | Exists(trains))

    def booked(self) -> SeatQuerySet:
        """Return the seats that are taken."""
        return self.filter(state=Place.BOOKED)

    def waiting(self) -> SeatQuerySet:
        """Return the waiting list in its order."""
        return self.filter(state=Place.WAITING).order_by("queued_at", "pk")


class Seat(models.Model):
    """One person and one session. Who leaves and comes back stands at the end of the waiting list.

    `late` says that the seat was given back within a day of the start. `attended_at` and `how` tell of being there;
    `reason` is the trainer's where it was entered or taken out by hand. `followed` says that what the room found hard
    was handed to her daily practice.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="taken")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=Place)
    queued_at = models.DateTimeField()
    booked_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    attended_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=10, choices=How, blank=True, default="")
    reason = models.CharField(max_length=200, blank=True, default="")
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    told_day = models.BooleanField(default=False)
    told_hour = models.BooleanField(default=False)
    followed = models.BooleanField(default=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["queued_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="workshops_seat_once")]
        indexes = [
            models.Index(fields=["person", "state"], name="workshops_seat_of"),
            models.Index(fields=["session", "state", "queued_at"], name="workshops_queue"),
        ]

    def __str__(self) -> str:
        return f"seat of {self.person_id} in {self.session_id}"

    @property
    def place(self) -> Any:
        """The state in words."""
        return self.get_state_display()
