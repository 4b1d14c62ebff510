"""What is noted about somebody in the room, as it is sealed for her."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac

from warmline.apps.workshops.models import Session

LONGEST = 300  # letters of quoted words
PURPOSE = "workshops"


@dataclass(frozen=True, slots=True)
class Noted:
    """One note: the behaviour, its anchor (1-4), the words as they were heard, and who noted it (a person's key)."""

    behaviour: str
    anchor: int
    words: str
    by: int
    at: datetime


def pack(noted: Noted) -> bytes:
    """Return a note as bytes to seal."""
    told = {"b": noted.behaviour, "a": noted.anchor, "w": noted.words, "by": noted.by, "at": noted.at.isoformat()}
    return json.dumps(told, ensure_ascii=False).encode()


def unpack(text: bytes) -> Noted:
    """Return the note of bytes that were opened."""
    told = json.loads(text)
    return Noted(told["b"], told["a"], told["w"], told["by"], datetime.fromisoformat(told["at"]))


def tag_of(session: Session, person_pk: int, behaviour: str) -> str:
    """Return the tag that is the same for one person and one behaviour in one session, and tells neither."""
    told = f"{session.pk}:{person_pk}:{behaviour}"
    return salted_hmac("warmline.workshops.note", told, algorithm="sha256").hexdigest()


def voter_tag(question_pk: int, person_pk: int) -> str:
    """Return the tag of a voter, different for every question."""
    return salted_hmac("warmline.workshops.vote", f"{question_pk}:{person_pk}", algorithm="sha256").hexdigest()
