"""Conversations of the ABCD data set (Chen et al. 2021) as our own JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_SPEAKERS: Final = {"agent": "agent", "customer": "customer", "action": "note"}


def is_abcd(value: object) -> bool:
    """Say whether a JSON object is a conversation of that data set."""
    return isinstance(value, Mapping) and "convo_id" in value and "original" in value


def as_own_form(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the object in the form of DESIGN's Conversation; an `action` becomes a `note`.

    What is not as expected is handed on as it is, so that the check of our own form names it.
    """
    said = value["original"]
    turns = [_turn(entry) for entry in said] if isinstance(said, list) else said
    return {"id": _id(value["convo_id"]), "channel": "chat", "language": "en", "turns": turns}


def _id(value: object) -> object:
    return str(value) if isinstance(value, int) else value


def _turn(entry: object) -> object:
    if not isinstance(entry, list) or len(entry) != 2:
        return entry
    speaker, text = entry
    return {"speaker": _SPEAKERS.get(speaker, speaker) if isinstance(speaker, str) else speaker, "text": text}
