"""Spelling and punctuation of a voice."""

from __future__ import annotations

import random
import re
from typing import Final

from warmline.core.customer.language.model import Voice

_CONTRACTED: Final = (
    (r"\b([Cc])an't (I|you|he|she|it|we|they)\b", r"\1an \2 not"),
    (r"\b([Cc])an't\b", r"\1annot"),
    (r"\b([Ww])on't\b", r"\1ill not"),
    (r"\b(I)'m\b", r"\1 am"),
    (r"\b([Ii]t|[Tt]hat|[Tt]here|[Ww]hat|[Hh]e|[Ss]he)'s (been|got|had|gone|taken)\b", r"\1 has \2"),
    (r"\b([Ii]t|[Tt]hat|[Tt]here|[Ww]hat|[Hh]e|[Ss]he|[Ww]here|[Ww]ho)'s\b", r"\1 is"),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey)'ve\b", r"\1 have"),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey|[Ii]t|[Tt]hat)'ll\b", r"\1 will"),
    (r"\b([Yy]ou|[Ww]e|[Tt]hey)'re\b", r"\1 are"),
    (r"\b(I|[Yy]ou|[Ww]e|[Tt]hey|[Tt]hat)'d (rather|like|be|have to|want|need|prefer|expect|hope)\b", r"\1 would \2"),
    (r"\b(\w+)n't\b", r"\1 not"),
    (r"\b([Ll])et's\b", r"\1et us"),
)


def in_voice(text: str, voice: Voice, rng: random.Random, *, spoken: bool = False) -> str:
    """Return a shared line as this voice would write it, or say it: habits of the pen do not count for a call."""
    if voice.spell_out:
        text = spelled_out(text)
    return _said_aloud(text) if spoken else _written(_respelled(text, voice), voice, rng)


def _said_aloud(text: str) -> str:
    """Return a line without what only writing has: two marks at once, words in capitals for their loudness."""
    return re.sub(r"([?!])[?!]+", lambda marks: "?" if "?" in marks.group(0) else "!", text)


def _respelled(text: str, voice: Voice) -> str:
    for pair in voice.respell:
        text = _replaced(text, *pair.split(" > "))
    return text


def _replaced(text: str, usual: str, own: str) -> str:
    def as_large(found: re.Match[str]) -> str:
        return own[:1].upper() + own[1:] if found.group(0)[:1].isupper() else own

    return re.sub(rf"\b{re.escape(usual)}\b", as_large, text, flags=re.IGNORECASE)


def _written(text: str, voice: Voice, rng: random.Random) -> str:
    if text.endswith(".") and not text.endswith(".."):
        chance = rng.random()
        if chance < voice.no_stop:
            text = text[:-1]
        elif chance < voice.no_stop + voice.trail:
            text = text[:-1] + "..."
        elif chance < voice.no_stop + voice.trail + voice.exclaim:
            text = text[:-1] + "!"
    if rng.random() < voice.lower and not re.match(r"I\b|[A-Z]{2}|“|\"", text):
        text = re.sub(r"(?:^|(?<=[.?!] ))[A-Z](?=[a-z])", lambda first: first.group(0).lower(), text)
    return text


def spelled_out(text: str) -> str:
    """Return a text without contractions ("I'm" becomes "I am"). Questions with n't keep theirs: "didn't you?"."""
    for pattern, full in _CONTRACTED:
        if pattern == r"\b(\w+)n't\b":
            text = re.sub(r"\b(\w+)n't\b(?!\s+(?:I|you|he|she|it|we|they|there|that|anyone|somebody)\b)", full, text)
        else:
            text = re.sub(pattern, full, text)
    return text
