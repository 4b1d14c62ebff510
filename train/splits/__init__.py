"""Which conversations were trained on: fixed, written down, never by turn."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from train.examples import Part


@cache
def listed(corpus: str) -> dict[str, Part]:
    """Return the part of each conversation written down in `<corpus>.txt` (lines "id part")."""
    lines = resources.files("train.splits").joinpath(f"{corpus}.txt").read_text(encoding="utf-8").splitlines()
    return {name: Part(part) for name, part in (line.split() for line in lines if line and line[0] != "#")}


def part_of(corpus: str, conversation: str) -> Part:
    """Return what a conversation is used for; whatever is not written down is held out."""
    return listed(corpus).get(conversation, Part.HELD)


def hashed(corpus: str, name: str) -> Part:
    """Return the part by rule: SHA-256 of "corpus:name", modulo 100: under 70 train, under 80 dev, else held."""
    number = int.from_bytes(hashlib.sha256(f"{corpus}:{name}".encode()).digest()[:8]) % 100
    return Part.TRAIN if number < 70 else Part.DEV if number < 80 else Part.HELD
