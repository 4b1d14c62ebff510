"""Noting what was seen in a role-play in the room. The note is sealed for the one who was observed, at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import RoomNote, RoomTally, Seat, Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.notes import LONGEST, PURPOSE, Noted, pack, tag_of
from warmline.apps.workshops.rules import JOIN
from warmline.apps.workshops.services.attending import takes_codes

FIELDS: Final = {1: "one", 2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw: the behaviour, the anchor (1-4), and one line of the words that were said."""

    behaviour: str
    anchor: int
    words: str


def may_observe(user: Person, session: Session) -> bool:
    """Return whether the user may note for others: as a trainer, or where the plan lets participants do so."""
    if session.trainers.filter(pk=user.pk).exists():
        return True
    return session.plan.plan().peers and Seat.objects.booked().filter(session=session, person=user).exists()


@transaction.atomic
def note(*, user: Person, session: Session, person: Person, seen: Seen, key: UUID, now: datetime) -> None:
    """Seal a note for `person`, and count its anchor in the room. The same `key` again counts once.

    Raises PermissionDenied for who may not observe, and Refused outside the time of the session, for somebody without a
    seat, for herself, for a behaviour that the plan does not watch, and without words.
    """
    require(JOIN, user, session)
    if not may_observe(user, session):
        raise PermissionDenied
    words = " ".join(seen.words.split())
    held = Session.objects.select_for_update().get(pk=session.pk)
    _check(user, held, person, seen, words, now)
    if RoomNote.objects.filter(session=session, key=key).exists():
        return
    noted = Noted(seen.behaviour, seen.anchor, words, user.pk, now)
    about = tag_of(session, person.pk, seen.behaviour)
    is_new = not RoomNote.objects.filter(session=session, about=about).exists()
    RoomNote.objects.create(
        session=session,
        observed=person,
        key=key,
        about=about,
        sealed=vault.seal(person, pack(noted), purpose=PURPOSE),
        noted_at=now,
    )
    _count(session, seen, is_new)
    record(actor=user, verb="workshops.noted", about=person, target=str(session.pk), private=True)


def _count(session: Session, seen: Seen, is_new: bool) -> None:
    tally, _made = RoomTally.objects.get_or_create(session=session, behaviour=seen.behaviour)
    name = FIELDS[seen.anchor]
    setattr(tally, name, getattr(tally, name) + 1)
    tally.people += is_new
    tally.save()


def _check(user: Person, session: Session, person: Person, seen: Seen, words: str, now: datetime) -> None:
    if session.state != State.OPEN or not takes_codes(session, now):
        raise Refused(_("Notes are taken while the session is on."))
    if person.pk == user.pk:
        raise Refused(_("You cannot note for yourself."))
    if not Seat.objects.booked().filter(session=session, person=person).exists():
        raise Refused(_("This person has no seat in this session."))
    if seen.behaviour not in session.plan.plan().observe or seen.anchor not in FIELDS:
        raise Refused(_("Choose one of the things that are watched today, and an anchor from 1 to 4."))
    if not words:
        raise Refused(_("Write one line of what was said. Without words a number helps nobody."))
    if len(words) > LONGEST:
        raise Refused(_("One line is enough: at most 300 letters."))
