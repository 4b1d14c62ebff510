"""What a person left in one module, as pure values: where she was, answers, notes, bookmarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import TypeAdapter

from warmline.core.curriculum.module import ModuleText


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reader of moves suggests for an answer: an anchor (1-4), how sure it is (0-1), and the quotes."""

    anchor: int
    confidence: float
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to an exercise. `of` is the sum of the exercise as it was; `seen` is None where nothing was read."""

    answer: tuple[str, ...]
    at: datetime
    of: str
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a person is in one version of a module. `place` is the number of the section last opened, from 0."""

    module: int
    number: int
    begun_at: datetime
    place: int = 0
    place_at: datetime | None = None
    answers: Mapping[str, Given] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    bookmarks: tuple[str, ...] = ()
    finished_at: datetime | None = None

    def at_place(self, place: int, at: datetime) -> Progress:
        """Return the progress with another place; of two devices the newest wins."""
        if self.place_at is not None and at < self.place_at:
            return self
        return replace(self, place=place, place_at=at)

    def with_answer(self, key: str, given: Given) -> Progress:
        """Return the progress with an answer; an earlier one to the same exercise is replaced."""
        return replace(self, answers={**self.answers, key: given})

    def with_note(self, section: str, words: str) -> Progress:
        """Return the progress with a note to a section; empty words take it away."""
        kept = {key: note for key, note in self.notes.items() if key != section}
        return replace(self, notes={**kept, section: words} if words else kept)

    def with_bookmark(self, section: str, *, on: bool) -> Progress:
        """Return the progress with a section marked, or not."""
        kept = tuple(key for key in self.bookmarks if key != section)
        return replace(self, bookmarks=(*kept, section) if on else kept)

    def open_exercises(self, text: ModuleText) -> tuple[str, ...]:
        """Return the required exercises that are not answered yet, in the order of the text."""
        return tuple(e.key for e in text.exercises() if e.key in text.required and e.key not in self.answers)

    def moved_to(self, number: int, text: ModuleText, sums: Mapping[str, str]) -> Progress:
        """Return the progress in another version. Answers stay where the exercise is the same; notes always stay."""
        kept = {key: given for key, given in self.answers.items() if sums.get(key) == given.of}
        place = min(self.place, len(text.sections) - 1)
        return replace(self, number=number, answers=kept, place=place, finished_at=None)


_ADAPTER: TypeAdapter[Progress] = TypeAdapter(Progress)


def pack(progress: Progress) -> bytes:
    """Return the progress as bytes, ready to be sealed."""
    return _ADAPTER.dump_json(progress)


def unpack(data: bytes) -> Progress:
    """Return the progress these bytes hold. Raises ValueError where they hold none."""
    return _ADAPTER.validate_json(data)
