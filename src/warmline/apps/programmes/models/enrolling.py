"""Who follows which programme, and what of it others may know to be done."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer
from warmline.apps.programmes.models.assigning import Assignment
from warmline.apps.programmes.models.catalogue import Plan, Programme


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Questions about enrolments."""

    def visible_to(self, user: Viewer) -> EnrolmentQuerySet:
        """Return a person's own and those of the people she looks after."""
        return self.filter(person__in=Person.objects.visible_to(user))

    def running(self) -> EnrolmentQuerySet:
        """Return those that neither ended nor were left."""
        return self.filter(state=Enrolment.State.RUNNING)


class Enrolment(models.Model):
    """One person on one programme, with the plan she began on.

    `started_on` is a day of her own calendar, `due_on` one date for the whole where there is one. `pauses` are pairs
    of days, the last open while it lasts. `reminded_on` is when she was last told that something is due. `checked_at`
    is when what is done was last looked up for those who may see it.
    """

    class State(models.TextChoices):
        """Whether it goes on."""

        RUNNING = "running", _("Under way")
        FINISHED = "finished", _("Finished")
        LEFT = "left", _("Left")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="enrolments")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="enrolments")
    assignment = models.ForeignKey(Assignment, models.SET_NULL, null=True, related_name="enrolments")
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    started_on = models.DateField()
    due_on = models.DateField(null=True)
    pauses = models.JSONField(default=list)
    enrolled_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)
    checked_at = models.DateTimeField(null=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["started_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "programme"], name="programmes_enrolled_once")]
        indexes = [models.Index(fields=["programme", "state", "id"], name="programmes_enrolled_in")]

    def __str__(self) -> str:
        return f"enrolment {self.pk}"

    @property
    def is_paused(self) -> bool:
        """Whether a pause lasts."""
        return bool(self.pauses) and self.pauses[-1][1] is None


class StepDone(models.Model):
    """A step that is behind somebody, of the kinds that others may see: never of drills, never of role-play."""

    class How(models.TextChoices):
        """What it rests on."""

        DONE = "done", _("Done")
        PROVEN = "proven", _("Skipped by evidence")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="steps_done")
    step = models.SlugField(max_length=60)
    how = models.CharField(max_length=10, choices=How, default=How.DONE)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "step"], name="programmes_step_once")]

    def __str__(self) -> str:
        return f"{self.step} of {self.enrolment_id}"
