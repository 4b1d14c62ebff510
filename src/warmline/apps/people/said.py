"""Words that people send: without what a database cannot hold, and whole or not at all."""

from __future__ import annotations

from django.utils.translation import gettext as _

from warmline.apps.people.errors import Refused


def plain(text: str) -> str:
    """Return the text without null bytes and half characters, which PostgreSQL refuses, and without space around."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode().strip()


def kept(text: str, longest: int) -> str:
    """Return the text as `plain` has it. Raises Refused where it is longer: words are never cut off unseen."""
    found = plain(text)
    if len(found) > longest:
        raise Refused(_("This is longer than %(n)d characters. Shorten it and send it again.") % {"n": longest})
    return found
