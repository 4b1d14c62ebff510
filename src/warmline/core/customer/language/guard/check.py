"""Trying one check after the other; the first that objects names the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

from warmline.core.customer.language.guard import acts, facts, form, subject
from warmline.core.customer.language.guard.sources import Sources
from warmline.core.customer.language.model import Language
from warmline.core.customer.language.wording import WordingTask
from warmline.core.customer.sentences import words

_Check = Callable[[WordingTask, str, Sources], bool]

# In order: what is plainly no message first, then facts, then manner.
_CHECKS: Final[tuple[tuple[str, _Check], ...]] = (
    ("not a message", form.is_no_message),
    ("out of the part", form.leaves_the_part),
    ("said before", form.was_said_before),
    ("agent talk", form.talks_like_an_agent),
    ("too long", form.is_too_long),
    ("too short", form.is_too_short),
    ("said twice", subject.repeats_itself),
    ("fact not told as written", facts.changes_a_fact),
    ("fact told again", subject.tells_again),
    ("wrong number", facts.has_a_wrong_number),
    ("wrong date", facts.has_a_wrong_date),
    ("unknown name", facts.has_an_unknown_name),
    ("told too early", facts.tells_too_early),
    ("new fact", facts.has_a_new_fact),
    ("another act", acts.is_another_act),
    ("softened", acts.is_softened),
    ("sharpened", acts.is_sharpened),
    ("turned round", subject.is_turned_round),
    ("off the subject", subject.is_off_the_subject),
)
REASONS: Final = tuple(name for name, _ in _CHECKS)


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges words by what the plan holds. `ordinary` are the words of everyday talk, which state no fact of a case."""

    ordinary: frozenset[str]

    @classmethod
    def of(cls, language: Language) -> Self:
        """Return a guard that takes the words of a language's own lines for everyday talk."""
        return cls(frozenset(word for line in language.lines for word in words(line.text)))

    def objection(self, task: WordingTask, text: str) -> str | None:
        """Return why these words cannot be the customer's message, one of `REASONS`, or None where they can."""
        sources = Sources.of(task, self.ordinary)
        return next((name for name, objects in _CHECKS if objects(task, text, sources)), None)
