"""The way to a trainer's licence: who is on it, what she did, what was observed, the check of raters, and decisions."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.workshops.models.sessions import Session
from warmline.apps.workshops.rules import plans_sessions

_MANAGES = frozenset({"manager", "admin"})


class StageName(models.TextChoices):
    """The four stages, in their order."""

    PARTICIPATE = "participate", _("Take part")
    COFACILITATE = "cofacilitate", _("Lead together")
    OBSERVED = "observed", _("Lead and be observed")
    OWN = "own", _("Lead alone")


class TraineeQuerySet(models.QuerySet["Trainee"]):
    """Questions about people on the way to a licence."""

    def visible_to(self, user: Viewer) -> TraineeQuerySet:
        """Return the user's own row, and for those who plan sessions the rows of people they look after."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        own = Q(person=user.pk)
        if plans_sessions(user):
            own |= Q(person__in=Person.objects.visible_to(user))
        return self.filter(own)


class Trainee(models.Model):
    """Somebody on the way to a licence as a trainer."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()

    objects = TraineeQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return f"trainee {self.person_id}"


class OfTraineeQuerySet(models.QuerySet[Any]):
    """Questions about what belongs to somebody on the way."""

    def visible_to(self, user: Viewer) -> OfTraineeQuerySet:
        """Return the rows of the people whom the user sees on the way."""
        return self.filter(trainee__in=Trainee.objects.visible_to(user))


class TrackEntryQuerySet(OfTraineeQuerySet):
    """Questions about entries."""

    def visible_to(self, user: Viewer) -> TrackEntryQuerySet:
        """Return the rows of the people whom the user sees on the way, and those in which she is named as partner."""
        return self.filter(Q(trainee__in=Trainee.objects.visible_to(user)) | Q(partner=user.pk))


class TrackEntry(models.Model):
    """One session of one stage. It counts once somebody else has confirmed it. `partner` led with her."""

    trainee = models.ForeignKey(Trainee, models.CASCADE, related_name="entries")
    stage = models.CharField(max_length=20, choices=StageName)
    session = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=120)
    day = models.DateField()
    partner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    objects = TrackEntryQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["trainee", "stage", "title", "day"], name="workshops_track_entry_once")
        ]

    def __str__(self) -> str:
        return f"{self.stage} on {self.day}"


class ObservationQuerySet(models.QuerySet["TrackObservation"]):
    """Questions about observations."""

    def visible_to(self, user: Viewer) -> ObservationQuerySet:
        """Return those of the user herself, those she makes, and for managers those of people they look after."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        seen = Q(trainee__person=user.pk) | Q(observer=user.pk)
        if scope_of(user).roles & _MANAGES:
            seen |= Q(trainee__person__in=Person.objects.visible_to(user))
        return self.filter(seen)


class TrackObservation(models.Model):
    """A session that a licensed trainer watches; once done, `marks` are {"behaviour", "anchor", "quote"}."""

    trainee = models.ForeignKey(Trainee, models.CASCADE, related_name="observations")
    observer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=120)
    day = models.DateField()
    form = models.SlugField(max_length=60)
    form_version = models.PositiveIntegerField(null=True)
    marks = models.JSONField(default=list)
    remark = models.CharField(max_length=500, blank=True, default="")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"observation {self.pk}"


class RaterCheck(models.Model):
    """One check of raters: what was drawn ({conversation: [criteria]}), and the figures once all of it is rated."""

    trainee = models.ForeignKey(Trainee, models.CASCADE, related_name="checks")
    drawn = models.JSONField()
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    figures = models.JSONField(null=True)

    objects = OfTraineeQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["trainee"], condition=Q(finished_at=None), name="workshops_one_open_rater_check"
            )
        ]

    def __str__(self) -> str:
        return f"check {self.pk}"


class BlindMark(models.Model):
    """The anchor that a learner gave blind. It is never changed, and teaches the machine nothing."""

    rater_check = models.ForeignKey(RaterCheck, models.CASCADE, related_name="blind_marks")
    conversation = models.ForeignKey("reviews.ReviewedConversation", models.CASCADE, related_name="+")
    criterion = models.CharField(max_length=80)
    anchor = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(4)])
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rater_check", "conversation", "criterion"], name="workshops_blind_mark_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.anchor}"


class Ruling(models.TextChoices):
    """What a person decided."""

    GRANTED = "granted", _("Licence granted")
    RENEWED = "renewed", _("Licence renewed")
    NOT_YET = "not_yet", _("Not yet")
    REVOKED = "revoked", _("Licence taken back")


class TrackDecision(models.Model):
    """What a person decided about a licence, why, and what it rested on then (`rests_on`). It is never changed."""

    trainee = models.ForeignKey(Trainee, models.CASCADE, related_name="decisions")
    ruling = models.CharField(max_length=10, choices=Ruling)
    reason = models.CharField(max_length=300)
    rests_on = models.JSONField(default=dict)
    licence = models.ForeignKey("assessment.Licence", models.SET_NULL, null=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField()

    objects = OfTraineeQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.ruling} {self.pk}"


class LicenceWarning(models.Model):
    """That somebody was told that her licence ends in so many days."""

    licence = models.ForeignKey("assessment.Licence", models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["licence", "days"], name="workshops_licence_warned_once")]

    def __str__(self) -> str:
        return f"{self.days} days"


class LicenceRound(models.Model):
    """A day on which the ends of licences were looked at."""

    day = models.DateField(unique=True)

    def __str__(self) -> str:
        return str(self.day)
