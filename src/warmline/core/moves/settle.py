"""Where two marks cannot both hold, the surer or the more telling one stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from warmline.core.moves.reading import Mark

MOST_OF_A_NAME: Final = 12
"""No turn needs more marks of one name than this; it bounds the work on hostile texts."""

# In one stretch of words the first name leaves no room for the others.
_OUTRANKS: Final[dict[str, tuple[str, ...]]] = {
    "next_step_with_time": ("next_step", "promises_vaguely"),
    "checks_resolved": ("asks_closed",),
    "proposes_more_help": ("asks_closed", "asks_open", "offers_remedy"),
    "verifies_understanding": ("asks_closed",),
    "invites_feedback": ("asks_open", "asks_closed"),
    "agrees_action": ("asks_closed",),
    "offers_options": ("asks_closed", "asks_open", "gives_information"),
    "sarcasm": ("thanks_customer", "speaks_positively", "small_talk", "says_goodbye_warmly", "validates"),
    "dismisses": (
        *("gives_information", "promises_vaguely", "asks_open", "asks_closed"),
        *("speaks_positively", "acknowledges_feeling", "validates"),
    ),
    "overpromises": ("gives_information",),
    "promises_vaguely": ("gives_information",),
    "sets_boundary": ("gives_information", "next_step", "promises", "commands"),
    "argues": ("gives_information", "paraphrases", "uses_detail"),
    "blames_customer": ("gives_information", "paraphrases", "uses_detail"),
    "blames_other": ("gives_information",),
    "acknowledges_feeling": ("acknowledges_generically", "gives_information"),
    "paraphrases": ("gives_information",),
    "commands": ("paraphrases",),
    "insults": ("commands", "gives_information", "asks_open", "asks_closed", "coaches_with_question"),
    "shows_anger": ("shows_relief", "thanks", "accepts"),
}


def settle(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Drop outranked and double marks; sort the rest by where their quotes begin."""
    ordered = _first_of_each(
        sorted(set(marks), key=lambda mark: (mark.start, mark.name, -mark.confidence, mark.end, mark.detail))
    )
    kept: list[Mark] = []
    for mark in ordered:
        if any(_outranks(other, mark) for other in ordered):
            continue
        double = next((n for n, other in enumerate(kept) if other.name == mark.name and _overlap(other, mark)), None)
        if double is None:
            kept.append(mark)
        elif mark.confidence > kept[double].confidence:
            kept[double] = mark
    return tuple(sorted(kept, key=lambda mark: (mark.start, mark.name, mark.end)))


def _first_of_each(marks: list[Mark]) -> list[Mark]:
    counts: Counter[str] = Counter()
    kept = []
    for mark in marks:
        counts[mark.name] += 1
        if counts[mark.name] <= MOST_OF_A_NAME:
            kept.append(mark)
    return kept


def _outranks(strong: Mark, weak: Mark) -> bool:
    return weak.name in _OUTRANKS.get(strong.name, ()) and _overlap(strong, weak)


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end
