"""What is kept of the floor's conversations: files on their way in, redacted texts, scores, and rows to mend."""

from __future__ import annotations

from typing import Final, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.conversations.rules import is_analyst, reach_of
from warmline.apps.people.models import Organisation, Site
from warmline.apps.people.scope import Viewer, scope_of

Row = TypeVar("Row", bound=models.Model)


class Reached(models.QuerySet[Row]):
    """Rows of one organisation that an analyst there may see, and nobody else."""

    upload = ""

    def visible_to(self, user: Viewer) -> Reached[Row]:
        """Return the rows of the places where `user` is an analyst, and of what she brought herself."""
        if not is_analyst(user):
            return self.none()
        found = self.filter(**{f"{self.upload}organisation": scope_of(user).organisation_id})
        reach = reach_of(user)
        if reach.everywhere:
            return found
        hers = Q(**{f"{self.upload}uploaded_by": user.pk})
        return found.filter(hers | Q(**{f"{self.upload}site__in": reach.sites}))


class ReachedByUpload(Reached[Row]):
    """Rows that belong to an upload."""

    upload = "upload__"


class Upload(models.Model):
    """A file of conversations on its way: it arrives, is read, waits for its owner, is scored.

    `entries` of the file were read so far: `read` of them are conversations, `bad` could not be used. `scored` of the
    conversations have a score; these hold `turns` turns and took `work_ms` milliseconds of work. `totals` are the
    figures by skill over what is scored. `step` counts the pieces of work that were begun: whoever does not hold the
    newest one writes nothing any more. `beat` is when the last of them gave a sign.
    """

    class Stage(models.TextChoices):
        """How far it is."""

        ARRIVING = "arriving", _("Arriving")
        READING = "reading", _("Being read")
        READ = "read", _("Waits for your go-ahead")
        SCORING = "scoring", _("Being scored")
        STOPPED = "stopped", _("Stopped")
        DONE = "done", _("Scored")
        FAILED = "failed", _("Could not be read")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(default=0)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ARRIVING)
    why = models.CharField(max_length=500, blank=True)
    entries = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    scored = models.PositiveIntegerField(default=0)
    turns = models.PositiveBigIntegerField(default=0)
    work_ms = models.PositiveBigIntegerField(default=0)
    taken = models.JSONField(default=dict)
    totals = models.JSONField(default=dict)
    versions = models.JSONField(default=list)
    step = models.PositiveIntegerField(default=0)
    beat = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Reached["Upload"].as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "sha256"], name="upload_by_sha")]

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def at_work(self) -> bool:
        """Whether the worker has something to do with it."""
        return self.stage in AT_WORK


AT_WORK: Final = (Upload.Stage.READING, Upload.Stage.SCORING)


class Piece(models.Model):
    """A part of the file as it came, sealed with the key of who brought it; gone as soon as the file was read."""

    upload = models.ForeignKey(Upload, models.DO_NOTHING, related_name="pieces")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="piece_once")]

    def __str__(self) -> str:
        return f"piece {self.number}"


class BadRow(models.Model):
    """An entry of the file that could not be used. `number` counts from 1; only the first ten thousand are kept."""

    upload = models.ForeignKey(Upload, models.DO_NOTHING, related_name="bad_rows")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    field = models.CharField(max_length=60, blank=True)
    why = models.CharField(max_length=500)

    objects = ReachedByUpload["BadRow"].as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="bad_row_once")]

    def __str__(self) -> str:
        return f"line {self.line}"


class Talk(models.Model):
    """One real conversation without personal data, and its score once it has one.

    `position` is its place among the conversations of the file, from 0. `name` is its id in the file, or a sign for it
    where that holds personal data. `agent` is the person of this house who spoke,
    where the file names her by address or full name; `agent_code` is a keyed digest of what the file says, so that the
    name itself is not kept. `overall` is 0-100, empty where nothing was observed or nothing is scored yet. Its words
    are a table of their own, so that lists stay quick.
    """

    upload = models.ForeignKey(Upload, models.DO_NOTHING, related_name="talks")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    channel = models.CharField(max_length=10)
    started_at = models.DateTimeField(null=True, blank=True)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    agent_code = models.CharField(max_length=8, blank=True)
    turns = models.PositiveIntegerField()
    scored_at = models.DateTimeField(null=True, blank=True)
    overall = models.FloatField(null=True, blank=True)
    resolved = models.CharField(max_length=10, blank=True)
    critical = models.PositiveSmallIntegerField(default=0)

    objects = ReachedByUpload["Talk"].as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["upload", "position"], name="talk_once")]
        indexes = [
            models.Index(fields=["upload", "overall"], name="talk_by_overall"),
            models.Index(fields=["upload", "critical"], name="talk_by_critical"),
            models.Index(fields=["upload", "agent"], name="talk_by_agent"),
            models.Index(fields=["name"], name="talk_by_name"),
        ]

    def __str__(self) -> str:
        return f"conversation {self.position}"


class TalkWords(models.Model):
    """The words of a conversation: `body` is it packed, without personal data; `kept` holds reading and scorecard."""

    talk = models.OneToOneField(Talk, models.DO_NOTHING, primary_key=True, related_name="words")
    upload = models.ForeignKey(Upload, models.DO_NOTHING, related_name="+")
    body = models.TextField()
    kept = models.BinaryField(default=b"")

    objects = ReachedByUpload["TalkWords"].as_manager()

    def __str__(self) -> str:
        return f"words of {self.talk_id}"


class Figure(models.Model):
    """The score of one skill in one conversation; there is no row where the skill was not observed."""

    upload = models.ForeignKey(Upload, models.DO_NOTHING, related_name="+")
    talk = models.ForeignKey(Talk, models.DO_NOTHING, related_name="figures")
    skill = models.CharField(max_length=40)
    score = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    level = models.PositiveSmallIntegerField()
    opportunities = models.PositiveIntegerField()
    proven = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "skill"], name="figure_once")]
        indexes = [models.Index(fields=["upload", "skill", "score", "talk"], name="figure_by_score")]

    def __str__(self) -> str:
        return f"{self.skill} in {self.talk_id}"
