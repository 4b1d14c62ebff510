"""An organisation, its sites, their teams, and the groups and cohorts that cut across them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.scope import Viewer, scope_of


class Organisation(models.Model):
    """One company with its people; nothing passes from one organisation to another."""

    name = models.CharField(_("name"), max_length=120)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.name


class SiteQuerySet(models.QuerySet["Site"]):
    """Questions about sites."""

    def visible_to(self, user: Viewer) -> SiteQuerySet:
        """Return the sites `user` works in or looks after; an admin's, manager's or trainer's reach may be all."""
        scope = scope_of(user)
        if scope.organisation_wide:
            return self.filter(organisation=scope.organisation_id)
        return self.filter(pk__in=scope.sites_seen)

    def current(self) -> SiteQuerySet:
        """Return the sites that are not archived."""
        return self.filter(archived_at=None)


class Site(models.Model):
    """A place of work with its own clock and language."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="sites")
    name = models.CharField(_("name"), max_length=120)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    language = models.CharField(_("language"), max_length=10, default="en")
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SiteQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("name"),
                name="site_name_once",
                violation_error_message=_("There is already a site with this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class TeamQuerySet(models.QuerySet["Team"]):
    """Questions about teams."""

    def visible_to(self, user: Viewer) -> TeamQuerySet:
        """Return the teams `user` belongs to, leads, or reaches by her site or organisation."""
        scope = scope_of(user)
        if scope.organisation_wide:
            return self.filter(site__organisation=scope.organisation_id)
        return self.filter(models.Q(pk__in=scope.teams_seen) | models.Q(site__in=scope.sites))

    def led_by(self, user: Viewer) -> TeamQuerySet:
        """Return the teams that `user` leads now."""
        return self.filter(pk__in=scope_of(user).teams_led)

    def current(self) -> TeamQuerySet:
        """Return the teams that are not archived."""
        return self.filter(archived_at=None)


class Team(models.Model):
    """People at one site who share a lead."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="teams")
    name = models.CharField(_("name"), max_length=120)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "site",
                Lower("name"),
                name="team_name_once",
                violation_error_message=_("This site already has a team with this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """Teams of several sites that serve one line of business, one client or one queue."""

    class Kind(models.TextChoices):
        """What holds the group together."""

        LINE = "line", _("Line of business")
        CLIENT = "client", _("Client")
        QUEUE = "queue", _("Queue")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="groups")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    teams = models.ManyToManyField(Team, related_name="groups", blank=True, verbose_name=_("teams"))

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                "kind",
                Lower("name"),
                name="group_name_once",
                violation_error_message=_("There is already a group with this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Cohort(models.Model):
    """People who started together, so that their way to proficiency can be followed."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="cohorts")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("first day"))
    people: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="cohorts", blank=True
    )

    class Meta:
        ordering = ["-starts_on", "name"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("name"),
                name="cohort_name_once",
                violation_error_message=_("There is already a cohort with this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name
