"""What each kind of message says; one function a kind, which makes the text at the moment it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from warmline.apps.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text file that goes with a letter; `kind` is its media type, such as "text/calendar; method=REQUEST"."""

    name: str
    content: str
    kind: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to go: plain text, in the reader's language. One with a file goes by itself."""

    subject: str
    body: str
    attached: tuple[Attachment, ...] = ()


# None: the message is no longer needed (an invitation that was withdrawn while it waited).
Writer = Callable[[Notice], Letter | None]

_WRITERS: dict[str, Writer] = {}


def register_letter(kind: str, write: Writer) -> None:
    """Say how messages of this kind are written; called in the ready() of the app they belong to."""
    _WRITERS[kind] = write


def kinds() -> frozenset[str]:
    """Return every kind of message there is."""
    return frozenset(_WRITERS)


def write_letter(notice: Notice) -> Letter | None:
    """Return the letter of a notice, or None when it is no longer needed; KeyError for a kind nobody registered."""
    return _WRITERS[notice.kind](notice)
