"""What assessors saw of a person, in real contacts and in decided assessments, as evidence for her own next steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from warmline.apps.assessment.models import Attempt, Judgement
from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Person
from warmline.apps.reviews.about import LONE, speakers
from warmline.core.practice.evidence import Evidence, Source


def contact_evidence(owner: Person, since: datetime, now: datetime) -> list[Evidence]:
    """Return what was noted about her real contacts since then. It counts from when it was noted.

    A contact that was taken from reviews of a conversation that is known to be hers is left out: these reviews count
    by themselves.
    """
    rows = Judgement.objects.filter(contact__person=owner, contact__noted_at__gte=since, contact__noted_at__lte=now)
    listed = list(rows.exclude(anchor=None).select_related("contact"))
    taken = any(row.contact is not None and row.contact.reviewed_id for row in listed)
    told = speakers(owner.organisation_id, [owner.pk]) if taken else {}
    listed = [row for row in listed if row.contact is not None and row.contact.reviewed_id not in told]
    return _evidence([(row, row.contact.noted_at) for row in listed if row.contact is not None], Source.REVIEW)


def attempt_evidence(owner: Person, since: datetime, now: datetime) -> list[Evidence]:
    """Return what was judged in her decided assessments since then; what an appeal struck out is not among it."""
    stands = Q(piece__struck_why="", piece__attempt__void=False, piece__attempt__state=Attempt.State.DECIDED)
    rows = Judgement.objects.filter(stands, piece__attempt__owner=owner, judged_at__gte=since, judged_at__lte=now)
    return _evidence([(row, row.judged_at) for row in rows.exclude(anchor=None) if row.judged_at], Source.ASSESSED)


def _evidence(rows: Sequence[tuple[Judgement, datetime]], source: Source) -> list[Evidence]:
    skills = {behaviour.key: skill.key for skill, behaviour in rubric().behaviours()} if rows else {}
    return [
        Evidence(row.behaviour, skills[row.behaviour], source, (row.anchor - 1) / 3, LONE, at)
        for row, at in rows
        if row.behaviour in skills and row.anchor is not None
    ]
