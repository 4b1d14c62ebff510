"""Why a whole file cannot be used."""

from __future__ import annotations


class UnusableInput(ValueError):
    """Nothing can be read from this input. The text says what is wrong and what to do about it."""
