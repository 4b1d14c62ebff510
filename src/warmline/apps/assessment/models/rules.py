"""Versions of certification rules, as one organisation runs them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of


class CertificationRuleQuerySet(models.QuerySet["CertificationRule"]):
    """Questions about rules."""

    def visible_to(self, user: Viewer) -> CertificationRuleQuerySet:
        """Return the rules of the user's own house: what is asked of people is no secret among them."""
        house = scope_of(user).organisation_id
        return self.none() if house is None else self.filter(organisation=house)

    def in_force(self) -> CertificationRuleQuerySet:
        """Return the versions that new attempts run on."""
        return self.filter(state=CertificationRule.State.IN_FORCE)


class CertificationRule(models.Model):
    """One version of one rule. `body` is the whole rule as JSON and never changes.

    Attempts keep the version that they began on, so that nobody's rule changes under her. `why` says what this
    version changed.
    """

    class State(models.TextChoices):
        """Where a version stands."""

        IN_FORCE = "in_force", _("in force")
        RETIRED = "retired", _("retired")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField()
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.IN_FORCE)
    why = models.CharField(max_length=500, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = CertificationRuleQuerySet.as_manager()

    class Meta:
        ordering = ["level", "key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "version"], name="assessment_rule_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=models.Q(state="in_force"),
                name="assessment_rule_in_force_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"
