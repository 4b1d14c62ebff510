"""One row for each deed that matters."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from warmline.apps.audit.verbs import words_of


class AuditQuerySet(models.QuerySet["AuditEvent"]):
    """Questions put to the trail."""

    def visible_to(self, user: Any) -> AuditQuerySet:
        """Return what `user` may read: events about herself, and for an admin all of the house that are not private."""
        if not user.is_authenticated:
            return self.none()
        own = Q(about=user.pk)
        if not user.is_admin():
            return self.filter(own)
        house = Q(about__organisation=user.organisation_id) | Q(about=None, actor__organisation=user.organisation_id)
        return self.filter(own | (house & Q(private=False)))


class AuditEvent(models.Model):
    """`actor` did `verb` to `target`, and it concerned the person `about`.

    `data` holds keys, counts and codes, never names, addresses or words that people wrote. A `private` event is
    visible to nobody but the person it is about (what someone practised is hers alone).
    """

    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    target = models.CharField(max_length=100, blank=True)
    data = models.JSONField(default=dict, blank=True)
    private = models.BooleanField(default=False)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["about", "-at"]), models.Index(fields=["verb", "-at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.target}".strip()

    def words(self) -> str:
        """Return the event as a person would say it, in her language."""
        return words_of(self.verb)

    def plain_data(self) -> dict[str, Any]:
        """Return the keys, counts and codes of the event."""
        return dict(self.data)
