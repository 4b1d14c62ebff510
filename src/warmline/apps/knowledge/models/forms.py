"""Tests: which items, in which room, with which cut; and who was asked to take one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.knowledge.models.bank import ItemVersion
from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.scope import Viewer, scope_of


class Room(models.TextChoices):
    """Whose eyes an attempt is for."""

    QUIZ = "quiz", _("Practice")
    ASSESSED = "assessed", _("Assessed")


class FormQuerySet(models.QuerySet["Form"]):
    """Questions about tests."""

    def visible_to(self, user: Viewer) -> FormQuerySet:
        """Return the tests of the person's house and those that came with Warmline."""
        scope = scope_of(user)
        if scope.organisation_id is None:
            return self.none()
        return self.filter(Q(organisation=None) | Q(organisation=scope.organisation_id))

    def open(self) -> FormQuerySet:
        """Return the tests that can be begun."""
        return self.filter(closed_at=None)


class Form(models.Model):
    """One version of one test. It never changes: a change is a new version, which closes the one before it.

    `shares` says which part each skill has, `cut` the share of points that passes, `readers` who sees an assessed
    result. `adaptive` asks for an adaptive test once the bank carries one; until then its fixed list is used. `tries`
    and `wait_days` say how often an assessed one may be tried, unless a rule of a certificate that names it says so.
    `asked_for` is how many items its maker wanted; None where the list holds as many.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    key = models.SlugField(_("key"), max_length=60)
    number = models.PositiveIntegerField(default=1)
    title = models.CharField(_("title"), max_length=120)
    level = models.PositiveSmallIntegerField(_("level"))
    room = models.CharField(_("room"), max_length=10, choices=Room)
    shares = models.JSONField(default=dict)
    cut = models.FloatField(_("share of points to pass"))
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    adaptive = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(_("tries"), default=2)
    wait_days = models.PositiveSmallIntegerField(_("days between tries"), default=7)
    asked_for = models.PositiveSmallIntegerField(null=True)
    items: models.ManyToManyField[Any, Any] = models.ManyToManyField(ItemVersion, through="FormItem", related_name="+")
    readers: models.ManyToManyField[Any, Any] = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = FormQuerySet.as_manager()

    class Meta:
        ordering = ["level", "title", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "number"], condition=Q(organisation=None), name="knowledge_form_shipped_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "key", "number"],
                condition=Q(organisation__isnull=False),
                name="knowledge_form_house_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"

    @property
    def is_assessed(self) -> bool:
        """Whether named people see the result."""
        return self.room == Room.ASSESSED


class FormItem(models.Model):
    """One place in the fixed list of a test."""

    form = models.ForeignKey(Form, models.CASCADE, related_name="places")
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["form", "place"], name="knowledge_place_once"),
            models.UniqueConstraint(fields=["form", "version"], name="knowledge_version_in_form_once"),
        ]

    def __str__(self) -> str:
        return f"{self.form_id} {self.place}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Questions about who was asked to take what."""

    def visible_to(self, user: Viewer) -> AssignmentQuerySet:
        """Return her own, and those of people whose record she may see."""
        return self.filter(person__in=Person.objects.visible_to(user))


class Assignment(models.Model):
    """A person was asked to take a test. Leads and managers see that it is done, and nothing else."""

    form = models.ForeignKey(Form, models.CASCADE, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    assigned_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["form", "person"], name="knowledge_assigned_once")]

    def __str__(self) -> str:
        return f"{self.form_id} to {self.person_id}"
