"""The port for a language model that words a plan which the engine has made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class WordingTask:
    """What is to be worded, and everything a guard needs to judge the words.

    `authored` is the same message in the authored words, used at once where the model fails. `keep` are sentences of
    the scenario that must stand in the message letter by letter. `known` are all texts whose numbers, names and dates
    may appear: what was told so far, the record's words that customers use, the last turns. `secret` are the sayings
    of each fact that must not be told yet. `talk` are the last messages, the agent's last one at the end.
    """

    act: str
    topic: str | None
    reaction: str | None
    mood: str  # a band of `BANDS`
    voice: str
    about: str  # the voice in a sentence
    channel: str
    kind: str
    name: str
    authored: str
    keep: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    secret: tuple[tuple[str, ...], ...] = ()
    talk: tuple[str, ...] = ()
    ended: bool = False


class Wording(Protocol):
    """Something that words a plan in its own way."""

    def word(self, task: WordingTask) -> str | None:
        """Return the message in other words that passed the guard, or None, at once, where there are none."""
        ...
