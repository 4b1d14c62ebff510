"""What a notice says on a page: written when it is read, by the same writer as the letter."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme

from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Letter, kind_of
from warmline.apps.notices.models import Notice

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as its reader sees it. `path` leads to the thing, "" where there is none.

    `is_needed` is false where the thing is over: then `subject` is the title of the kind, and `text` is empty.
    """

    notice: Notice
    subject: str
    text: str = ""
    path: str = ""
    group: Group | None = None
    is_needed: bool = True


def tell(notice: Notice) -> Told:
    """Return what a notice says now, in the language and time zone that hold now."""
    kind = kind_of(notice.kind)
    if kind is None:
        return Told(notice, notice.kind, is_needed=False)
    try:
        letter = kind.write(notice)
    except Exception:
        # One notice that cannot be written must not close the page of all the others.
        logger.exception("notice %s could not be written", notice.pk)
        letter = None
    if letter is None:
        return Told(notice, str(kind.title), group=kind.group, is_needed=False)
    return Told(notice, " ".join(letter.subject.split()), letter.body.strip(), path_in(letter), kind.group)


def address_in(letter: Letter) -> str:
    """Return the first whole address of this house in a letter, or ""."""
    found = re.search(rf"{re.escape(settings.WARMLINE_URL)}/[^\s<>\"]*", letter.body)
    return found.group().rstrip(".,;:!?)") if found else ""


def path_in(letter: Letter) -> str:
    """Return the path of that address, which leads nowhere else, or ""."""
    path = address_in(letter).removeprefix(settings.WARMLINE_URL)
    return path if path and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""
