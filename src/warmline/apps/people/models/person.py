"""A person who signs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone as clock
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models.membership import Membership, Role
from warmline.apps.people.models.organisation import Organisation
from warmline.apps.people.scope import Viewer, scope_of


def default_timezone() -> str:
    """Return the time zone of the house."""
    return str(settings.TIME_ZONE)


def default_language() -> str:
    """Return the language of the house."""
    return str(settings.LANGUAGE_CODE)


class PersonQuerySet(models.QuerySet["Person"]):
    """Questions about people."""

    def visible_to(self, user: Viewer) -> PersonQuerySet:
        """Return the people whose record `user` may see: herself, and those she looks after by her roles of today."""
        scope = scope_of(user)
        if scope.organisation_wide:
            return self.filter(organisation=scope.organisation_id)
        held = Membership.objects.filter(until=None).filter(
            Q(team__in=scope.teams) | Q(site__in=scope.sites) | Q(team__site__in=scope.sites)
        )
        return self.filter(Q(pk=scope.person_id) | Q(pk__in=held.values("person")))

    def real(self) -> PersonQuerySet:
        """Return the people who are not part of the sample organisation."""
        return self.filter(is_sample=False)

    def present(self) -> PersonQuerySet:
        """Return the people who may sign in: not erased and not closed."""
        return self.filter(is_active=True, erased_at=None)


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Makes people; addresses are kept in lower case so that one person has one account."""

    def create_person(
        self, *, email: str, name: str, organisation: Organisation, password: str | None = None, **more: Any
    ) -> Person:
        """Save and return a new person; without a password she cannot sign in until she accepts an invitation."""
        person = Person(email=email.strip().lower(), name=name.strip(), organisation=organisation, **more)
        person.set_password(password)
        person.save(using=self._db, force_insert=True)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person with this address, whatever its capitals."""
        found: Person = self.get(email=(username or "").strip().lower())
        return found


class Person(AbstractBaseUser):
    """Someone of an organisation. What she practises is sealed with a key of her own; see vault.py."""

    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="people")
    language = models.CharField(_("language"), max_length=10, default=default_language)
    timezone = models.CharField(_("time zone"), max_length=64, default=default_timezone)
    is_active = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    erasure_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["organisation", "name", "id"], name="person_by_name")]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """The given name, for greetings."""
        return self.name.split()[0] if self.name else ""

    def roles(self) -> frozenset[str]:
        """Return the keys of the roles she holds today."""
        return scope_of(self).roles

    def is_admin(self) -> bool:
        """Return whether she looks after the whole organisation as its admin today."""
        return Role.ADMIN in self.roles()
