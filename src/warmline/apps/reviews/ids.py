"""The id of a real conversation as it is kept: as it stands, or a sign for it where it holds personal data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.utils.crypto import salted_hmac

from warmline.adapters.llm.outgoing import names_in
from warmline.core.conversation import Conversation, redact

_BETWEEN: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.I)
# As long as telephone numbers with the code of their country (ITU-T E.164); no day or moment, not padded with zeros.
_LONG: Final = re.compile(r"(?<!\d)(?!000|(?:19|20)\d\d(?:0[1-9]|1[0-2])\d)\d{10,15}(?!\d)")
# An id is a reference, so references may stand in it, and what looks like a postcode.
_KEEP: Final = ("reference", "postcode")


def kept_id(organisation: int, conversation: Conversation) -> str:
    """Return what is kept of a conversation's id: itself, or its sign where it holds personal data.

    That is a mail, a telephone number, a card, an account, a number that may be one of these, or the name of somebody
    who speaks in the conversation or is spoken of by name.
    """
    said = conversation.id
    names = names_in(conversation) | ({conversation.agent.partition("@")[0]} if conversation.agent else set())
    return sign_of(organisation, said) if _has_data(said, names) else said


def sign_of(organisation: int, said: str) -> str:
    """Return the sign of an id: the same for the same id of the same house, and no way back to it."""
    text = f"{organisation}:{said}"
    return f"id-{salted_hmac('warmline.conversations.id', text, algorithm='sha256').hexdigest()[:16]}"


def ways_kept(organisation: int, said: str) -> tuple[str, str]:
    """Return the two ways in which this id may be kept: to find what somebody names by it."""
    return said, sign_of(organisation, said)


def _has_data(said: str, names: Iterable[str]) -> bool:
    if _UUID.fullmatch(said.strip()):
        return False
    plain = _BETWEEN.sub(" ", said)
    words = {word.casefold() for name in names for word in _WORD.findall(name)}
    if words & {word.casefold() for word in _WORD.findall(plain)} or _LONG.search(said):
        return True
    return any(_is_data(text) for text in (said, plain))


def _is_data(text: str) -> bool:
    """Say whether redaction would take something out; a number padded with zeros is none."""
    spans = redact(text, keep=_KEEP).spans
    return any(span.kind != "phone" or not text[span.start : span.end].startswith("000") for span in spans)
