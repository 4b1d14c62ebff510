"""The small things of talk that a customer answers whatever the case: greetings, checks, times, names, nonsense."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.customer.heard import Noise
from warmline.core.customer.sentences import plain, words

_I: Final = re.IGNORECASE
OPEN_QUESTION: Final = re.compile(
    r"\bwhat (?:happened|has happened|went wrong|is going on|seems to be|can i (?:do|help)|is the (?:problem|issue|matter)|"
    r"would (?:help|you like)|do you need|did you have in mind|matters?\b.*\bto you)|\bhow (?:can|may) i help|\btell me "
    r"(?:more|everything|about it|what happened)|\bwalk me through|\btalk me through|\bcan you (?:explain|describe) "
    r"(?:what|the (?:problem|issue|situation))|\bwhat else\b|\bhow (?:has|did) (?:this|that|it) (?:affect|been for|leave)",
    _I,
)
ASKS_MOOD: Final = re.compile(r"\bhow are you\b|\bhow is your day\b|\bhow's your day\b|\bhow do you do\b", _I)
ASKS_AGREEMENT: Final = re.compile(
    r"\b(?:does|would|will|do|did) (?:that|this|it|either|any of (?:that|these)) (?:help|work|suit|sound|be (?:ok|okay|"
    r"fine|alright|all right|good|enough))|\b(?:is|are) (?:that|this|you) (?:ok|okay|fine|alright|all right|good|happy|"
    r"acceptable|enough|clear)\b|\bshall i\b|\bshould i\b|\bdo you (?:agree|want me to|accept)|\bwould you like me to|"
    r"\bwhat do you think\b|\bhow does that sound|\bsound(?:s)? (?:good|ok|okay|fair|right)\s*\?|\bhave i got (?:that|it|"
    r"this) right|\bis that (?:right|correct)|\bdid i (?:get|understand) (?:that|it|this|you)|\bwhich (?:one )?(?:would|do) "
    r"you (?:prefer|like|want)|\bwhich (?:is|one is|suits)|\bok(?:ay)?\s*\?|\bdeal\s*\?|\bdo i have that right",
    _I,
)
ASKS_MORE: Final = re.compile(
    r"\b(?:anything|something) (?:else|more)\b|\bany (?:other|more|further) (?:questions?|concerns?|help)|"
    r"\bfurther assistance",
    _I,
)
ASKS_PRESENCE: Final = re.compile(r"\b(?:are you (?:still )?(?:there|here|with me)|still there|hello\?)", _I)
ASKS_HOLD: Final = re.compile(
    r"\b(?:bear with me|hold on|hang on|one (?:moment|second|minute|sec)|(?:just )?a (?:moment|second|minute|sec)\b(?! "
    r"ago)|give me (?:a|one|two|five|\d+) (?:moment|second|minute|sec|min)|please (?:wait|hold)|can you (?:wait|hold)|"
    r"(?:two|five|ten|\d+) min(?:ute)?s? please|while i (?:check|look|find))",
    _I,
)
_CLOCK: Final = (
    r"\d{1,2}(?:[:.]\d{2})\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)?|\d{1,2}\s?(?:am|pm|o'clock)\b|noon|midday|midnight|"
    r"(?:six|seven|eight|nine|ten|eleven|twelve|one|two|three|four|five)(?: o'clock| tonight| this evening)"
)
_DAY: Final = r"(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this (?:morning|afternoon|evening))"
_SPAN: Final = r"(?:an?|one|two|three|four|five|ten|\d+) (?:hours?|minutes?|mins?|days?)"
_WHEN: Final = re.compile(
    rf"\b(?:(?P<lead>by|before|at|until|from|on|within|in|no later than)\s+)?(?P<time>(?:{_CLOCK})(?:\s+(?:on\s+)?{_DAY}"
    rf"(?:\s+(?:morning|afternoon|evening))?)?|{_DAY}(?:\s+(?:morning|afternoon|evening|noon))?(?:\s+(?:by|at|before|"
    rf"until)\s+(?:{_CLOCK}))?|(?:in|within) {_SPAN}|{_SPAN})",
    _I,
)
_PAST_DAY: Final = re.compile(r"\b(?:was|were|did|had|said|came|told|delivered|showed|happened|since|last|ago)\b", _I)
_FUTURE: Final = re.compile(
    r"\b(?:will|i'll|we'll|it'll|you'll|going to|can|by|until|within|gets?|arrives?|leaves?|let me|shall|ready|scans?|"
    r"tonight|tomorrow|later)\b",
    _I,
)
_NAME_GIVEN: Final = re.compile(
    r"\b(?:my name is|my name's|this is|i am|i'm|you're (?:speaking|chatting) (?:to|with)|(?:speaking|chatting) (?:to|with))"
    r"\s+(?-i:([A-Z][a-zà-ÿ]{1,14}))\b"
)
_NAME_SIGNED: Final = re.compile(r"(?-i:\b([A-Z][a-zà-ÿ]{1,14}))\s+here\b|(?-i:\b([A-Z][a-zà-ÿ]{1,14}))\s+speaking\b")
_ADDRESSED: Final = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you|sorry)[,]?\s+(?:(?:mrs?|ms|miss|mx|dr)\.?\s+)?"
    r"(?-i:([A-Z][a-zà-ÿ]{2,14}))\b",
    _I,
)
_NOT_NAMES: Final = frozenset(
    [
        "there",
        "sorry",
        "again",
        "glad",
        "happy",
        "here",
        "going",
        "looking",
        "checking",
        "afraid",
        "sure",
        "really",
        "very",
        "not",
        "just",
        "also",
        "so",
        "aware",
        "able",
        "the",
        "team",
        "all",
        "everyone",
        "and",
        "for",
        "that",
        "this",
        "thank",
        "thanks",
        "good",
        "please",
        "yes",
        "yeah",
        "no",
        "well",
        "what",
        "how",
        "your",
        "you",
        "madam",
        "sir",
        "maam",
        "customer",
        "friend",
        "i'm",
        "its",
        "it",
        "let",
        "welcome",
        "to",
        "of",
        "support",
        "service",
        "we",
        "our",
        "my",
        "me",
        "from",
        "with",
        "about",
    ]
)
_OFF_SCENE: Final = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any |the |your |my )*(?:previous |prior |above |earlier )*(?:instructions?|prompts?|"
    r"rules)|\bsystem prompt|\byou are (?:now )?an? (?:ai|bot|language model|assistant|simulat)|\b(?:as|being) an? (?:ai|"
    r"language model)|\bsay (?:that )?(?:you are|you're|i am) (?:satisfied|happy)|\brate (?:me|this)\b.*\b(?:10|100|five|5)|"
    r"\bset (?:your )?(?:anger|trust|mood|satisfaction)|\bdeveloper mode|\bjailbreak|\bend (?:the )?(?:simulation|"
    r"role-?play|scenario)|<\s*/?\s*(?:script|system|div|img|iframe|b|h1|p)\b|\bmark (?:this|the case) as (?:resolved|solved)",
    _I,
)
_SWAPPED: Final = re.compile(
    r"\b(?:i am|i'm) (?:the|a|your) customer\b|\bmy (?:parcel|package|order|bill|flight|account|card|internet|line) (?:has|"
    r"have|is|was|never|did|hasn't|isn't|didn't|still)\b|\bi (?:want|need|demand) (?:a|my) (?:refund|money|parcel|order)\b|"
    r"\bi(?:'ve| have) been waiting for (?:my|your|you)\b|\byou (?:lost|broke|never sent) my\b",
    _I,
)
_COMMON: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "to",
        "of",
        "in",
        "is",
        "it",
        "you",
        "i",
        "we",
        "that",
        "this",
        "for",
        "on",
        "my",
        "me",
        "your",
        "with",
        "are",
        "was",
        "can",
        "will",
        "not",
        "no",
        "yes",
        "ok",
        "okay",
        "do",
        "have",
        "be",
        "at",
        "hi",
        "hello",
        "sorry",
        "please",
        "thanks",
        "thank",
        "what",
        "when",
        "where",
        "who",
        "how",
        "why",
        "which",
        "there",
        "here",
        "if",
        "so",
        "but",
        "as",
        "by",
        "from",
        "would",
        "could",
        "tell",
        "let",
        "just",
        "all",
        "any",
        "more",
        "help",
        "good",
        "right",
        "sure",
        "fine",
        "great",
    ]
)


def named_time(text: str) -> str | None:
    """Return the first time to come that a text names ("by 18:00", "tomorrow"), or None."""
    text = plain(text)
    best: str | None = None
    for match in _WHEN.finditer(text):
        around = text[max(0, match.start() - 60) : match.end() + 40]
        if _PAST_DAY.search(around) and not _FUTURE.search(around):
            continue
        found = match.group(0).strip()
        if re.search(r"\d|noon|midday|midnight|o'clock", found):
            return found
        best = best or found
    return best


def agent_name(text: str) -> str | None:
    """Return the name by which the agent introduces themselves, or None."""
    for pattern in (_NAME_GIVEN, _NAME_SIGNED):
        for match in pattern.finditer(plain(text)):
            name = next(filter(None, match.groups()), None)
            if name and name.casefold() not in _NOT_NAMES:
                return name
    return None


def wrong_name(text: str, own: str) -> str | None:
    """Return the name by which the agent addresses the customer where it is not the customer's, or None."""
    match = _ADDRESSED.match(plain(text).strip())
    if match is None:
        return None
    name = match.group(1)
    mine = {part.casefold() for part in own.split()}
    return None if name.casefold() in mine | _NOT_NAMES or _looks_common(name) else name


