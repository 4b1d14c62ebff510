"""Act and mood: the message does what was planned, neither softer nor sharper."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.customer.language.guard.sources import Sources
from warmline.core.customer.language.wording import WordingTask
from warmline.core.customer.patterns import any_of, word_set

_THANKING: Final = ("thanks?", "thank you", "cheers", "grateful", "much appreciated")
_PARTING: Final = ("good-?bye", "bye", "see you", "farewell")
# Words that do something, and the acts that may use them. Where the authored words hold one, it may stay.
_DOING: Final[tuple[tuple[re.Pattern[str], frozenset[str]], ...]] = (
    (any_of(*_THANKING), word_set("thank close")),
    (any_of(*_PARTING), word_set("thank close leave come_back")),
    (
        any_of(
            "cancel(?:ling|led)?",
            "(?:switch|go|take my business) (?:to|else)\\w*",
            "(?:bad )?reviews?",
            "lawyers?",
            "sue",
            "competitors?",
            "never (?:again|use|order|buy)",
            "leaving you",
            "lost a customer",
            "take (?:it|this) public",
        ),
        word_set("threaten leave complain escalate"),
    ),
    (
        any_of("manager", "supervisor", "superior", "your boss", "somebody else", "someone else", "person in charge"),
        word_set("escalate"),
    ),
    (
        any_of(
            "go ahead",
            "let's do (?:that|it|this)",
            "(?:it's|that's) a deal",
            "i(?:'ll| will) take (?:it|that)",
            "i agree",
            "i accept",
            "that works(?: for me)?",
            "sounds (?:good|great|perfect)",
            "yes,? please",
            "do (?:that|it),? please",
        ),
        word_set("accept thank close"),
    ),
    (
        any_of(
            "no hard feelings", "i forgive", "apology accepted", "forgiven", "water under the bridge", "no harm done"
        ),
        word_set("forgive"),
    ),
)
# What a message of an act must hold, where the authored one holds it.
_MUST: Final = {
    "thank": _DOING[0][0],
    "leave": any_of(*_PARTING),
    "close": any_of(*_THANKING, *_PARTING, "take care"),
    "escalate": _DOING[3][0],
    "threaten": _DOING[2][0],
    "accept": any_of(
        "yes",
        "yeah",
        "okay",
        "ok",
        "all right",
        "alright",
        "agreed",
        "good",
        "fine",
        "right",
        "deal",
        "let's",
        "let us",
        "go ahead",
        "works",
        "please do",
    ),
}
_NO: Final = any_of("no", "not yet", "never", "i (?:don't|do not|can't|cannot|won't) (?:accept|agree|want)")
_SOFT: Final = any_of(
    "no (?:worries|problem|rush|hurry|trouble)",
    "don't worry",
    "i (?:really |truly )?appreciate",
    "i understand(?! (?:it|that) when)",
    "(?:that's|it's|that is|it is) (?:okay|ok|fine|all right|alright|great|perfect|wonderful|lovely)",
    "take your time",
    "(?:so |very )?kind of you",
    "lovely",
    "wonderful",
    "perfect",
    "great",
    "happy",
    "glad",
    "hopefully",
    "if (?:it's not|that's not|it isn't)",
    "sorry",
    "a (?:little|bit|tad)",
    "maybe",
    "perhaps",
    "whenever (?:you|it)",
    "i know you(?:'re| are) (?:busy|trying|doing)",
    "not your fault",
    "would be (?:nice|great|lovely|helpful)",
    "i trust you",
    "looking forward",
    "best wishes",
    "kind regards",
    "dear",
)
_FOND: Final = any_of(
    "my (?:dear )?friend", "love (?:it|that|you|about|to)", "darling", "honey", "dearest", "bless you"
)
_SHARP: Final = any_of(
    "idiots?",
    "stupid",
    "moron",
    "shut up",
    "damn",
    "hell",
    "crap",
    "shit",
    "fuck\\w*",
    "bloody",
    "bastards?",
    "pathetic",
    "incompetent",
    "liars?",
    "scam\\w*",
    "disgust\\w+",
    "hate you",
    "useless",
    "screw you",
    "kill",
)
_ANGRY: Final = any_of(
    "ridiculous",
    "unacceptable",
    "outrageous",
    "furious",
    "fed up",
    "sick of",
    "joke",
    "had enough",
    "appalling",
    "disgrace\\w*",
)
_LOUD: Final = re.compile(r"!{2,}|\?!|\b[A-Z]{4,}\b.*\b[A-Z]{4,}\b")


def is_another_act(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether the message does something that was not planned, or leaves out what was."""
    if any(task.act not in acts and _adds(doing, task, text) for doing, acts in _DOING):
        return True
    must = _MUST.get(task.act)
    if must is not None and must.search(task.authored) and not must.search(text):
        return True
    if task.act == "accept" and _adds(_NO, task, text):
        return True
    # The engine goes on from whether the customer asked something, so a question is neither lost nor added.
    return ("?" in text) != ("?" in task.authored) or (_asks(task.authored) and not _asks(text))


def is_softened(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether an angry or upset customer turned mild, or one who is not yet won over fond."""
    if task.mood not in ("hot", "upset"):
        return task.mood != "warm" and _adds(_FOND, task, text)
    if _adds(_FOND, task, text):
        return True
    meant = {soft.lower() for soft in _SOFT.findall(task.authored)}
    return any(soft.lower() not in meant for soft in _SOFT.findall(text))


def is_sharpened(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether the message insults, or is angrier than the customer."""
    if _adds(_SHARP, task, text) or (_LOUD.search(text) and not _LOUD.search(task.authored)):
        return True
    return task.mood in ("wary", "calm", "warm") and _adds(_ANGRY, task, text)


def _adds(pattern: re.Pattern[str], task: WordingTask, text: str) -> bool:
    """Say whether a pattern is found where the authored words, which are the plan, hold none of its kind."""
    return bool(pattern.search(text)) and not pattern.search(task.authored)


def _asks(text: str) -> bool:
    """Say whether a message ends in a question, apart from greeting and sign-off."""
    paragraphs = [one for one in text.strip().split("\n\n") if one.strip()]
    body = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    return any("?" in one for one in body)
