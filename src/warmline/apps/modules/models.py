"""Modules and their versions, files that belong to them, and what a reader leaves behind."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.modules.rules import ROLES
from warmline.apps.people.models import Organisation
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.studio.written.models import TextVersion, Written


class State(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    SCHEDULED = "scheduled", _("Waits for its day")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced by a newer version")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ModuleQuerySet(models.QuerySet["Module"]):
    """Questions about modules."""

    def visible_to(self, user: Viewer) -> ModuleQuerySet:
        """Return what is published in the viewer's house, or came with Warmline; to its writers also what is not."""
        scope = scope_of(user)
        if scope.organisation_id is None:
            return self.none()
        here = Q(organisation=None) | Q(organisation=scope.organisation_id)
        return self.filter(here & ~Q(live=None) | self._written(user))

    def written_by_house(self, user: Viewer) -> ModuleQuerySet:
        """Return the modules of the viewer's own house for whoever may write them; nothing for everybody else."""
        return self.filter(self._written(user))

    @staticmethod
    def _written(user: Viewer) -> Q:
        scope = scope_of(user)
        return Q(organisation=scope.organisation_id) if scope.roles & ROLES else Q(pk__in=())


class Module(Written):
    """One module with all its versions; without an organisation it came with Warmline."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    summary = models.CharField(max_length=400, blank=True)
    level = models.PositiveSmallIntegerField(default=1)
    skills = models.JSONField(default=list)
    behaviours = models.JSONField(default=list)
    minutes = models.PositiveSmallIntegerField(default=10)
    review_by = models.DateField(null=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    original = models.ForeignKey("self", models.PROTECT, null=True, related_name="translations")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ModuleQuerySet.as_manager()

    class Meta:
        ordering = ["level", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="modules_module_once"),
            models.UniqueConstraint(fields=["key"], condition=Q(organisation=None), name="modules_shipped_once"),
        ]
        indexes = [models.Index(fields=["organisation", "-changed_at"], name="modules_module_changed")]


class Version(TextVersion):
    """One version of a module. `publish_at` is when a scheduled one takes the place of the one before."""

    module = models.ForeignKey(Module, models.PROTECT, related_name="versions")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    source = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    publish_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    media = models.ManyToManyField("modules.MediaFile", related_name="versions")

    class Meta(TextVersion.Meta):
        constraints = [models.UniqueConstraint(fields=["module", "number"], name="modules_version_once")]
        indexes = [models.Index(fields=["publish_at"], condition=Q(state="scheduled"), name="modules_version_due")]

    def __str__(self) -> str:
        return f"{self.module_id} {self.number}"


class MediaQuerySet(models.QuerySet["MediaFile"]):
    """Questions about files."""

    def visible_to(self, user: Viewer) -> MediaQuerySet:
        """Return the files of the house that a published module shows; to its writers all of them."""
        scope = scope_of(user)
        if scope.organisation_id is None:
            return self.none()
        found = self.filter(organisation=scope.organisation_id)
        if scope.roles & ROLES:
            return found
        return found.filter(versions__state=State.PUBLISHED).distinct()


class MediaFile(models.Model):
    """A file that modules show. It lies under its sum; `kind` was found in its bytes, never in its name."""

    class Kind(models.TextChoices):
        """What it is."""

        PICTURE = "picture", _("Picture")
        SOUND = "sound", _("Sound")
        FILM = "film", _("Film")
        DOCUMENT = "document", _("PDF")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=Kind)
    content_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    name = models.CharField(_("name"), max_length=120)
    transcript = models.TextField(_("transcript"), blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = MediaQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "sha256"], name="modules_media_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def short(self) -> str:
        """The first sixteen signs of the sum: what authors write behind media/."""
        return self.sha256[:16]


class Reading(models.Model):
    """What a person left in one module: place, answers, notes and bookmarks, sealed as a whole.

    `tag` finds the row of a module again without saying which module it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tag = models.CharField(max_length=64)
    sealed = models.BinaryField()
    touched_at = models.DateTimeField()

    class Meta:
        ordering = ["-touched_at"]
        constraints = [models.UniqueConstraint(fields=["owner", "tag"], name="modules_reading_once")]

    def __str__(self) -> str:
        return str(self.pk)


class DoneQuerySet(models.QuerySet["Done"]):
    """Questions about what was done."""

    def visible_to(self, user: Viewer) -> DoneQuerySet:
        """Return the viewer's own. What others see of assigned modules, the programmes decide."""
        return self.filter(person=user.pk) if user.is_authenticated else self.none()


class Done(models.Model):
    """That a person has done a module, which version and when, or that evidence stands in for it. No answer is here."""

    class How(models.TextChoices):
        """How it came to count as done."""

        READ = "read", _("Read and answered")
        BEHAVIOURS = "behaviours", _("Left out: shown in assessments or reviewed contacts")
        CHECK = "check", _("Left out: entry check passed")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    module = models.ForeignKey(Module, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    how = models.CharField(max_length=10, choices=How, default=How.READ)
    because = models.JSONField(default=list)
    at = models.DateTimeField()

    objects = DoneQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["person", "module", "number"], name="modules_done_once")]
        indexes = [models.Index(fields=["module", "person", "-at"], name="modules_done_who")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.module_id} {self.number}"
