"""What is kept of the way to a licence: entries, observations, anchors, decisions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.workshops.models.track import RaterCheck, TrackDecision, TrackEntry, TrackObservation, Trainee

TRACK_STAYS = timedelta(days=2555)
"""Seven years: longer than any licence and its renewal."""


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "track.opened": _("Somebody began the way to a trainer’s licence"),
            "track.noted": _("A session was noted on the way to a trainer’s licence"),
            "track.confirmed": _("A session on the way to a trainer’s licence was confirmed"),
            "track.observation_asked": _("An observation of a session was asked for"),
            "track.observed": _("A session was observed with a form"),
            "track.check_begun": _("You began a check of raters"),
            "track.check_done": _("You finished a check of raters"),
            "track.granted": _("A trainer’s licence was granted"),
            "track.renewed": _("A trainer’s licence was renewed"),
            "track.not_yet": _("A trainer’s licence was not granted yet"),
            "track.revoked": _("A trainer’s licence was taken back"),
        }
    )
    register_keeping(Keeping("track", export, erase))
    register_retention(Retention("track", "Observations and entries of a trainer’s way", TRACK_STAYS, clean))


def export(person: Person) -> dict[str, Any]:
    """Return a person's way, what was observed about her, and what she observed of others (without their words)."""
    entries = TrackEntry.objects.filter(trainee__person=person)
    observations = TrackObservation.objects.filter(trainee__person=person)
    decisions = TrackDecision.objects.filter(trainee__person=person)
    checks = RaterCheck.objects.filter(trainee__person=person)
    return {
        "entries": [
            {
                "stage": each.stage,
                "title": each.title,
                "day": each.day.isoformat(),
                "confirmed": bool(each.confirmed_at),
            }
            for each in entries
        ],
        "observations": [
            {"title": each.title, "day": each.day.isoformat(), "marks": each.marks, "remark": each.remark}
            for each in observations
        ],
        "checks": [{"begun_at": each.begun_at.isoformat(), "figures": each.figures} for each in checks],
        "decisions": [
            {"ruling": each.ruling, "reason": each.reason, "at": each.decided_at.isoformat()} for each in decisions
        ],
        "observed_others": TrackObservation.objects.filter(observer=person).exclude(done_at=None).count(),
    }


def erase(person: Person) -> int:
    """Delete a person's way and take her name from what she did for others; return the rows."""
    count = Trainee.objects.filter(person=person).delete()[0]
    count += Trainee.objects.filter(opened_by=person).update(opened_by=None)
    for field in ("partner", "noted_by", "confirmed_by"):
        count += TrackEntry.objects.filter(**{field: person}).update(**{field: None})
    count += TrackObservation.objects.filter(observer=person, done_at=None).delete()[0]
    count += TrackObservation.objects.filter(observer=person).update(observer=None)
    return count + TrackDecision.objects.filter(decided_by=person).update(decided_by=None)


def clean(before: datetime) -> int:
    """Delete entries, observations and checks from before a moment; return how many there were. Decisions stay."""
    count = TrackEntry.objects.filter(noted_at__lt=before).delete()[0]
    count += TrackObservation.objects.filter(asked_at__lt=before).delete()[0]
    return count + RaterCheck.objects.filter(begun_at__lt=before).delete()[0]
