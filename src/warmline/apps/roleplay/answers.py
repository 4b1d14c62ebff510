"""What may be sent as an answer, and the word that stops everything."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

LIMIT = 4000  # characters
STOP_WORD = "lighthouse"

_STOP = re.compile(rf"\b{STOP_WORD}\b", re.IGNORECASE)
# Control characters carry no meaning in a chat; line breaks and tabs do.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class AnswerRefused(ValueError):
    """The answer cannot be sent as it is; the message is for the screen and says what to do."""


def clean(text: str) -> str:
    """Return the answer as it is kept. Raises `AnswerRefused` where it is empty or over 4,000 characters."""
    kept = _LONE_SURROGATE.sub("", _CONTROL.sub("", text.replace("\r\n", "\n"))).strip()
    if not kept:
        raise AnswerRefused(_("Write an answer first, then send it."))
    if len(kept) > LIMIT:
        raise AnswerRefused(
            _("Your answer is longer than 4,000 characters. Shorten it and send again; nothing is lost.")
        )
    return kept


def asks_to_stop(text: str) -> bool:
    """Say whether the stop word stands in the text as a word of its own, in any case of letters."""
    return _STOP.search(text) is not None
