"""The slip that a phone holds beside its drills: from whom they are, when they were fetched, and from which sign-in.

Only this house can read a slip, and holding one opens nothing. It answers one question: is that sign-in still good?
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare, salted_hmac
from pydantic import TypeAdapter, ValidationError

from warmline.apps.people.models import Person

_SALT: Final = "warmline.drills.offline"


class Standing(StrEnum):
    """How a phone stands with the house: signed in, out of time (or its cookie is gone), or ended by somebody."""

    HERE = "here"
    OUT = "out"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Slip:
    """A sign-in of a person as it was when a phone fetched its drills. `until` is when it would have run out."""

    person: int
    session: str
    proof: str
    fetched: datetime
    until: datetime


_ADAPTER: TypeAdapter[Slip] = TypeAdapter(Slip)


def write_slip(person: Person, session: SessionBase, now: datetime) -> str:
    """Return the slip of this sign-in, fit for a header."""
    held = Slip(
        person=person.pk,
        session=session.session_key or "",
        proof=str(session.get(HASH_SESSION_KEY, "")),
        fetched=now,
        until=session.get_expiry_date(),
    )
    return _locker().encrypt(_ADAPTER.dump_json(held)).decode()


def read_slip(text: str) -> Slip | None:
    """Return what a slip says; None where this house did not write it, or its secret key was changed since."""
    try:
        return _ADAPTER.validate_json(_locker().decrypt(text.encode()))
    except (InvalidToken, ValidationError):
        return None


def sign_in_mark(session: SessionBase) -> str:
    """Return 16 hex digits that tell one sign-in from another and give neither away."""
    return salted_hmac(_SALT, session.session_key or "", algorithm="sha256").hexdigest()[:16]


def standing(text: str, now: datetime) -> Standing:
    """Say how the sign-in of a slip stands, when nobody is signed in. Two queries.

    Ended: signed out, a new password, or a person who may not come in any more. Everything else is out: the phone
    keeps what it holds and she signs in again; so also where the slip cannot be read.
    """
    slip = read_slip(text)
    if slip is None:
        return Standing.OUT
    person = Person.objects.filter(pk=slip.person, is_active=True).first()
    if person is None:
        return Standing.ENDED
    row = Session.objects.filter(pk=slip.session).first()
    if row is None:
        return Standing.ENDED if slip.until > now else Standing.OUT
    held = row.get_decoded()
    is_hers = held.get(SESSION_KEY) == str(person.pk)
    is_good = constant_time_compare(str(held.get(HASH_SESSION_KEY, "")), person.get_session_auth_hash())
    return Standing.OUT if is_hers and is_good else Standing.ENDED


def _locker() -> Fernet:
    key = hashlib.sha256(f"{_SALT}:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
