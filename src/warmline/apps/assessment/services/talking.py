"""Talks and tasks of an attempt: begin, answer, hand in, come back after a lost connection, end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Attempt, Judgement, Piece, PieceTurn
from warmline.apps.assessment.talks import first_scene, pack_text, scenario_for, suggestions
from warmline.apps.audit.services import record
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.roleplay.answers import asks_to_stop, clean
from warmline.apps.roleplay.engine import answer_packed

# All chosen. What was sent in time may arrive this much later.
GRACE = timedelta(seconds=15)
# Whoever comes back to the page after so long was away.
AWAY = timedelta(minutes=3)
# Time is given back once, and to whoever comes back within so long.
BACK_WITHIN = timedelta(minutes=15)


class WentOn(Exception):
    """The talk went on in another window, or was over before: the answer was not kept."""


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """What a form sends: the answer's number it was shown for, its own key, and the words."""

    number: int
    key: UUID
    text: str


def begin_piece(*, user: Person, piece: Piece, now: datetime) -> None:
    """Begin a talk or task: its clock runs from here. Twice is harmless; one at a time."""
    attempt = _own_running(user, piece)
    rule = rule_of(attempt.rule)
    timed = rule.practical if piece.kind == Piece.Kind.TALK else rule.practical.written
    minutes = timed.minutes if timed else None
    others = attempt.pieces.filter(state=Piece.State.ACTIVE, struck_why="").exclude(pk=piece.pk)
    for other in others.select_related("attempt__owner", "attempt__rule", "scenario"):
        close_if_over(other, now)
    if others.exists():
        raise Refused(_("Another part is still going on. End it first."))
    body = first_scene(piece) if piece.kind == Piece.Kind.TALK else b""
    due = now + timedelta(minutes=minutes) if minutes else None
    Piece.objects.filter(pk=piece.pk, state=Piece.State.READY, struck_why="").update(
        state=Piece.State.ACTIVE, body=body, begun_at=now, touched_at=now, due_at=due
    )


def answer(*, user: Person, piece: Piece, sent: SentAnswer, now: datetime) -> None:
    """Answer the customer once. The same form again changes nothing; a stale one raises `WentOn`.

    Raises AnswerRefused for an answer that is empty or too long. The stop word ends the talk and is not kept.
    """
    _own_running(user, piece)
    if piece.turns.filter(key=sent.key).exists():
        return
    if not is_open(piece, now):
        close_if_over(piece, now)
        raise WentOn
    if asks_to_stop(sent.text):
        end_piece(piece, Piece.Ending.STOPPED, now)
        return
    text = clean(sent.text)
    if piece.answers != sent.number - 1:
        raise WentOn
    body, turn = answer_packed(bytes(piece.body), scenario_for(piece), text)
    try:
        with transaction.atomic():
            free = Piece.objects.filter(pk=piece.pk, answers=sent.number - 1, state=Piece.State.ACTIVE)
            if not free.update(body=body, answers=sent.number, touched_at=now):
                raise WentOn
            PieceTurn.objects.create(piece=piece, number=sent.number, key=sent.key, said_at=now)
    except IntegrityError as twice:
        raise WentOn from twice
    if turn.ended is not None:
        piece.refresh_from_db()
        end_piece(piece, Piece.Ending.CUSTOMER, now)


def keep_text(*, user: Person, piece: Piece, text: str, final: bool, now: datetime) -> None:
    """Keep the answer to a written task; `final` hands it in. What was kept before the time was up counts.

    Raises AnswerRefused for one that is empty or too long, `WentOn` where the time is up.
    """
    _own_running(user, piece)
    kept = clean(text)
    if not is_open(piece, now):
        close_if_over(piece, now)
        raise WentOn
    Piece.objects.filter(pk=piece.pk, state=Piece.State.ACTIVE).update(body=pack_text(kept), answers=1, touched_at=now)
    if final:
        piece.refresh_from_db()
        end_piece(piece, Piece.Ending.OWNER, now)


def leave(*, user: Person, piece: Piece, now: datetime) -> None:
    """End a talk or task before its time. Twice is harmless."""
    _own_running(user, piece)
    if piece.state == Piece.State.ACTIVE:
        end_piece(piece, Piece.Ending.OWNER, now)


def is_open(piece: Piece, now: datetime) -> bool:
    """Say whether an answer can still be taken."""
    return (
        piece.state == Piece.State.ACTIVE and not piece.struck and (piece.due_at is None or now <= piece.due_at + GRACE)
    )


def can_resume(piece: Piece, now: datetime) -> bool:
    """Say whether time can be given back: once, for a timed piece, to whoever was away and came back soon."""
    if piece.state != Piece.State.ACTIVE or piece.due_at is None or piece.touched_at is None:
        return False
    return piece.resumed_at is None and AWAY < now - piece.touched_at <= BACK_WITHIN


def resume(*, user: Person, piece: Piece, now: datetime) -> None:
    """Give back the time that a lost connection took, once. It stands in the evidence file."""
    attempt = _own_running(user, piece)
    if not can_resume(piece, now) or piece.touched_at is None or piece.due_at is None:
        raise Refused(_("Time can be given back once, within a quarter of an hour."))
    back = now - piece.touched_at
    with transaction.atomic():
        changed = Piece.objects.filter(pk=piece.pk, resumed_at=None, state=Piece.State.ACTIVE).update(
            resumed_at=now, touched_at=now, due_at=piece.due_at + back, given_back=int(back.total_seconds())
        )
        if changed:
            data = {"piece": piece.number, "seconds": int(back.total_seconds())}
            record(actor=user, verb="assessment.resumed", about=user, target=str(attempt.pk), data=data)


def close_if_over(piece: Piece, now: datetime) -> None:
    """End a piece whose time is up and for which no time can be given back any more; a struck one stays as it is."""
    if piece.struck:
        return
    if piece.state != Piece.State.ACTIVE or piece.due_at is None or is_open(piece, now) or can_resume(piece, now):
        return
    end_piece(piece, Piece.Ending.TIME, now)


def end_piece(piece: Piece, ending: str, now: datetime) -> None:
    """End a piece and write down what the machine suggests; tell the assessor once nothing is left to do."""
    attempt = piece.attempt
    bands = [band.behaviour for band in rule_of(attempt.rule).practical.bands]
    found = suggestions(piece, bands)
    with transaction.atomic():
        changed = Piece.objects.filter(pk=piece.pk, state=Piece.State.ACTIVE).update(
            state=Piece.State.ENDED, ending=ending, ended_at=now
        )
        if not changed:
            return
        rows = [
            Judgement(piece=piece, behaviour=each.behaviour, suggested=each.anchor, seen=list(each.seen))
            for each in found
        ]
        Judgement.objects.bulk_create(rows)
        data = {"piece": piece.number, "ending": str(ending)}
        record(actor=None, verb="assessment.piece_ended", about=attempt.owner, target=str(attempt.pk), data=data)
        left = attempt.pieces.filter(struck_why="").exclude(state=Piece.State.ENDED)
        if attempt.assessor_id and not left.exists():
            queue("assessment_waiting", [(attempt.assessor_id, str(attempt.pk))])


def _own_running(user: Person, piece: Piece) -> Attempt:
    attempt = piece.attempt
    if attempt.owner_id != user.pk:
        raise PermissionDenied("assessment.take")
    if attempt.state != Attempt.State.RUNNING:
        raise Refused(_("This assessment is not open any more."))
    return attempt
