"""What tests keep of a person: handed out to her, erased with her, and how long it stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.knowledge.models import Assignment, Attempt, Decision, ExpertAnswer, ItemVersion, Response, Room
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.notes import empty_given_back
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

QUIZ_STAYS = timedelta(days=730)
# A certificate rests on it, and an appeal may ask for it: longer than a certificate lasts.
ASSESSED_STAYS = timedelta(days=1826)

_VERBS = {
    "knowledge.begun": _("A test was begun"),
    "knowledge.finished": _("A test was finished"),
    "knowledge.marked": _("An answer of a test was marked by a person"),
    "knowledge.decided": _("A borderline test result was decided by a person"),
    "knowledge.assigned": _("You were asked to take a test"),
    "knowledge.expert": _("A situational item was answered as an expert"),
    "knowledge.item_written": _("An item was begun"),
    "knowledge.item_saved": _("An item was saved"),
    "knowledge.item_version": _("A new version of an item was begun"),
    "knowledge.item_sent": _("An item was sent to review"),
    "knowledge.item_published": _("An item was reviewed and published"),
    "knowledge.item_returned": _("An item was sent back to its writer"),
    "knowledge.item_withdrawn": _("An item was withdrawn"),
    "knowledge.form_made": _("A test was made"),
    "knowledge.form_closed": _("A test was closed"),
    "knowledge.calibration_asked": _("A calibration of items was asked for"),
    "knowledge.calibrated": _("Items were calibrated"),
}


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(_VERBS)
    register_keeping(Keeping("knowledge", export, erase))
    register_retention(Retention("quizzes", "Quizzes, counted from the last answer", QUIZ_STAYS, clean_quizzes))
    register_retention(
        Retention("assessed_tests", "Assessed tests, counted from their end", ASSESSED_STAYS, clean_assessed)
    )


def export(person: Person) -> dict[str, Any]:
    """Return her attempts with what she answered, opened for her alone, and what she was asked to take."""
    rows = Attempt.objects.filter(person=person).select_related("form", "person", "decision").order_by("begun_at")
    assigned = Assignment.objects.filter(person=person).select_related("form")
    experts = ExpertAnswer.objects.filter(person=person).select_related("version__item")
    written = ItemVersion.objects.filter(writers=person).select_related("item")
    noted = ItemVersion.objects.filter(noted_by=person).exclude(note="").select_related("item")
    return {
        "attempts": [found for row in rows if (found := _attempt(person, row)) is not None],
        "assigned": [{"test": str(row.form), "at": row.assigned_at.isoformat()} for row in assigned],
        "expert_answers": [{"item": row.version.item.key, "answer": row.answer} for row in experts],
        "written": [{"item": row.item.key, "version": row.number} for row in written],
        "notes": [{"item": row.item.key, "version": row.number, "note": row.note} for row in noted],
    }


def erase(person: Person) -> int:
    """Delete her attempts and answers, and her notes on items. That an item was written or reviewed stays, unnamed."""
    nobodys = ItemVersion.objects.filter(noted_by=None, item__organisation=person.organisation_id)
    gone = [
        Attempt.objects.filter(person=person).delete()[0],
        Assignment.objects.filter(person=person).delete()[0],
        ExpertAnswer.objects.filter(person=person).delete()[0],
        Decision.objects.filter(by=person).update(by=None),
        Response.objects.filter(marked_by=person).update(marked_by=None),
        ItemVersion.objects.filter(noted_by=person).update(note="", noted_by=None),
        empty_given_back(nobodys, person, "knowledge.item_returned", lambda row: f"item:{row.item_id}"),
    ]
    return sum(gone)


def clean_quizzes(before: datetime) -> int:
    """Delete quizzes last touched before a moment and return how many rows that were."""
    return Attempt.objects.filter(room=Room.QUIZ, touched_at__lt=before).delete()[0]


def clean_assessed(before: datetime) -> int:
    """Delete assessed attempts that ended, or were left, before a moment, with their answers; return how many rows."""
    over = Q(finished_at__lt=before) | Q(finished_at=None, touched_at__lt=before)
    return Attempt.objects.filter(over, room=Room.ASSESSED).delete()[0]


def _attempt(person: Person, row: Attempt) -> dict[str, Any] | None:
    from warmline.apps.knowledge.sheets import read_sheet

    try:
        sheet = read_sheet(person, row)
    except vault.KeyErased:
        return None
    outcome = sheet.outcome
    return {
        "test": str(row.form),
        "room": row.room,
        "begun_at": row.begun_at.isoformat(),
        "answers": [
            {"version": entry.version, "answer": list(entry.answer), "points": entry.score} for entry in sheet.entries
        ],
        "result": None if outcome is None else {"score": outcome.score, "se": outcome.se, "verdict": outcome.verdict},
        "decision": _decision(row),
    }


def _decision(row: Attempt) -> dict[str, Any] | None:
    found: Decision | None = getattr(row, "decision", None)
    if found is None:
        return None
    return {"verdict": found.verdict, "reason": found.reason, "at": found.at.isoformat()}
