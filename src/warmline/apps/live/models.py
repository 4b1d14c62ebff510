"""A live talk: who answers, who plays the customer, and every line, sealed. No word here is readable as stored."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.library.languages import is_spoken
from warmline.apps.people.scope import Viewer

OPEN_FOR = timedelta(hours=12)  # a talk that nobody touches for so long is over; chosen: longer than any shift
INVITED_FOR = timedelta(days=7)  # an invitation lasts so long


def subject_of(talk: uuid.UUID) -> str:
    """Return what the score of the talk with this key is filed under."""
    return f"live:{talk}"


class Status(models.TextChoices):
    """Where a talk stands. `ended` says nothing about how."""

    INVITED = "invited", _("waiting for an answer")
    ACTIVE = "active", _("going on")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back")
    STOPPED = "stopped", _("stopped")
    ENDED = "ended", _("ended")


class Side(models.TextChoices):
    """Who says a line."""

    AGENT = "agent", _("agent")
    CUSTOMER = "customer", _("customer")


class LiveTalkQuerySet(models.QuerySet["LiveTalk"]):
    """Questions about live talks."""

    def visible_to(self, user: Viewer) -> LiveTalkQuerySet:
        """Return the talks in which `user` has a seat. What was said in them is another question."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Q(owner=user.pk) | Q(partner=user.pk))

    def waiting_for(self, user: Viewer, now: datetime) -> LiveTalkQuerySet:
        """Return what waits for `user`: invitations to her, and open talks she sits in, newest first."""
        asked = Q(partner=user.pk, status=Status.INVITED, touched_at__gte=now - INVITED_FOR)
        going = Q(status=Status.ACTIVE, touched_at__gte=now - OPEN_FOR)
        return self.visible_to(user).filter(asked | going).order_by("-touched_at")


class LiveTalk(models.Model):
    """One talk between two people. It belongs to `owner`, who answers; `partner` plays the customer.

    `lines` counts what was said. `note` holds what the partner noticed, sealed for the owner; `noted_at` says when.
    `start_key` comes from the form that invited, so that a double click invites once. `ended_by` is the seat that ended
    or stopped it, empty where nobody did or it is not known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    partner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    scenario = models.ForeignKey("library.ScenarioVersion", on_delete=models.PROTECT, related_name="+")
    seed = models.PositiveBigIntegerField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.INVITED)
    start_key = models.UUIDField()
    ended_by = models.CharField(max_length=10, choices=Side.choices, blank=True, default="")
    lines = models.PositiveIntegerField(default=0)
    note = models.BinaryField(null=True)
    noted_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField()

    objects = LiveTalkQuerySet.as_manager()

    class Meta:
        ordering = ["-touched_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "start_key"], name="live_invite_once"),
            models.CheckConstraint(condition=~Q(owner=F("partner")), name="live_two_people"),
        ]
        indexes = [
            models.Index(fields=["owner", "-touched_at"], name="live_owner_touched"),
            models.Index(fields=["partner", "-touched_at"], name="live_partner_touched"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def subject(self) -> str:
        """What the score of this talk is filed under."""
        return subject_of(self.pk)

    @property
    def is_read(self) -> bool:
        """Whether the computer speaks and reads the language of the case; `scenario` is at hand."""
        return is_spoken(self.scenario.language)

    def side_of(self, user: Viewer) -> Side | None:
        """Return the seat of `user`, None for anybody else."""
        if user.pk is None:
            return None
        return {self.partner_id: Side.CUSTOMER, self.owner_id: Side.AGENT}.get(user.pk)


class LiveLine(models.Model):
    """One line that was acknowledged.

    `sealed` is the owner's; `shown` is the partner's copy under the partner's own key, only while the talk goes on.
    `key` comes from the form that sent it.
    """

    talk = models.ForeignKey(LiveTalk, on_delete=models.CASCADE, related_name="said")
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=10, choices=Side.choices)
    key = models.UUIDField()
    sealed = models.BinaryField()
    shown = models.BinaryField(null=True)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["talk", "number"], name="live_line_once"),
            models.UniqueConstraint(fields=["talk", "key"], name="live_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.talk_id} {self.number}"
