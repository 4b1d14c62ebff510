"""The assessment room: attempts, what is done in them, and what people judged. Seen by the owner and her assessor."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.assessment.models.rules import CertificationRule
from warmline.apps.people.scope import Viewer

ANCHOR = [MinValueValidator(1), MaxValueValidator(4)]


class AssessedAttemptQuerySet(models.QuerySet["Attempt"]):
    """Questions about attempts."""

    def visible_to(self, user: Viewer) -> AssessedAttemptQuerySet:
        """Return the user's own, those she assesses or is to decide, and those whose appeal waits for her.

        Nobody else sees any.
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        appeals = Q(decision__appeal__judge=user.pk, decision__appeal__settled_at=None)
        return self.filter(Q(owner=user.pk) | Q(assessor=user.pk) | Q(second=user.pk) | appeals)

    def open(self) -> AssessedAttemptQuerySet:
        """Return the attempts that nobody decided."""
        return self.filter(state__in=[Attempt.State.ANNOUNCED, Attempt.State.RUNNING])


class Attempt(models.Model):
    """One person's try at one version of a rule.

    `pins` are the versions that count for it: rule, rubric, engine, reader, test. `read_at` is when she said that she
    had read the announcement; before that nothing of it runs. `assessor` is named in the announcement. `second` was
    asked to decide, where a result lies too close to its cut and the assessor judged it. `renews` is the certificate
    that it is to renew; `void` says that an appeal struck it out, so that it counts nowhere.
    """

    class State(models.TextChoices):
        """How far it got."""

        ANNOUNCED = "announced", _("announced")
        RUNNING = "running", _("going on")
        DECIDED = "decided", _("decided")
        WITHDRAWN = "withdrawn", _("taken back")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rule = models.ForeignKey(CertificationRule, models.PROTECT, related_name="attempts")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    renews = models.ForeignKey("Certificate", models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.ANNOUNCED)
    pins = models.JSONField(default=dict)
    void = models.BooleanField(default=False)
    announced_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = AssessedAttemptQuerySet.as_manager()

    class Meta:
        ordering = ["announced_at"]
        indexes = [models.Index(fields=["assessor", "state"], name="assessment_by_assessor")]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "rule"],
                condition=Q(state__in=["announced", "running"]),
                name="assessment_one_open_attempt",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AssessedPieceQuerySet(models.QuerySet["Piece"]):
    """Questions about talks and tasks."""

    def visible_to(self, user: Viewer) -> AssessedPieceQuerySet:
        """Return the pieces of the attempts that `user` may see."""
        return self.filter(attempt__in=Attempt.objects.visible_to(user))


class Piece(models.Model):
    """One talk or written task of an attempt. `variant` is the scenario's or the prompt's key.

    `body` is the scene (a talk) or the answer (a task), compressed; it is read by the owner and her assessor. `due_at`
    is the server's clock; `resumed_at` says that time lost with a connection was given back, `given_back` seconds of
    it, once. `struck_why` says why it does not count.
    """

    class Kind(models.TextChoices):
        """What is done."""

        TALK = "talk", _("talk")
        WRITTEN = "written", _("written task")

    class State(models.TextChoices):
        """How far it got."""

        READY = "ready", _("not begun")
        ACTIVE = "active", _("going on")
        ENDED = "ended", _("done")

    class Ending(models.TextChoices):
        """Who ended it."""

        CUSTOMER = "customer", _("the customer closed it")
        OWNER = "owner", _("ended by the one who answers")
        TIME = "time", _("the time was up")
        STOPPED = "stopped", _("stopped by its word")

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="pieces")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    variant = models.SlugField(max_length=80)
    scenario = models.ForeignKey("library.ScenarioVersion", models.PROTECT, null=True, related_name="+")
    seed = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.READY)
    ending = models.CharField(max_length=10, choices=Ending, blank=True, default="")
    answers = models.PositiveIntegerField(default=0)
    body = models.BinaryField(default=bytes)
    begun_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    resumed_at = models.DateTimeField(null=True)
    given_back = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=500, blank=True, default="")

    objects = AssessedPieceQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["attempt", "number"], name="assessment_piece_once")]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.number}"

    @property
    def struck(self) -> bool:
        """Whether it does not count."""
        return bool(self.struck_why)


class PieceTurn(models.Model):
    """One answer that was saved, by the key of the form that sent it: the same form sent twice is one answer."""

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="turns")
    number = models.PositiveIntegerField()
    key = models.UUIDField()
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["piece", "number"], name="assessment_turn_once"),
            models.UniqueConstraint(fields=["piece", "key"], name="assessment_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.piece_id} {self.number}"


class ObservedContactQuerySet(models.QuerySet["ObservedContact"]):
    """Questions about observed contacts."""

    def visible_to(self, user: Viewer) -> ObservedContactQuerySet:
        """Return a person's own, those she observed, and those of people whose open attempt she assesses."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        assessed = Attempt.objects.visible_to(user).exclude(owner=user.pk).values("owner")
        return self.filter(Q(person=user.pk) | Q(observer=user.pk) | Q(person__in=assessed))


class ObservedContact(models.Model):
    """One real contact that a licensed assessor observed or reviewed. `about` is one line, without a customer's name.

    `reviewed` is the reviewed conversation that the judgements were taken from, None where she watched it herself.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    observer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reviewed = models.ForeignKey("reviews.ReviewedConversation", models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=20)
    about = models.CharField(max_length=200)
    seen_at = models.DateTimeField()
    noted_at = models.DateTimeField()

    objects = ObservedContactQuerySet.as_manager()

    class Meta:
        ordering = ["seen_at", "pk"]
        indexes = [models.Index(fields=["person", "seen_at"], name="assessment_contact_seen")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "reviewed"],
                condition=Q(reviewed__isnull=False),
                name="assessment_reviewed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"


class Judgement(models.Model):
    """One behaviour in one piece or one contact.

    `suggested` is the machine's anchor (None: it saw no chance, or did not look) and `seen` what it rests on, a list
    of {"turn", "quote", "anchor", "confidence"}. `anchor` is the person's, None where she saw no chance; it counts
    from `judged_at` on and never before. `reason` is hers.
    """

    piece = models.ForeignKey(Piece, models.CASCADE, null=True, related_name="judgements")
    contact = models.ForeignKey(ObservedContact, models.CASCADE, null=True, related_name="judgements")
    behaviour = models.CharField(max_length=80)
    suggested = models.PositiveSmallIntegerField(null=True, validators=ANCHOR)
    seen = models.JSONField(default=list)
    anchor = models.PositiveSmallIntegerField(null=True, validators=ANCHOR)
    reason = models.CharField(max_length=500, blank=True, default="")
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(piece__isnull=False, contact=None) | Q(piece=None, contact__isnull=False),
                name="assessment_judgement_of_one",
            ),
            models.UniqueConstraint(fields=["piece", "behaviour"], name="assessment_judged_once_piece"),
            models.UniqueConstraint(fields=["contact", "behaviour"], name="assessment_judged_once_contact"),
        ]

    def __str__(self) -> str:
        return f"{self.behaviour} {self.anchor}"
