"""Reactions that name nobody, findings about content, and kind words to people who fell behind."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmline.apps.improvement.rules import improves
from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.programmes.models import Enrolment


class Step(models.TextChoices):
    """What somebody has just done."""

    MODULE = "module", _("Module")
    DRILLS = "drills", _("Five minutes a day")
    ROLEPLAY = "roleplay", _("Role-play")
    WORKSHOP = "workshop", _("Workshop or webinar")
    TEST = "test", _("Test")
    HUDDLE = "huddle", _("Huddle")


class ReactionQuerySet(models.QuerySet["Reaction"]):
    """Questions about reactions."""

    def visible_to(self, user: Viewer) -> ReactionQuerySet:
        """Return those of the viewer's house, for whoever improves its content; else nothing.

        What of them may be shown is another matter: see `selectors.reactions`.
        """
        return self.filter(organisation=scope_of(user).organisation_id) if improves(user) else self.none()


class Reaction(models.Model):
    """What one person said of one version of one thing, without saying who.

    `use` answers "Will you use it on your next shift?", 1-5; `words` are redacted before they are kept. `week` is the
    Monday of its week: a time would tell who it was. `batch` counts groups of five in the order in which they came;
    only whole groups are shown, so that nobody's answer can be had by looking before and after. Group 0 takes nobody
    in: it holds what is left of whole groups of which somebody took an answer back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Step)
    ref = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=0)
    use = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    words = models.TextField(blank=True)
    week = models.DateField()
    batch = models.PositiveIntegerField(default=0)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        # By a random number: the order in a table must not tell who came first.
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "kind", "ref", "version"], name="improvement_of_thing")]

    def __str__(self) -> str:
        return f"reaction to {self.kind} {self.ref}"


class OwnReactionQuerySet(models.QuerySet["OwnReaction"]):
    """Questions about whose reaction is whose."""

    def visible_to(self, user: Viewer) -> OwnReactionQuerySet:
        """Return the viewer's own."""
        return self.filter(owner=user.pk) if user.is_authenticated else self.none()


class OwnReaction(models.Model):
    """That somebody was asked on a day, and, sealed with her key, which reaction is hers if she gave one."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField()
    sealed = models.BinaryField()

    objects = OwnReactionQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["owner", "day"], name="improvement_once_a_day")]

    def __str__(self) -> str:
        return f"{self.owner_id} {self.day}"


class FindingQuerySet(models.QuerySet["Finding"]):
    """Questions about findings."""

    def visible_to(self, user: Viewer) -> FindingQuerySet:
        """Return those of the viewer's house, for whoever improves its content; else nothing."""
        return self.filter(organisation=scope_of(user).organisation_id) if improves(user) else self.none()

    def present(self) -> FindingQuerySet:
        """Return those that the last look found too."""
        return self.filter(gone_at=None)


class Finding(models.Model):
    """Something about content that somebody should look at.

    `about` names the thing within its kind, `basis` what it rests on: a handled finding opens again where it comes
    back after it was gone, or where its basis changes. `n` is how many answers or people it rests on, `facts` the
    figures.
    """

    class Kind(models.TextChoices):
        """What was found."""

        STALE = "stale", _("Out of date")
        UNUSED = "unused", _("Not used")
        DROP_OFF = "drop_off", _("People stop here")
        ITEM = "item", _("A test item that does not work well")
        ITEM_GAP = "item_gap", _("A test item that may be unfair")
        SCENARIO_GAP = "scenario_gap", _("A customer that may be unfair")

    class State(models.TextChoices):
        """Whether somebody has dealt with it."""

        OPEN = "open", _("Open")
        HANDLED = "handled", _("Handled")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind)
    about = models.CharField(max_length=200)
    basis = models.CharField(max_length=200)
    n = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    note = models.CharField(max_length=1000, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handled_at = models.DateTimeField(null=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-n", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "kind", "about"], name="improvement_found_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Look(models.Model):
    """One look over all content of a house; `counts` says how many comparisons were made and could not be made."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="improvement_look_once")]

    def __str__(self) -> str:
        return f"look of {self.day}"


class KindWordQuerySet(models.QuerySet["KindWord"]):
    """Questions about kind words."""

    def visible_to(self, user: Viewer) -> KindWordQuerySet:
        """Return those about the viewer and about people she looks after."""
        return self.filter(enrolment__person__in=Person.objects.visible_to(user))


class KindWord(models.Model):
    """That a lead wrote to somebody whose assigned step is overdue."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()

    objects = KindWordQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"word about {self.enrolment_id}"
