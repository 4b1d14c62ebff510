"""The keys that badges are signed with, and the badges: one for a certificate, with what its page may show."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.assessment.models import Certificate
from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of


class IssuerKeyQuerySet(models.QuerySet["IssuerKey"]):
    """Questions about keys."""

    def visible_to(self, user: Viewer) -> IssuerKeyQuerySet:
        """Return the keys of an admin's own house. Their public halves are on an open page; the list is for admins."""
        scope = scope_of(user)
        return self.filter(organisation=scope.organisation_id) if "admin" in scope.roles else self.none()


class IssuerKey(models.Model):
    """One key. `private` is sealed under the master key and opened for signing alone; exports and logs hold none of it.

    The one that is neither retired nor compromised signs. A retired one goes on verifying what it signed; of a
    compromised one nothing is believed any more.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    key_id = models.CharField(max_length=300, unique=True)
    public = models.JSONField()
    private = models.BinaryField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    compromised_at = models.DateTimeField(null=True)

    objects = IssuerKeyQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(retired_at=None, compromised_at=None),
                name="badges_one_key_signs",
            )
        ]

    def __str__(self) -> str:
        return self.short

    @property
    def short(self) -> str:
        """The last part of its id."""
        return self.key_id.rpartition("/")[2]

    @property
    def signs(self) -> bool:
        """Whether new badges are signed with it."""
        return self.retired_at is None and self.compromised_at is None


class BadgeQuerySet(models.QuerySet["Badge"]):
    """Questions about badges."""

    def visible_to(self, user: Viewer) -> BadgeQuerySet:
        """Return a person's own; nobody sees a list of another's. Admins see those of their house by `managed_by`."""
        return self.filter(holder=user.pk) if user.is_authenticated and user.is_active else self.none()

    def managed_by(self, user: Viewer) -> BadgeQuerySet:
        """Return all badges of the house of an admin."""
        scope = scope_of(user)
        return self.filter(organisation=scope.organisation_id) if "admin" in scope.roles else self.none()

    def taken_back(self) -> BadgeQuerySet:
        """Return the badges that do not hold any more: revoked, withdrawn, or their certificate is."""
        certificate = Q(certificate__isnull=False) & ~Q(certificate__in=_standing())
        return self.filter(~Q(revoked_at=None) | ~Q(withdrawn_at=None) | certificate)

    def standing(self) -> BadgeQuerySet:
        """Return the others; they may have expired."""
        return self.filter(Q(certificate=None) | Q(certificate__in=_standing()), revoked_at=None, withdrawn_at=None)


class Badge(models.Model):
    """A badge that was issued. Its id is in the credential and in the address of its page.

    `facts` are what the credential says of the achievement, kept so that it can be signed again after a key got out.
    `certificate` is a key and no link of the database: the badge outlives it, to say that it was taken back. A
    withdrawn badge belonged to somebody who was erased; nothing of her is left in it.
    """

    class Name(models.TextChoices):
        """What the page says of the holder's name."""

        NOTHING = "nothing", _("No name")
        FIRST = "first", _("My first name")
        FULL = "full", _("My full name")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    certificate = models.UUIDField(null=True, unique=True)
    title = models.CharField(max_length=200)
    facts = models.JSONField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    issued_at = models.DateTimeField()
    key = models.ForeignKey(IssuerKey, models.PROTECT, related_name="+")
    token = models.TextField(blank=True)
    list_number = models.PositiveIntegerField()
    list_index = models.PositiveIntegerField()
    shared = models.BooleanField(default=False)
    name_shown = models.CharField(max_length=10, choices=Name, default=Name.NOTHING)
    dates_shown = models.BooleanField(default=True)
    level_shown = models.BooleanField(default=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_why = models.CharField(max_length=500, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)

    objects = BadgeQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["holder", "-issued_at"], name="badges_by_holder")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "list_number", "list_index"], name="badges_index_once_in_its_list"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_why="") | (Q(revoked_at__isnull=False) & ~Q(revoked_why="")),
                name="badges_revoked_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.pk}"


def _standing() -> Any:
    return Certificate.objects.filter(revoked_at=None).values("pk")
