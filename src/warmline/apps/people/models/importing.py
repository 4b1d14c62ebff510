"""A file of people on its way in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models.organisation import Organisation


class PeopleImport(models.Model):
    """An uploaded list of people between its preview and its end; once done, `file` holds only the rows to mend."""

    class State(models.TextChoices):
        """How far the import got."""

        WAITING = "waiting", _("Waiting for you")
        DONE = "done", _("Done")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    file = models.BinaryField()
    make_places = models.BooleanField(_("make sites and teams that are missing"), default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return f"import {self.pk}"
