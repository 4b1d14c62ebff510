"""Who gets which of two versions: by chance, and the same whenever it is asked."""

from __future__ import annotations

from hashlib import sha256


def arm_of(seed: str, person: int, arms: int = 2) -> int:
    """Return the arm of a person, 0 to `arms` - 1, from a hash of seed and person.

    No list is kept and nobody chooses: the same seed always gives the same arm, another seed another split.
    """
    if arms < 1:
        raise ValueError(f"a split has 1 arm or more, not {arms}")
    return int.from_bytes(sha256(f"{seed}:{person}".encode()).digest()[:8], "big") % arms
