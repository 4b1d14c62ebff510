"""The columns that scenarios, modules and items share. Abstract: each room keeps tables of its own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced by a newer version")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# A text may change only in these; afterwards it is a new version.
OPEN = (State.DRAFT, State.REVIEW)


class Written(models.Model):
    """One text with all its versions.

    `newest`, `live`, `state` and `title` repeat what its versions say, so that a list of thousands asks one table.
    `origin` names what it was copied from; `original` is the one that this one translates.
    """

    original_id: int | None  # of the original, a column of each room
    key = models.SlugField(_("key"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=12, default="en")
    origin = models.CharField(max_length=100, blank=True)
    newest = models.PositiveIntegerField(default=1)
    live = models.PositiveIntegerField(null=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class WrittenVersion(models.Model):
    """One version: its sum, and what was done with it. After publication what it holds never changes.

    `writers` are all who saved a text of this version; whoever reviews it is none of them.
    """

    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    writers: models.ManyToManyField[models.Model, models.Model] = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+"
    )
    changed_at = models.DateTimeField()
    note = models.CharField(max_length=1000, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["-number"]

    @property
    def is_open(self) -> bool:
        """Whether its text may still change."""
        return self.state in OPEN


class TextVersion(WrittenVersion):
    """A version that is a whole text. `source` is the version of the original that a translation was made from."""

    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta(WrittenVersion.Meta):
        abstract = True
