"""What is said in a recording, as plain text or as WebVTT captions."""

from __future__ import annotations

import re

_TIMES = re.compile(r"^\s*(?:\d+:)?\d{2}:\d{2}\.\d{3}\s+-->\s+(?:\d+:)?\d{2}:\d{2}\.\d{3}")
_TAG = re.compile(r"<[^>]*>")


def is_captions(text: str) -> bool:
    """Say whether a transcript is a WebVTT file: its first line says so and it has at least one cue."""
    lines = text.lstrip("\ufeff").splitlines()
    return bool(lines) and lines[0].split(" ")[0].strip() == "WEBVTT" and any(_TIMES.match(line) for line in lines)


def plain_transcript(text: str) -> str:
    """Return a transcript as text to read: of captions only what is said, one line a cue."""
    if not is_captions(text):
        return text.strip()
    said: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = block.splitlines()
        times = next((n for n, line in enumerate(lines) if _TIMES.match(line)), None)
        if times is not None:
            words = " ".join(_TAG.sub("", line).strip() for line in lines[times + 1 :])
            said += [words] if words else []
    return "\n".join(said)
