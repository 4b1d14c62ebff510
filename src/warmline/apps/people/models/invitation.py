"""An invitation to join, sent by e-mail."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """Lets one person, already on the list, set her name and password once, until `expires_at`.

    `serial` is part of the signed link: sending again raises it, so that older links stop working.
    """

    class State(models.TextChoices):
        """Where an invitation stands."""

        OPEN = "open", _("Waiting for an answer")
        EXPIRED = "expired", _("Expired")
        ACCEPTED = "accepted", _("Accepted")
        REVOKED = "revoked", _("Withdrawn")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitation")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    serial = models.PositiveIntegerField(default=1)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    def state_at(self, now: datetime) -> State:
        """Return where the invitation stands at the moment `now`."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.EXPIRED if self.expires_at <= now else self.State.OPEN

    @property
    def state(self) -> State:
        """Where the invitation stands now."""
        return self.state_at(timezone.now())
