"""Form: a message of the customer's own, of the right length, and not an agent's, a machine's or an old one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from warmline.core.customer.language.guard.sources import Sources
from warmline.core.customer.language.wording import WordingTask
from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import fold, words

_MARKUP: Final = re.compile(
    r"\*\*|__|```|^#|^\s*[-*•] |[{}<|\\]|\[[^\]]*\]|https?:|^\W*(?:customer|agent|user|assistant|system|message)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_EMOJI: Final = re.compile("[\U0001f000-\U0001faff☀-➿️]|[:;]-?[)(DP]")
_OUT_OF_PART: Final = any_of(
    "(?:as )?an? (?:ai|assistant|language model|chatbot|bot)",
    "language model",
    "i(?:'m| am) (?:programmed|trained)",
    "(?:my|the|your|these|previous|all) instructions?",
    "prompt",
    "role-?play",
    "in character",
    "(?:the|this|a) (?:scenario|exercise)",
    "here(?:'s| is) (?:the|a|my|your)(?: \\w+){0,2} (?:message|reply|response|version)",
    "(?:the|this|that|my|your|new|following|original)(?: \\w+)? (?:message|chat|conversation|sentence)",
    "customers?",
    "(?:support|service) (?:agents?|representatives?)",
    "as requested",
    "rewritten",
    "i cannot (?:comply|assist)",
)
_AGENT: Final = any_of(
    "how (?:can|may) (?:i|we) (?:help|assist)",
    "(?:happy|glad|here) to (?:help|assist)",
    "for the inconvenience",
    "(?:i|we) (?:do |sincerely |deeply )?(?:apologi[sz]e|regret)",
    "thank you for (?:your patience|contacting|reaching out|bringing)",
    "(?:our|my) (?:policy|team|system|records|colleague|colleagues|department|customers?|records)",
    "valued customer",
    "rest assured",
    "i understand (?:your|how you|that you|this must)",
    "let me (?:check|look into|see what i can)",
    "i(?:'ll| will| can) (?:refund|look into|arrange|send you|transfer you|escalate)",
    "i(?:'ll| will| can) (?:credit|issue|check that for you|process|rebook)",
    "is there anything else i can",
    "your (?:order|case|request|account|refund) (?:has been|is being|will be)",
    "we (?:will|can|are going to|'ll) (?:refund|send|replace|arrange|process|investigate|fix)",
    "on behalf of",
    "please (?:provide|confirm) your",
    "please (?:wait|hold|note|bear with)",
    "have a great day",
    "may i have your",
    "sorry (?:for|about|to hear)",
    "(?:give|allow) me (?:just )?(?:a|one) (?:moment|minute|second)",
    "take a (?:moment|minute|second)",
    "i(?:'ll| will)(?: just| also| be happy to)? (?:check|respond|reply|get back to you|follow up|find out|make sure)",
    "i(?:'ll| will)(?: just| also)? (?:take care|see to|handle|help|assist|forward|inform|update|let you know)",
    "i(?:'ll| will) be (?:there|with you)",
    "i(?:'d| would) be (?:glad|happy|pleased)",
    "take care of (?:that|this|it|you|everything)",
    "your (?:patience|loss|interest|feedback|concerns?|understanding|inquiry|enquiry|query|purchase)",
    "we(?:'ll| will|'re going to| are going to| can|'d| would) (?:\\w+ )?(?:be (?:happy|glad|in touch)|look|make sure)",
    "we(?:'ll| will|'re going to| are going to| can|'d| would) (?:\\w+ )?(?:ensure|let you|get back|inform|help)",
    "we (?:offer|value|aim|strive|do our|have (?:sent|refunded|checked|received|noted))",
    "feel free to",
    "do(?: not|n't) hesitate",
)
# The longest message, in words, over the authored one.
_LONGER: Final = {"chat": (1.6, 10), "phone": (1.5, 8), "email": (1.9, 25)}
_SHORTER: Final = 0.35
_COPIED: Final = 7  # words in a row of the agent's last message


def is_no_message(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether this is empty, marked up, with signs no customer writes, or in blocks where none belong."""
    if not words(text) or _MARKUP.search(_without_quoted(text)) or _has_strange_signs(text, sources):
        return True
    if _EMOJI.search(text) and not _EMOJI.search(task.authored):
        return True
    return "\n" in text.strip() if task.channel != "email" else not _is_mail(task, text)


def leaves_the_part(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether the words speak of machines, instructions or the exercise itself."""
    return _added(_OUT_OF_PART, task, text)


def talks_like_an_agent(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether the customer helps, apologises or promises as an agent does."""
    return _added(_AGENT, task, text)


def is_too_long(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether the message is much longer than the authored one."""
    times, more = _LONGER.get(task.channel, _LONGER["chat"])
    return len(words(text)) > times * len(words(task.authored)) + more


def is_too_short(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether much of the message was lost."""
    wanted = len(words(task.authored))
    return wanted >= 8 and len(words(text)) < _SHORTER * wanted


def was_said_before(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether this repeats a message of the talk, or copies the agent's words."""
    said = fold(text)
    if said in {fold(one) for one in task.talk}:
        return True
    if not task.talk:
        return False
    agent, own = words(task.talk[-1]), words(_without_quoted(text))
    runs = {agent[at : at + _COPIED] for at in range(len(agent) - _COPIED + 1)}
    allowed = words(task.authored)
    runs -= {allowed[at : at + _COPIED] for at in range(len(allowed) - _COPIED + 1)}
    return any(own[at : at + _COPIED] in runs for at in range(len(own) - _COPIED + 1))


def _added(pattern: re.Pattern[str], task: WordingTask, text: str) -> bool:
    """Say whether a pattern is found in the words that is not in the authored ones."""
    known = {found.lower() for found in pattern.findall(task.authored)}
    return any(found.lower() not in known for found in pattern.findall(text))


def _has_strange_signs(text: str, sources: Sources) -> bool:
    """Say whether there are signs that nobody sees (controls, directions), loose marks or another script's letters."""
    new = set(text) - set(sources.text) - set(sources.text.upper()) - {"\n"}
    return any(unicodedata.category(sign)[0] in "CM" or (sign.isalpha() and not _is_latin(sign)) for sign in new)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _is_mail(task: WordingTask, text: str) -> bool:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return len(lines) >= 3 and lines[-1].strip() in (task.name, task.name.split()[0])


def _without_quoted(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("> "))
