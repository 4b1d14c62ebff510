"""One row for each message out, and for each person how she wants to hear of things."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.notices.groups import Group, Way, way_unless_chosen
from warmline.apps.people.scope import Viewer


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions about notices."""

    def visible_to(self, user: Viewer) -> NoticeQuerySet:
        """Return the user's own notices; nobody reads those of others."""
        return self.filter(person=user.pk) if user.is_authenticated and user.is_active else self.none()

    def unread(self) -> NoticeQuerySet:
        """Return those that nobody has marked as read."""
        return self.filter(read_at=None)

    def due(self, state: Notice.State, now: dt.datetime) -> NoticeQuerySet:
        """Return those in a state whose time has come."""
        return self.filter(Q(due_at=None) | Q(due_at__lte=now), state=state)


class Notice(models.Model):
    """A message of one kind to one person.

    `about` is the key of what it is about (an invitation's number), never its words: the text is made when it is
    sent or read, so that nothing personal waits in the queue. `due_at` is when its e-mail may leave (None: now).
    """

    class State(models.TextChoices):
        """How far its e-mail got."""

        QUEUED = "queued", _("Waiting")
        DIGEST = "digest", _("Waiting for the digest")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not delivered")
        DROPPED = "dropped", _("No longer needed")
        IN_APP = "in_app", _("Shown without e-mail")

    kind = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    about = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "queued_at"]),
            models.Index(fields=["state", "due_at"], name="notice_due"),
            models.Index(fields=["person", "-queued_at"]),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to person {self.person_id}"


class Mailbox(models.Model):
    """How a person wants to hear of things; who has no row has what a new row says.

    `ways` holds a Way for each group she chose about. Quiet hours go by her own clock; none where both ends are the
    same. `rests`: days off are quiet, too. `claimed_at`: a worker writes her digest.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", primary_key=True)
    ways = models.JSONField(default=dict, blank=True)
    quiet_from = models.TimeField(default=dt.time(20))
    quiet_until = models.TimeField(default=dt.time(7))
    rests = models.BooleanField(default=True)
    claimed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"mailbox of person {self.person_id}"

    def way_of(self, group: Group) -> Way:
        """Return how she hears of a group."""
        chosen = self.ways.get(group.value)
        return Way(chosen) if chosen in Way.values else way_unless_chosen(group)


class WakeUp(models.Model):
    """A minute for which the work of sending is in the queue, so that it is put there once."""

    at = models.DateTimeField(primary_key=True)

    def __str__(self) -> str:
        return f"wake up at {self.at.isoformat()}"
