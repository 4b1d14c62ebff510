"""Who shall follow a programme, and by when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Cohort, Organisation, Role, Site, Team
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.programmes.models.catalogue import Programme
from warmline.apps.programmes.rules import manages, manages_everywhere, sites_managed


class ProgrammeAssignmentQuerySet(models.QuerySet["Assignment"]):
    """Questions about assignments."""

    def visible_to(self, user: Viewer) -> ProgrammeAssignmentQuerySet:
        """Return the assignments of the places whose programmes the user looks after."""
        if not manages(user):
            return self.none()
        here = self.filter(organisation=scope_of(user).organisation_id)
        if manages_everywhere(user):
            return here
        sites = sites_managed(user)
        return here.filter(Q(site__in=sites) | Q(team__site__in=sites))

    def open(self) -> ProgrammeAssignmentQuerySet:
        """Return those that still enrol newcomers."""
        return self.filter(stopped_at=None)


class Assignment(models.Model):
    """An audience of a programme: everybody to whom all that is filled in applies, today and whoever joins later.

    `level` keeps it to people who hold a certificate of that level. A dated one begins on `starts_on` for all; a
    self-paced one begins for each on the day she is enrolled. `due_on` is one date for all; without it the steps' own
    days count. `cursor` is the last person looked at, `step` counts the pieces of work as they were begun, and
    `enrolled` the people enrolled by it.
    """

    class Mode(models.TextChoices):
        """When it begins."""

        SELF_PACED = "self_paced", _("Each from the day she joins")
        DATED = "dated", _("All on one day")

    class State(models.TextChoices):
        """How far the enrolment is."""

        AT_WORK = "at_work", _("People are being enrolled")
        DONE = "done", _("Everybody is enrolled")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=10, choices=Role, blank=True, default="")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True, related_name="+")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.SELF_PACED)
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.AT_WORK)
    cursor = models.BigIntegerField(default=0)
    step = models.PositiveIntegerField(default=0)
    enrolled = models.PositiveIntegerField(default=0)

    objects = ProgrammeAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "stopped_at"], name="programmes_assigned")]

    def __str__(self) -> str:
        return f"assignment {self.pk}"
