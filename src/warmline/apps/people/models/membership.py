"""Who holds which role where, and since when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models.organisation import Organisation, Site, Team

Place = Organisation | Site | Team


def at(place: Place) -> dict[str, Any]:
    """Return the field of a membership that names this place."""
    return {type(place).__name__.lower(): place}


class Role(models.TextChoices):
    """What a person does here; one person may hold several."""

    AGENT = "agent", _("Agent")
    LEAD = "lead", _("Team lead")
    TRAINER = "trainer", _("Trainer")
    ANALYST = "analyst", _("Quality analyst")
    MANAGER = "manager", _("Programme manager")
    ADMIN = "admin", _("Admin")


# An agent and her lead stand in a team; the others may look after a team, a site or everything.
IN_A_TEAM = frozenset({Role.AGENT, Role.LEAD})


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions about memberships."""

    def current(self) -> MembershipQuerySet:
        """Return the memberships that hold today."""
        return self.filter(until=None)


class Membership(models.Model):
    """One role of one person in a team, a site or the whole organisation; it is ended, never changed or deleted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="memberships")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="memberships")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(fields=["person", "until"]),
            models.Index(fields=["team", "until"]),
            models.Index(fields=["site", "until"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, site=None, team=None)
                | Q(organisation=None, site__isnull=False, team=None)
                | Q(organisation=None, site=None, team__isnull=False),
                name="membership_in_one_place",
            ),
            models.CheckConstraint(
                condition=~Q(role="admin") | Q(organisation__isnull=False), name="membership_admin_of_organisation"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_after"),
            models.UniqueConstraint(
                fields=["person", "role", "organisation"], condition=Q(until=None), name="membership_once_organisation"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "site"], condition=Q(until=None), name="membership_once_site"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "team"], condition=Q(until=None), name="membership_once_team"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self) -> Place:
        """Where the role is held."""
        found = self.team or self.site or self.organisation
        if found is None:
            raise ValueError("a membership is held in a team, a site or the organisation")
        return found
