"""What the agent promised: each promise with its words and, where one was said, the time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.moves.reading import Mark, Reading, TurnReading
from warmline.core.wording.sentences import sentence_spans

LEAST_CONFIDENCE: Final = 0.4
_NAMES: Final = ("promises", "next_step_with_time", "promises_vaguely", "overpromises")
_WHEN: Final = ("when", "time")
_DAY: Final = r"(?:today|tonight|tomorrow|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_HOUR: Final = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)|\d{1,2}:\d\d)"
_COUNT: Final = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty-eight)"
_TIMES: Final = re.compile(
    rf"\b(?:(?:by|before|at|on|until|till|from|no later than|this) )?(?:the )?(?:{_HOUR}|{_DAY})"
    rf"(?: (?:by|at|on|before|morning|afternoon|evening|night|noon|{_HOUR}|{_DAY})){{0,3}}(?!\w)"
    rf"|\b(?:within|in|in the next|after|less than|no more than|up to|for) (?:about |the next )?{_COUNT}"
    r"(?: (?:to|or|-) \w+)? (?:more |working |business )?(?:second|minute|hour|day|week|month)s?\b"
    rf"|\b(?:by|before) {_COUNT}(?= (?:today|tomorrow|on)\b|[.,;!]|$)"
    r"|\b(?:right now|right away|straight away|immediately|this minute|overnight)\b",
    re.I,
)
_COMMITS: Final = re.compile(
    r"\b(?:i|we|you|it|they)(?: will|['’]ll)\b|\b(?:i am|i['’]m|we are|we['’]re) (?:now )?(?:going to|\w+ing)\b"
    r"|\blet me\b|\b(?:i|we) (?:promise|guarantee|have|['’]ve)\b|\bi['’]ve\b|\bwe['’]ve\b|\byou (?:get|have)\b"
    r"|\b(?:i|we) can\b.*\b(?:right away|right now|straight away|now|immediately|today|for you)\b"
    r"|\bconsider it done\b|\bis yours\b",
    re.I,
)
_HANGS: Final = re.compile(r"\b(?:if|unless|whether|in case|provided|might|may|maybe|perhaps|would|could)\b", re.I)
_DENIED: Final = re.compile(r"\b(?:not|cannot|never|no longer|unable)\b|n['’]t\b|\bnothing (?:i|we) can\b", re.I)


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: the whole sentence as quote, `text[start:end]` of that turn; `due` in the words used, or None."""

    turn: int
    start: int
    end: int
    quote: str
    due: str | None


def promises(reading: Reading) -> tuple[Promise, ...]:
    """Return the agent's promises, one a sentence, in order. A step said with its time is a promise too."""
    return tuple(each for turn in reading if turn.speaker is Speaker.AGENT for each in _of_turn(turn))


def _of_turn(turn: TurnReading) -> list[Promise]:
    marks = [mark for mark in turn.marks if mark.name in _NAMES and mark.confidence >= LEAST_CONFIDENCE]
    found: list[Promise] = []
    for start, end in sentence_spans(turn.text) if marks else ():
        here = [mark for mark in marks if start <= mark.start < end]
        if here:
            quote = turn.text[start:end]
            found.append(Promise(turn.turn, start, end, quote, _due(here) or time_said(quote)))
    return found


def time_said(sentence: str) -> str | None:
    """Return the first day, hour or length of time that a sentence names, in its own words; None where it names none.

    "Soon" and "as quickly as possible" are none.
    """
    found = _TIMES.search(sentence)
    return found.group().strip() if found else None


def commits(sentence: str, part: str = "") -> bool:
    """Say whether a sentence binds the one who says it: "I will", "let me", "you will have", "I can ... right away".

    What hangs on an "if", what is denied and what is only asked about binds nobody. `part` are the words of the
    sentence that must not be denied; the whole sentence where it is empty.
    """
    loose = _HANGS.search(sentence) or _DENIED.search(part or sentence)
    return bool(_COMMITS.search(sentence)) and not loose and not sentence.rstrip().endswith("?")


def _due(marks: list[Mark]) -> str | None:
    return next((time for mark in marks for key in _WHEN if (time := mark.about(key))), None)
