"""Saving a text, and a second pair of eyes on it. The caller asks for permission, holds the row, and records it."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.notes import read_note
from warmline.apps.studio.written.models import State, TextVersion, Written, WrittenVersion

KEY: Final = re.compile(r"[a-z][a-z0-9_]{2,59}")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")


def sum_of(text: str) -> str:
    """Return the SHA-256 of a text as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def put_text(version: TextVersion, *, actor: Person, text: str, now: datetime) -> None:
    """Make this the version's text: a draft, which nobody reviewed, of one writer more where she is new to it."""
    version.text, version.sha256, version.state = text, sum_of(text), State.DRAFT
    version.written_by, version.changed_at, version.note = actor, now, ""
    version.reviewed_by = version.reviewed_at = None
    version.save()
    version.writers.add(actor)


def check_in_review(version: WrittenVersion) -> None:
    """Refuse a version that nobody sent to review."""
    if version.state != State.REVIEW:
        raise Refused(_("This version is not in review."))


def check_other_eyes(version: WrittenVersion, actor: Person) -> None:
    """Refuse whoever wrote any part of a version."""
    if version.writers.filter(pk=actor.pk).exists():
        raise Refused(_("You wrote a part of this version, so somebody else reviews it."))


def approve_text(version: TextVersion, *, actor: Person, seen: str, note: str, now: datetime) -> None:
    """Write down that a version is fit to be published. `seen` is the sum of the text that the reviewer read.

    Refused for whoever wrote any of it, and where the text changed while it was read.
    """
    words = read_note(note, needed=False)
    check_in_review(version)
    if version.sha256 != seen:
        raise Refused(_("The text changed while you read it. Read it again, please."))
    check_other_eyes(version, actor)
    version.reviewed_by, version.reviewed_at = actor, now
    version.note, version.noted_by = words, actor if words else None
    version.save(update_fields=["reviewed_by", "reviewed_at", "note", "noted_by"])


def give_back(version: TextVersion, *, actor: Person, note: str) -> None:
    """Make a version a draft again, with a note that says what to change."""
    words = read_note(note)
    check_in_review(version)
    version.note, version.noted_by, version.state = words, actor, State.DRAFT
    version.reviewed_by = version.reviewed_at = None
    version.save(update_fields=["note", "noted_by", "state", "reviewed_by", "reviewed_at"])


def code_of(original: Written, language: str) -> str:
    """Return the code of a language that was typed. Refused for the original's own, and for a translation's."""
    code = language.strip().lower()
    if not LANGUAGE.fullmatch(code):
        raise Refused(_("Write a language as two or three letters, such as pt, or pt-br."))
    if code == original.language:
        raise Refused(_("It is written in this language already."))
    if original.original_id is not None:
        raise Refused(_("This is a translation itself. Translate its original."))
    return code


def key_of(original: Written, code: str) -> str:
    """Return the key of a translation: the original's, and the language."""
    return f"{original.key[: 59 - len(code)]}_{code.replace('-', '_')}"
