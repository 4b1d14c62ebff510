"""Votes in the room: one a person, changeable while the question is open, and afterwards only counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import RoomQuestion, RoomVote, Seat, Session
from warmline.apps.workshops.models.room import Vote
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.notes import voter_tag
from warmline.apps.workshops.rules import JOIN, RUN

FEWEST_OPTIONS, MOST_OPTIONS = 2, 6


@transaction.atomic
def add_question(*, user: Person, session: Session, ask: str, options: Sequence[str]) -> RoomQuestion:
    """Put one more question on the list of a session. Refused with fewer than two or more than six answers."""
    require(RUN, user, session)
    told = [option.strip()[:120] for option in options if option.strip()]
    if not ask.strip() or not FEWEST_OPTIONS <= len(told) <= MOST_OPTIONS or len(set(told)) != len(told):
        raise Refused(_("A vote is a question with two to six different answers."))
    Session.objects.select_for_update().get(pk=session.pk)
    last = RoomQuestion.objects.filter(session=session).aggregate(last=Max("number"))["last"] or 0
    rows = [{"text": option, "behaviour": ""} for option in told]
    made = RoomQuestion.objects.create(session=session, number=last + 1, ask=ask.strip()[:200], options=rows)
    record(actor=user, verb="workshops.question_added", target=str(session.pk))
    return made


@transaction.atomic
def open_question(*, user: Person, question: RoomQuestion, now: datetime) -> None:
    """Show a question to the room. Another one that is open closes. A question is asked once."""
    require(RUN, user, question.session)
    session = Session.objects.select_for_update().get(pk=question.session_id)
    if session.state != State.OPEN or now > session.ends_at:
        raise Refused(_("A vote needs a session that is on."))
    others = RoomQuestion.objects.filter(session=session, state=Vote.OPEN).exclude(pk=question.pk)
    close_votes(others)
    if RoomQuestion.objects.filter(pk=question.pk, state=Vote.READY).update(state=Vote.OPEN):
        record(actor=user, verb="workshops.vote_opened", target=str(session.pk), data={"question": question.number})


@transaction.atomic
def close_question(*, user: Person, question: RoomQuestion) -> None:
    """Close a question and count it."""
    require(RUN, user, question.session)
    if close_votes(RoomQuestion.objects.filter(pk=question.pk, state=Vote.OPEN)):
        told = {"question": question.number}
        record(actor=user, verb="workshops.vote_closed", target=str(question.session_id), data=told)


@transaction.atomic
def vote(*, user: Person, question: RoomQuestion, option: int) -> None:
    """Keep the user's vote; a later one takes its place. Refused for who has no seat, or once the question is closed.

    No row of the trail is written: it would say that she voted, and when.
    """
    require(JOIN, user, question.session)
    if not Seat.objects.booked().filter(session=question.session, person=user).exists():
        raise Refused(_("Only people with a seat in this session vote."))
    held = RoomQuestion.objects.select_for_update().get(pk=question.pk)
    if held.state != Vote.OPEN:
        raise Refused(_("This vote is closed."))
    if not 0 <= option < len(held.options):
        raise Refused(_("Choose one of the answers."))
    RoomVote.objects.update_or_create(question=held, voter=voter_tag(held.pk, user.pk), defaults={"option": option})


def close_votes(questions: Iterable[RoomQuestion]) -> int:
    """Count the votes of open questions and delete the single ones; return how many were closed."""
    keys = [question.pk for question in questions]
    rows = list(RoomQuestion.objects.select_for_update().filter(pk__in=keys, state=Vote.OPEN).order_by("pk"))
    for question in rows:
        votes = RoomVote.objects.filter(question=question)
        found = Counter(votes.values_list("option", flat=True))
        question.counts = [found[n] for n in range(len(question.options))]
        question.state = Vote.CLOSED
        question.save(update_fields=["counts", "state"])
        votes.delete()
    return len(rows)
