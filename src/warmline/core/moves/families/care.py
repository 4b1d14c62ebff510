"""Care beyond the case: more help, prevention, checking back, what fits the customer; and what must not be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.content import content_stem
from warmline.core.moves.history import folded
from warmline.core.moves.lexicon import entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.times import time_text
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "proposes_more_help",
        0.9,
        """
        (anything|something|what) else (i|we|you|that|on|with|for|to|today|before|at) ..
        (is|was|would) there [be] (anything|something) (else|more|further) ($|i|we|you|that|on|for|with|to|about
            |today|at)
        (is|was|would) there [be] (anything|something) i
        [would] there be anything else
        anything else ($|while|then|at all|on your mind|bothering|today|you need|you would|from me)
        any (other|more|further) (questions|question|queries|concerns|worries) $
        (any|have any|other|more|further) [other|more|further] (questions|question|queries|concerns|help|issues
            |assistance) .. (let me|you|i|know|ask|have|today|just)
        (let me know|tell me|shout|just ask|write|write to me|message me) if (you|there is|there are
            |anything) .. (need|have|anything|else|more|stuck|question|questions|help|comes|changes|wrong)
        feel free to (ask|contact|reach|message|call|write|come back)
        (here|around|available) (if|should|whenever|any time|anytime) (you|anything) ..
        (what|how) (more|else) can (i|we) (do|help)
        (happy|glad) to help (with|if) (anything|something|you)
        (come back|reach out|write back|call me|get in touch|message me) (any time|anytime|whenever|if)
        """,
    ),
    *entries(
        "prevents_repeat",
        0.85,
        """
        (so|so that|to make sure|make sure|ensure|ensuring|making sure) ... (not|never|stops|stop) .. (happen|happening
            |repeat|again|face)
        so [that] you (do not|never|will not) (have to|need to) .. (again|twice|each time|every time|next time)
        (to|and|will|should|would|can|help|helps) [also] (prevent|avoid) .. (this|it|that|such|the same|another
            |a repeat|future|you|further|from|any)
        (in the future|in future|next time|from now on|for the future|for next time) (i|we|it|the|your|this|nobody
            |no one
            |every|each|you will|you do|you only|you get|you have)
        (i|we) (will|have) ... (from now on|next time|in future|for next time|in the future)
        (in future|next time|from now on) [please|just] (put|set|switch|turn|use|choose|add|tick|pop|name) _ [_] _
        so [that] you (do not|will not|never) get (any more|another|it again|one again)
        (i|we) have [{now}] (added a note|noted|flagged|set up|changed|put a note|left a note|left instructions
            |reported|switched on|turned on|fed this back|updated the) ... (so|that the|that every|that nobody
            |for next time
            |for the future|from now on|in future)
        (i|we) have [{now}] (corrected|set|put|entered|saved|stored|written|asked|told
            |made) ... so [that] ... (next|no
            |not|never|longer|again|from now on|future)
        so that .. (goes|runs|works) (better|right|smoothly|well)
        so [that] [the|your|our] (next|future|coming|following) _ [_] (is|are|will|comes|does|goes|runs|stays
            |starts) ..
        (does|will|do) not happen (again|next|to you|to anyone)
        (remind|reminder|reminders|alert|alerts|notification|notifications) ... (so|before|when|next time|set
            |each|every|turned|switched)
        (fix|fixed|found|mend|mended|fixing) the (root cause|cause)
        """,
    ),
    *entries("no_prevention", 0.9, "from (now|here) on (it is|this is|you have|you deal|i) _\n in the next time"),
    *entries("nobody_named", 0.9, "(somebody|someone|anyone|anybody) (will|should|is going to)"),
    *entries("offers_to", 0.9, "(shall|should|can|could|may) (i|we) _\n would you like (me to|us to|a)"),
    *entries(
        "follows_up",
        0.85,
        """
        (i|we) (will|shall|am going to|are going to) [{now}] [{now}] (call|check|write|email|message|text|ring
            |phone|get back|come back|be in touch|update|follow up|check back|let you know|contact|check in|look in
            |pop in|drop in
            |keep you|report back|follow this|be back|drop you|send you a message|send you an update
            |send you an email|keep an eye|monitor|stay in touch|reach out|touch base) .. (you|in|again|back|to
            |on|up|it|this|tomorrow|informed|posted|updated|a line|with|once|when|by|myself|how)
        (i|we) (will) (follow up|check back|check in|be in touch|get back|come back)
        (follow|following) up .. (with you|tomorrow|on|by|in)
        (call|ring|message|email|text) you back
        """,
    ),
    *entries(
        "follow_now",
        0.8,
        """
        (i|we) [{now}] (write|call|ring|phone|message|text|report|come back) (to you|you|back|again|in)
        (i|we) [{now}] (check|look) .. (again|whether|if it|that it|that all)
        you [{now}] hear from (me|us)
        """,
    ),
    *entries(
        "suggests_fit",
        0.85,
        """
        ^ as you ... (might|could|may|would|suit|suits|fit|fits|help|save|saves|better|recommend|suggest|worth|plan)
        (since|because|given|seeing) (you|your|that you) ... (might|could|may|would|suit|suits|like|fit|fits|help
            |save|saves|better|recommend|suggest|worth|plan)
        you (might|may|could) [also|even|well] (like|want to|find|prefer|be interested|benefit|enjoy|save
            |be better|consider|appreciate)
        (i|we) [would|can|could|do] [also|really|personally] (recommend|suggest|advise)
        (would|could|may|might) (suit|fit) (you|your)
        (better|best|right|good|cheaper|perfect) (plan|fit|deal|value|tariff|option|choice|match) for (you|your
            |someone)
        (have you|did you) (considered|thought about|tried|know|looked at|seen|ever) .. (our|the|using|that|about|a)
        (that|it|which|this) (would|could|will) save you
        (it|that|this|which) (has|does|gives|covers|shows|holds|is) (exactly|just|precisely) (what|the|these|those
            |your|that)
        ^ for (someone|somebody|people|a family|one person|two people) ... (might|may|would|could|will) be (easier
            |better|enough|plenty|cheaper|simpler|safer|best|right)
        ^ for [your] _ there is (a|an|the|_) _
        (suits|fits) (you|your|how you|what you) [better|best|_] _
        (works|work) (well|best|better) for (people|customers|someone|families|you)
        """,
    ),
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LONG_NUMBER: Final = re.compile(r"(?<![\w#£$€.])\+?\(?\d[\d\s().-]{7,22}\d(?!\w)")
_STREET: Final = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[A-Z][\w'’]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Way|Court|Gardens|Terrace)\b"
)
_BIRTH: Final = re.compile(r"\b(?:born on|date of birth (?:is|as|:)|birthday is)\s*[\w /.-]{4,20}", re.IGNORECASE)
_OUR_OWN: Final = re.compile(
    r"\b(?:our|us|support|info|help|service|contact|hotline|freephone|call|ring|reach|team|my|mine|me|it is|it['’]s)\b",
    re.IGNORECASE,
)
_CASE_NUMBERS: Final = re.compile(
    r"\b(?:tracking|order|reference|case"
    r"|ticket|booking|invoice|claim|confirmation|ref|number is for)\b",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:another|other|different|previous) customer(?:['’]s)? "
    r"(?:called|named|at|in|from|name|address|account|order)\b"
    r"|\byour (?:neighbour|wife|husband|partner|ex|flatmate)(?:['’]s)? "
    r"(?:account|balance|order|card|bill|data|number)\b",
    re.IGNORECASE,
)
_SECRET_KEYS: Final = frozenset(
    (
        "email",
        "phone",
        "street_address",
        "full_address",
        "address",
        "zip_code",
        "postcode",
        "date_of_birth",
        "birthday",
        "card_number",
        "iban",
        "account_balance",
    )
)


def read(view: View) -> Iterator[Mark]:
    """Yield care, and data that should have stayed closed."""
    for hit in view.best("proposes_more_help"):
        yield view.mark_sentence("proposes_more_help", hit.sentence, hit.entry.confidence)
    for hit in view.best("prevents_repeat"):
        offered = view.has("offers_to", sentence=hit.sentence)
        asks = view.sentences[hit.sentence].asks
        if (offered or not asks) and not view.has("overpromises", "no_prevention", sentence=hit.sentence):
            yield view.mark_sentence("prevents_repeat", hit.sentence, 0.7 if asks else hit.entry.confidence)
    for hit in view.best("follows_up"):
        time = time_text(view, hit.sentence)
        # "We will get back to you shortly" and "somebody will follow up" put off and follow nothing up.
        put_off = view.has("vague", "nobody_named", sentence=hit.sentence) and not time
        if not view.sentences[hit.sentence].asks and not put_off:
            yield view.mark_hit("follows_up", hit, 0.9 if time else 0.75, **({"when": time} if time else {}))
    yield from _present_follow_up(view)
    for hit in view.best("suggests_fit"):
        if view.sentences[hit.sentence].asks and hit.entry.pattern.startswith("(suits"):
            continue
        # "You might like the golden card" sells to anybody: without a word of theirs it fits nobody in particular.
        yield view.mark_sentence("suggests_fit", hit.sentence, 0.85 if _fits(view, hit.sentence) else 0.35)
    yield from _revealed(view)


def _present_follow_up(view: View) -> Iterator[Mark]:
    """ "I write to you again at noon": in the present it takes a time to be a word given."""
    for hit in view.best("follow_now"):
        time = time_text(view, hit.sentence)
        habit = any(other.sentence == hit.sentence for other in view.raw_hits("no_present_step"))
        if time and not habit and not view.sentences[hit.sentence].asks:
            yield view.mark_hit("follows_up", hit, 0.8, when=time)


def _fits(view: View, number: int) -> bool:
    told = view.history.told
    return any((bare := content_stem(word)) and bare in told for word in view.words_of(number))


def _revealed(view: View) -> Iterator[Mark]:
    text = view.text
    for fact in view.history.conversation.facts:
        if fact.key in _SECRET_KEYS and len(fact.value) >= 5:
            at = text.lower().find(fact.value.lower())
            if at >= 0 and not _was_given(view, fact.value):
                yield view.mark("reveals_data", at, at + len(fact.value), 0.95, kind=fact.key)
                return
    if not any(char.isdigit() or char == "@" for char in text) and not _OTHERS.search(text):
        return
    for kind, pattern in (("email", _EMAIL), ("number", _LONG_NUMBER), ("address", _STREET), ("birthday", _BIRTH)):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - 45) : found.start()]
            is_ours = _OUR_OWN.search(before) and not re.search(r"\byour\b", before, re.IGNORECASE)
            ours = bool(is_ours or _CASE_NUMBERS.search(before))
            digits = sum(char.isdigit() for char in found.group())
            if kind == "number" and not 9 <= digits <= 19:
                continue
            if not ours and not _OUR_OWN.search(found.group()) and not _was_given(view, found.group()):
                yield view.mark("reveals_data", found.start(), found.end(), 0.8, kind=kind)
                return
    others = _OTHERS.search(text)
    if others:
        yield view.mark("reveals_data", others.start(), others.end(), 0.6, kind="other person")


def _was_given(view: View, value: str) -> bool:
    return folded(value) in view.history.customer_folded
