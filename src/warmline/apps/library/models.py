"""Stored content. A version never changes once it is published; a new text is a new version."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScenarioVersion(models.Model):
    """One version of one scenario, with its whole body as JSON and the columns that lists need.

    `organisation` is the house whose trainers wrote it; None for what came with Warmline, which everybody meets.
    `language` is what its customer speaks; outside of `languages.SPOKEN` it is met with a colleague, or read.
    `sha256` is taken over the canonical body, so that two versions with the same text have the same sum.
    """

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    key = models.SlugField(_("key"), max_length=80)
    version = models.PositiveIntegerField(_("version"))
    sha256 = models.CharField(max_length=64)
    body = models.TextField()
    title = models.CharField(_("title"), max_length=200)
    industry = models.CharField(_("industry"), max_length=60)
    channel = models.CharField(_("channel"), max_length=20)
    level = models.PositiveSmallIntegerField(_("level"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    language = models.CharField(_("language"), max_length=12, default="en")
    published = models.BooleanField(_("published"), default=False)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["level", "key", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"],
                condition=models.Q(organisation=None),
                name="library_scenario_version_once",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(published=True, organisation=None),
                name="library_scenario_published_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "key", "version"],
                condition=models.Q(organisation__isnull=False),
                name="library_house_version_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=models.Q(published=True, organisation__isnull=False),
                name="library_house_published_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class ContentLoad(models.Model):
    """The last load of the packs of this build, so that a start does not read again what it holds already.

    `packs` is the sum over the files that were read, `versions` the sum over the stored versions they led to.
    """

    only = models.BooleanField(primary_key=True, default=True)
    packs = models.CharField(max_length=64)
    versions = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"packs {self.packs[:12]}"
