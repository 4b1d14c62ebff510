"""What is kept of sessions: seats and attendance, notes that belong to the observed, a calendar address, votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.workshops.models import CalendarFeed, RoomNote, RoomQuestion, RoomVote, Seat, Session, SessionPlan
from warmline.apps.workshops.models.room import Vote
from warmline.apps.workshops.notes import voter_tag
from warmline.apps.workshops.services.seating import move_up

SEATS_STAY = timedelta(days=1095)
NOTES_STAY = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "workshops.planned": _("Planned a workshop or webinar"),
            "workshops.opened": _("Opened a workshop for sign-up"),
            "workshops.changed": _("Changed the time or place of a workshop"),
            "workshops.seats_changed": _("Changed how many seats a workshop has"),
            "workshops.cancelled": _("Cancelled a workshop"),
            "workshops.finished": _("Ended a workshop"),
            "workshops.plan_written": _("Wrote a plan for workshops"),
            "workshops.joined": _("You signed up for a workshop"),
            "workshops.left": _("You gave back a seat in a workshop"),
            "workshops.released": _("A trainer took back your seat in a workshop"),
            "workshops.moved_up": _("You moved up from a waiting list"),
            "workshops.attended": _("You were at a workshop"),
            "workshops.attendance_corrected": _("A trainer corrected whether you were at a workshop"),
            "workshops.attendance_taken": _("Downloaded who was at a workshop"),
            "workshops.noted": _("Somebody noted what you said in a role-play in the room"),
            "workshops.question_added": _("Added a question for a vote"),
            "workshops.vote_opened": _("Opened a vote in a workshop"),
            "workshops.vote_closed": _("Closed a vote in a workshop"),
            "workshops.feed_made": _("You made an address for your calendar"),
            "workshops.feed_revoked": _("You ended the address of your calendar"),
        }
    )
    register_keeping(Keeping("workshops", export, erase))
    register_retention(Retention("workshops_seats", "Who was at a workshop, counted from its day", SEATS_STAY, clean))
    register_retention(
        Retention("workshops_notes", "What was noted in a role-play in the room", NOTES_STAY, clean_notes)
    )


def export(person: Person) -> dict[str, Any]:
    """Return a person's seats, the sessions she led, and the notes about her, opened for her alone."""
    seats = Seat.objects.filter(person=person).select_related("session__plan").order_by("session__starts_at")
    led = Session.objects.filter(trainers=person).select_related("plan").order_by("starts_at")
    return {
        "seats": [_seat(each) for each in seats],
        "led": [{"title": each.plan.title, "starts_at": each.starts_at.isoformat()} for each in led],
        "notes": _notes(person),
        "calendar_address": CalendarFeed.objects.filter(person=person).exists(),
    }


def erase(person: Person) -> int:
    """Delete a person's seats, notes, votes and calendar address, take her name from what she led; return the rows."""
    count = 0
    freed = list(Seat.objects.booked().filter(person=person).values_list("session", flat=True))
    open_questions = RoomQuestion.objects.filter(state=Vote.OPEN, session__taken__person=person)
    tags = [voter_tag(key, person.pk) for key in open_questions.values_list("pk", flat=True)]
    for rows in (
        RoomVote.objects.filter(voter__in=tags),
        RoomNote.objects.filter(observed=person),
        CalendarFeed.objects.filter(person=person),
        Seat.objects.filter(person=person),
        Session.trainers.through.objects.filter(person_id=person.pk),
    ):
        count += rows.delete()[0]
    _let_move_up(freed)
    count += Session.objects.filter(made_by=person).update(made_by=None)
    return count + SessionPlan.objects.filter(made_by=person).update(made_by=None)


def _let_move_up(sessions: Sequence[UUID]) -> None:
    """Give the seats that became free to those who wait for them."""
    now = timezone.now()
    for held in Session.objects.select_for_update().filter(pk__in=sessions, starts_at__gt=now).order_by("pk"):
        move_up(held, now)


def clean(before: datetime) -> int:
    """Delete the seats of sessions that ended before a moment and return how many there were."""
    return Seat.objects.filter(session__ends_at__lt=before).delete()[0]


def clean_notes(before: datetime) -> int:
    """Delete the notes that were written before a moment and return how many there were."""
    return RoomNote.objects.filter(noted_at__lt=before).delete()[0]


def _seat(seat: Seat) -> dict[str, Any]:
    told = {"queued_at": seat.queued_at, "left_at": seat.left_at, "attended_at": seat.attended_at}
    return {
        "title": seat.session.plan.title,
        "starts_at": seat.session.starts_at.isoformat(),
        "state": seat.state,
        "given_back_late": seat.late,
        "attendance_by": seat.how,
        "reason": seat.reason,
        **{name: None if value is None else value.isoformat() for name, value in told.items()},
    }


def _notes(person: Person) -> list[dict[str, Any]]:
    # Imported here: what reads notes is not needed to start the house.
    from warmline.apps.workshops.selectors.room import read_own_notes

    try:
        found = read_own_notes(person, person, RoomNote.objects.filter(observed=person))
    except vault.KeyErased:
        return []
    return [
        {"behaviour": each.behaviour, "anchor": each.anchor, "words": each.words, "at": each.at.isoformat()}
        for each in found
    ]
