"""What is kept of appeals: handed out to their owner, erased with her; a copy that waits too long is taken back."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people import vault
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.scores.models import Appeal, FiledScore

WAITS = timedelta(days=90)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "scores.appeal_written": _("You wrote an appeal against a point of your feedback"),
            "scores.appeal_shown": _("You showed one practice conversation to a person you named"),
            "scores.appeal_taken_back": _("You took back an appeal, and the copy that went with it"),
            "scores.appeal_dropped": _("You deleted an appeal"),
            "scores.appeal_decided": _("Your appeal was decided"),
            "scores.appeal_settled": _("Your practice score was worked out again after an upheld appeal"),
            "scores.learning_given": _("You let an upheld appeal help the computer learn"),
            "scores.learning_taken_back": _("You took back what was to help the computer learn"),
        }
    )
    register_keeping(Keeping("appeals", export, erase))
    register_retention(
        Retention("appeals_shown", str(_("Copies of conversations that wait for a decision")), WAITS, take_all_back)
    )
    meaning = str(_("Copies of conversations shown to somebody who cannot decide any more"))
    register_retention(Retention("appeals_without_judge", meaning, timedelta(), take_back_from_lost))


def export(person: Person) -> dict[str, Any]:
    """Return a person's own appeals, opened for her alone, and when she was asked to decide about another's."""
    asked = Appeal.objects.filter(judge=person).order_by("shown_at", "pk").values_list("shown_at", "decided_at")
    try:
        own = [_own(person, row) for row in FiledScore.objects.filter(owner=person, appeals__isnull=False).distinct()]
    except vault.KeyErased:
        own = []
    return {
        "own": [appeal for found in own for appeal in found],
        "asked_to_decide": [{"asked_at": _plain(shown), "decided_at": _plain(decided)} for shown, decided in asked],
    }


def _own(person: Person, row: FiledScore) -> list[dict[str, Any]]:
    # Imported here: what reads scores is not needed to start the house.
    from warmline.apps.scores.selectors import own_appeals

    return [
        {
            "written_at": _plain(each.appeal.written_at),
            "shown_to": each.appeal.judge.name if each.appeal.judge else None,
            "decided_at": _plain(each.appeal.decided_at),
            "criterion": each.plea.point.name,
            "words": each.plea.words,
            "decision": dataclasses.asdict(each.verdict) if each.verdict else None,
            "given_to_learning": each.learning,
        }
        for each in own_appeals(person, person, row).values()
    ]


def erase(person: Person) -> int:
    """Delete a person's appeals, and the copies that were shown to her: those go back to their owners, who are told."""
    back = _to_owner(Appeal.objects.filter(judge=person, state=Appeal.State.SHOWN))
    named = Appeal.objects.filter(judge=person).update(judge=None)
    return Appeal.objects.filter(score__owner=person).delete()[0] + back + named


def take_all_back(before: datetime) -> int:
    """Delete the copies shown before a moment and not decided; their appeals go back to their owners, who are told."""
    return _to_owner(Appeal.objects.filter(state=Appeal.State.SHOWN, shown_at__lt=before))


def take_back_from_lost(before: datetime) -> int:
    """Delete the copies shown before a moment to people who are gone or hold no role any more that may decide."""
    # Imported here: what reads appeals is not needed to start the house.
    from warmline.apps.scores.selectors.appeals import able_to_judge

    shown = Appeal.objects.filter(state=Appeal.State.SHOWN, shown_at__lt=before)
    return _to_owner(shown.exclude(judge__in=able_to_judge()))


def _to_owner(rows: QuerySet[Appeal]) -> int:
    """Give appeals back to their owners, who may name somebody else, and tell them."""
    found = dict(rows.values_list("pk", "score__owner"))
    if not found:
        return 0
    back = Appeal.objects.filter(pk__in=found, state=Appeal.State.SHOWN)
    count = back.update(state=Appeal.State.KEPT, judge=None, shown=None, shown_at=None)
    queue_messages("appeal_returned", [(owner, str(pk)) for pk, owner in found.items()])
    return count


def _plain(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
