"""Shifts, leave, the days a person set herself, and the files that shifts came from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.scope import Viewer, scope_of


class ShiftImportQuerySet(models.QuerySet["ShiftImport"]):
    """Questions about files that were loaded."""

    def visible_to(self, user: Viewer) -> ShiftImportQuerySet:
        """Return the files that `user` brought, and for an admin all of her organisation."""
        scope = scope_of(user)
        if "admin" in scope.roles:
            return self.filter(organisation=scope.organisation_id)
        return self.filter(uploaded_by=scope.person_id)


class ShiftImport(models.Model):
    """A file that was loaded, so that it can be taken back. `bad_rows` are kept for a day, as CSV to mend."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    filename = models.CharField(max_length=120)
    is_own = models.BooleanField(default=False)
    shifts = models.PositiveIntegerField(default=0)
    leaves = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    bad_rows = models.BinaryField(default=bytes)
    undone_at = models.DateTimeField(null=True)

    objects = ShiftImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "-uploaded_at"], name="shifts_import_latest")]

    def __str__(self) -> str:
        return f"import {self.pk}"


class ShiftQuerySet(models.QuerySet["Shift"]):
    """Questions about shifts."""

    def visible_to(self, user: Viewer) -> ShiftQuerySet:
        """Return the shifts of `user` and of the people she looks after."""
        return self.filter(person__in=Person.objects.visible_to(user))


class Shift(models.Model):
    """One stretch of work. `source` is the file it came from."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    source = models.ForeignKey(ShiftImport, models.CASCADE, null=True, related_name="+")

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["starts_at"], name="shifts_shift_by_start")]
        constraints = [
            models.UniqueConstraint(fields=["person", "starts_at", "ends_at"], name="shifts_shift_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shifts_shift_ends_after"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_at:%Y-%m-%d %H:%M}"


class LeaveQuerySet(models.QuerySet["Leave"]):
    """Questions about leave."""

    def visible_to(self, user: Viewer) -> LeaveQuerySet:
        """Return the leave of `user` and of those she leads, manages or administers. Why is another question."""
        scope = scope_of(user)
        if not scope.roles & {"lead", "manager", "admin"}:
            return self.filter(person=scope.person_id)
        return self.filter(person__in=Person.objects.visible_to(user))


class Leave(models.Model):
    """Days on which a person is away, both included. `kind` is read by herself and her admin, by nobody else."""

    class Kind(models.TextChoices):
        """Why."""

        HOLIDAY = "holiday", _("Holiday")
        SICK = "sick", _("Sick")
        TRAINING = "training", _("Training elsewhere")
        FAMILY = "family", _("Family")
        OTHER = "other", _("Away")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    first = models.DateField()
    last = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    source = models.ForeignKey(ShiftImport, models.CASCADE, null=True, related_name="+")

    objects = LeaveQuerySet.as_manager()

    class Meta:
        ordering = ["first"]
        indexes = [models.Index(fields=["last"], name="shifts_leave_by_end")]
        constraints = [
            models.UniqueConstraint(fields=["person", "first", "last", "kind"], name="shifts_leave_once"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="shifts_leave_ends_after"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.first} to {self.last}"

    def kind_for(self, viewer: Viewer) -> str:
        """Return why, for herself and her admin; for everybody else only that she is away."""
        scope = scope_of(viewer)
        hers = "admin" in scope.roles and scope.organisation_id == self.person.organisation_id
        if viewer.pk == self.person_id or hers:
            return str(self.get_kind_display())
        return str(_("Away"))


class OwnDays(models.Model):
    """The weekdays on which a person says that she works, for weeks without shifts: one bit each, Monday is 1."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(days__gte=1, days__lte=127), name="shifts_at_least_one_day")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.days:07b}"

    @property
    def weekdays(self) -> frozenset[int]:
        """The days as numbers, 0 is Monday."""
        return weekdays_of(self.days)


def weekdays_of(bits: int) -> frozenset[int]:
    """Return the days whose bits are set."""
    return frozenset(day for day in range(7) if bits & 1 << day)


def bits_of(weekdays: frozenset[int]) -> int:
    """Return the days as bits."""
    return sum(1 << day for day in weekdays)
