"""What each kind of message says; one function a kind, which makes the text at the moment it is sent or read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import Promise

from warmline.apps.notices.groups import ALWAYS, Group
from warmline.apps.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text file that goes with a letter; `kind` is its media type, such as "text/calendar; method=REQUEST"."""

    name: str
    content: str
    kind: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to go: plain text, in the reader's language. One with a file goes by itself, in no digest."""

    subject: str
    body: str
    attached: tuple[Attachment, ...] = ()


# None: the message is no longer needed (an invitation that was withdrawn while it waited).
Writer = Callable[[Notice], Letter | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message: its writer, its group, and its title in words for where the letter itself is gone.

    `waits`: whether it may wait for a digest. `in_app`: whether it is shown on the page of notices.
    """

    key: str
    write: Writer
    group: Group
    title: str | Promise
    waits: bool = True
    in_app: bool = True


_KINDS: dict[str, Kind] = {}


def register_letter(
    kind: str,
    write: Writer,
    *,
    group: Group = Group.PROGRAMME,
    title: str | Promise = "",
    waits: bool = True,
    in_app: bool = True,
) -> None:
    """Say how messages of this kind are written; called in the ready() of the app they belong to.

    `group` is what people choose by, `title` names the kind (the group's name where there is none). A reminder that
    is of no use tomorrow says `waits=False`; one for people who cannot sign in yet says `in_app=False`.
    """
    _KINDS[kind] = Kind(kind, write, group, title or group.label, waits, in_app)


def plain_letter(notice: Notice, subject: str, words: str, page: str) -> Letter:
    """Return a letter of one paragraph, with a link to a page of this house."""
    told = {"name": notice.person.first_name, "words": words, "link": f"{settings.WARMLINE_URL}{page}"}
    return Letter(subject, render_to_string("notices/plain.txt", told))


def kinds() -> frozenset[str]:
    """Return every kind of message there is."""
    return frozenset(_KINDS)


def kind_of(key: str) -> Kind | None:
    """Return a kind, or None where nobody registered it (any more)."""
    return _KINDS.get(key)


def kinds_not_shown() -> list[str]:
    """Return the kinds that have no place on the page of notices."""
    return sorted(key for key, kind in _KINDS.items() if not kind.in_app)


def groups_to_choose() -> list[Group]:
    """Return the groups that have kinds and that people may choose about, in their order."""
    used = {kind.group for kind in _KINDS.values()}
    return [group for group in Group if group in used and group not in ALWAYS]


def write_letter(notice: Notice) -> Letter | None:
    """Return the letter of a notice, or None when it is no longer needed; KeyError for a kind nobody registered."""
    return _KINDS[notice.kind].write(notice)