def noise(text: str) -> Noise | None:
    """Say in which way a text gives the customer nothing to answer, or None where it is ordinary talk."""
    said = words(text[:4000])
    if not any(char.isalnum() for char in text):
        return Noise.EMPTY
    if _OFF_SCENE.search(plain(text)):
        return Noise.OFF_SCENE
    if _SWAPPED.search(plain(text)):
        return Noise.ROLES_SWAPPED
    if not said:
        return Noise.GIBBERISH
    known = sum(word in _COMMON for word in said) / len(said)
    foreign = sum(ord(char) > 0x24F for char in text if char.isalpha()) > 0.4 * sum(char.isalpha() for char in text)
    if foreign or (len(said) >= 6 and known < 0.08):
        return Noise.OTHER_LANGUAGE if foreign or len(said) >= 6 else Noise.GIBBERISH
    if len(said) <= 3 and not known and all(_unspeakable(word) for word in said):
        return Noise.GIBBERISH
    return None


def is_shouting(text: str) -> bool:
    """Say whether most of a text of some length is in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 12 and sum(char.isupper() for char in letters) > 0.7 * len(letters)


def _looks_common(name: str) -> bool:
    return name.casefold() in _COMMON


def _unspeakable(word: str) -> bool:
    if word.isdigit():
        return len(word) > 4
    vowels = sum(char in "aeiouyàáâäèéêëìíîïòóôöùúûü" for char in word)
    return len(word) > 3 and (vowels / len(word) < 0.2 or bool(re.search(r"(.)\1\1|[^aeiouy\W\d]{5}", word)))
