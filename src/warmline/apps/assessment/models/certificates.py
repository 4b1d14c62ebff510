"""What people decided, certificates, and appeals."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.assessment.models.room import Attempt
from warmline.apps.assessment.models.rules import CertificationRule
from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer
from warmline.core.certifying import Outcome


class SignedDecision(models.Model):
    """What a person decided on an attempt. `proposed` is what the rule proposed, `evidence` the whole file as JSON.

    Written once; an appeal adds to it and changes nothing in it.
    """

    OUTCOMES = [(Outcome.CERTIFIED.value, _("certified")), (Outcome.NOT_YET.value, _("not yet"))]
    PROPOSALS = [*OUTCOMES, (Outcome.BORDERLINE.value, _("borderline"))]

    attempt = models.OneToOneField(Attempt, models.CASCADE, related_name="decision")
    proposed = models.CharField(max_length=12, choices=PROPOSALS)
    outcome = models.CharField(max_length=12, choices=OUTCOMES)
    evidence = models.JSONField()
    reason = models.CharField(max_length=1000)
    next_try = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.outcome}"


class HeldCertificateQuerySet(models.QuerySet["Certificate"]):
    """Questions about certificates."""

    def visible_to(self, user: Viewer) -> HeldCertificateQuerySet:
        """Return a person's own and those of the people she looks after."""
        return self.filter(person__in=Person.objects.visible_to(user))

    def valid_at(self, now: datetime) -> HeldCertificateQuerySet:
        """Return those that hold at a moment: neither expired nor revoked."""
        return self.filter(issued_at__lte=now, valid_until__gt=now, revoked_at=None)


class Certificate(models.Model):
    """Proof that a person met a rule. It holds from `issued_at` until `valid_until`, unless it is revoked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="certificates")
    rule = models.ForeignKey(CertificationRule, models.PROTECT, related_name="certificates")
    decision = models.OneToOneField(SignedDecision, models.CASCADE, related_name="certificate")
    renews = models.ForeignKey("self", models.SET_NULL, null=True, related_name="renewed_by")
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_why = models.CharField(max_length=500, blank=True, default="")

    objects = HeldCertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at"]
        indexes = [models.Index(fields=["person", "valid_until"], name="assessment_certificate_held")]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_why="") | (Q(revoked_at__isnull=False) & ~Q(revoked_why="")),
                name="assessment_revoked_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule.title}, {self.person_id}"


A = TypeVar("A", bound=models.Model)


class AppealQuerySet(models.QuerySet[A]):
    """Questions about appeals. `by` is the way to whoever wrote one."""

    by: str

    def visible_to(self, user: Viewer) -> Self:
        """Return the user's own, and those that were given to her."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Q((self.by, user.pk)) | Q(judge=user.pk))

    def waiting_for(self, user: Viewer) -> Self:
        """Return those that she is asked to settle."""
        return self.visible_to(user).filter(judge=user.pk, settled_at=None)

    def waiting_around(self, user: Person) -> Self:
        """Return those of the user's house that wait and are neither hers to settle nor her own, judge or none."""
        theirs = self.filter(Q((f"{self.by}__organisation", user.organisation_id)), settled_at=None)
        return theirs.exclude(Q((self.by, user.pk)) | Q(judge=user.pk)).order_by("written_at")


class Objection(models.Model):
    """What every appeal has: the words, who was named to look at it, and what came of it."""

    words = models.CharField(max_length=2000)
    written_at = models.DateTimeField()
    judge = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ruling = models.CharField(max_length=10, blank=True, default="")
    reason = models.CharField(max_length=1000, blank=True, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["written_at"]


class DecisionAppealQuerySet(AppealQuerySet["Appeal"]):
    """Appeals against decisions."""

    by = "decision__attempt__owner"


class Appeal(Objection):
    """An objection to a decision. `judge` is somebody else than whoever judged or decided it."""

    class Ruling(models.TextChoices):
        """What came of it."""

        STANDS = "stands", _("the decision stands")
        CERTIFIED = "certified", _("the certificate is given")
        REPEAT = "repeat", _("the attempt is struck out and may be repeated at once")

    decision = models.OneToOneField(SignedDecision, models.CASCADE, related_name="appeal")
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default="")

    objects = DecisionAppealQuerySet.as_manager()

    def __str__(self) -> str:
        return f"appeal {self.pk}"

    @property
    def owner(self) -> Person:
        """Who wrote it."""
        return self.decision.attempt.owner


class RevocationAppealQuerySet(AppealQuerySet["RevocationAppeal"]):
    """Appeals against what was taken back."""

    by = "certificate__person"


class RevocationAppeal(Objection):
    """An objection of a holder against the taking back of her certificate.

    `revoked_at`, `revoked_by` and `revoked_why` are what she objects to, kept here since a certificate that is given
    back has them no more. `judge` is somebody else than whoever took it back.
    """

    class Ruling(models.TextChoices):
        """What came of it."""

        STANDS = "stands", _("it stays taken back")
        RESTORED = "restored", _("the certificate is given back")

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="revocation_appeals")
    revoked_at = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_why = models.CharField(max_length=500)
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True, default="")

    objects = RevocationAppealQuerySet.as_manager()

    class Meta(Objection.Meta):
        constraints = [
            models.UniqueConstraint(fields=["certificate", "revoked_at"], name="assessment_revocation_appealed_once"),
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk} for {self.certificate_id}"

    @property
    def owner(self) -> Person:
        """Who wrote it."""
        return self.certificate.person
