"""What a voice and an ear are to the house, whoever makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class NotSpoken(RuntimeError):
    """This text was not spoken, or this sound not heard: no voice fits, it took too long, or the part is broken."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose voice is wanted: "she", "he" or "they", and an age in years. Nothing else of a person is used."""

    pronoun: str
    age: int


@dataclass(frozen=True, slots=True)
class Cue:
    """From `at` seconds on the mouth has the shape of this viseme; names are those of `visemes.VISEMES`."""

    at: float
    viseme: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as sound: a WAV file in memory, its length in seconds, and the mouth that goes with it."""

    wav: bytes
    seconds: float
    cues: tuple[Cue, ...]


class Speaker(Protocol):
    """Turns text into a voice."""

    name: str

    def parts(self, text: str) -> Sequence[str]:
        """Return the text in the parts that are spoken one after the other, so that the first is heard early."""
        ...

    def speak(self, text: str, voice: Voice) -> Spoken:
        """Return the text as sound. Raises `NotSpoken`, also where no voice fits the person."""
        ...


class Listener(Protocol):
    """Turns speech into text."""

    name: str

    def listen(self, sound: bytes) -> str:
        """Return the words of a recording in any common format; empty where nobody spoke. Raises `NotSpoken`."""
        ...
