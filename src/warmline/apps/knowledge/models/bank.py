"""Items with their versions, what a panel of experts answered, and the parameters that answers gave them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.knowledge.rules import WRITERS
from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.studio.written.models import State, WrittenVersion


class Pool(models.TextChoices):
    """What an item is for. Practice shows keys and explanations, so the two never share an item."""

    PRACTICE = "practice", _("Practice")
    ASSESSED = "assessed", _("Assessed tests")


def pool_of(room: str) -> Pool:
    """Return the pool that a room draws from."""
    return Pool.ASSESSED if room == "assessed" else Pool.PRACTICE


class BankItemQuerySet(models.QuerySet["BankItem"]):
    """Questions about items."""

    def visible_to(self, user: Viewer) -> BankItemQuerySet:
        """Return the house's items and those that came with Warmline, for whoever may write items; else nothing."""
        scope = scope_of(user)
        if not scope.roles & WRITERS:
            return self.none()
        return self.of_house(scope.organisation_id)

    def of_house(self, organisation: int | None) -> BankItemQuerySet:
        """Return what a house can be asked from: its own items and those that came with Warmline."""
        return self.filter(Q(organisation=None) | Q(organisation=organisation))


class BankItem(models.Model):
    """One item with all its versions; `organisation` is None for what came with Warmline.

    `newest`, `live`, `state` and the other columns repeat what the versions say, so that a list asks one table.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    key = models.SlugField(_("key"), max_length=60)
    skill = models.SlugField(_("skill"), max_length=40)
    level = models.PositiveSmallIntegerField(_("level"))
    kind = models.CharField(_("kind"), max_length=10)
    pool = models.CharField(_("pool"), max_length=10, choices=Pool, default=Pool.PRACTICE)
    prompt = models.CharField(_("question"), max_length=300)
    newest = models.PositiveIntegerField(default=1)
    live = models.PositiveIntegerField(null=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    changed_at = models.DateTimeField()

    objects = BankItemQuerySet.as_manager()

    class Meta:
        ordering = ["skill", "level", "key"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(organisation=None), name="knowledge_item_shipped_once"),
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=Q(organisation__isnull=False),
                name="knowledge_item_house_once",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class ItemVersion(WrittenVersion):
    """One version of an item. Nobody is asked it before it is published: what was answered never changes."""

    item = models.ForeignKey(BankItem, models.PROTECT, related_name="versions")
    body = models.JSONField()

    class Meta(WrittenVersion.Meta):
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="knowledge_version_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.number}"


class ExpertAnswer(models.Model):
    """What one expert of a house answered to a version of a situational judgement item, alone."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    answer = models.JSONField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="knowledge_expert_once")]

    def __str__(self) -> str:
        return f"expert {self.person_id} on {self.version_id}"


class CalibrationRun(models.Model):
    """One calibration of a house's items from its assessed answers."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    model = models.CharField(max_length=3)
    persons = models.PositiveIntegerField()
    log_likelihood = models.FloatField()
    converged = models.BooleanField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"calibration {self.pk}"


class ItemParameters(models.Model):
    """What a calibration found of one version: slope, difficulty, their errors, from how many answers, and the fit."""

    run = models.ForeignKey(CalibrationRun, models.CASCADE, related_name="items")
    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="+")
    a = models.FloatField()
    b = models.FloatField()
    se_a = models.FloatField()
    se_b = models.FloatField()
    n = models.PositiveIntegerField()
    infit = models.FloatField()
    outfit = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "version"], name="knowledge_parameters_once")]

    def __str__(self) -> str:
        return f"parameters of {self.version_id}"


class ItemLoad(models.Model):
    """The last load of the items of this build, so that a start does not read again what it holds already."""

    only = models.BooleanField(primary_key=True, default=True)
    packs = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"packs {self.packs[:12]}"
