"""What rules can find in a policy or a ticket: who may do what, amounts, dates, deadlines, and what a customer says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warmline.core.customer.scenario import OfferRule
from warmline.core.wording.sentences import sentences

_NUMBER_WORDS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SPAN: Final = "minutes?|hours?|days?|weeks?|months?|years?"
_PATTERNS: Final = {
    "amount": r"[€$£]\s?\d[\d.,]*\d|[€$£]\s?\d"
    r"|\b\d[\d.,]*\s?(?:€|EUR|USD|GBP|euros?|dollars?|pounds?|%|per ?cent)(?!\w)",
    "deadline": r"\b(?:within|in|after|before|up to|at least|at most|no later than|for)\s+(?:the\s+)?"
    rf"(?:\d+|{_NUMBER_WORDS})\s+(?:working |business |calendar )?(?:{_SPAN})\b"
    r"|\b(?:by|before|until|at)\s+\d{1,2}[:.]\d{2}\b"
    r"|\b(?:by|before|until)\s+(?:noon|midnight|tomorrow|tonight|the end of the (?:day|week|month))\b",
    "date": r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})(?:\s+\d{{4}})?\b|\b(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b",
}
_FINDERS: Final = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_ACTOR: Final = r"(?:agents?|you|we|staff|advis[eo]rs?|employees?|representatives?|reps?|support|nobody|no one)"
_NOT: Final = r"(?:(?:must|may|can|could|shall|should|will|do|does)\s?(?:not|n[o'’]t)|cannot|can['’]t|won['’]t|never)"
# A condition and a clause on a thing ("when a bag does not arrive", "a bag that cannot be found") forbid nothing.
_CONDITION: Final = re.compile(
    r"\b(?:when|whenever|if|where|unless|because|while|in case)\b"
    rf"(?:[^,;]*[,;]|\s+(?:{_ACTOR}\s)?(?:(?!\b{_ACTOR}\b)[^,;])*)"
    rf"|\b(?:that|which|who)\s+(?:is not|are not|{_NOT})\s+(?:be\s+)?\w+",
    re.IGNORECASE,
)
_FORBIDDEN: Final = re.compile(
    rf"\b{_ACTOR}\b[^,;:]{{0,40}}?\b{_NOT}\b|^\W*(?:please\s+)?(?:never|do not|don['’]t)\b|\b{_NOT}\s+be\b"
    r"|\b(?:is|are)\s+(?:never\b|not\s+(?:refund|replac|repaid|repair|exchang|waive|compensat|credit|paid|eligible|entitled))"
    r"|\b(?:no refunds?|excluded|forbidden|prohibited|not allowed|not permitted|not possible)\b",
    re.IGNORECASE,
)
_NOT_OURS: Final = re.compile(
    rf"\b(?:customers?|clients?|guests?|passengers?|patients?|callers?)\b[^,;:]{{0,40}}?\b{_NOT}\b", re.IGNORECASE
)
_ACTS: Final = re.compile(
    r"\b(?:agents?|advis[eo]rs?)\s+(?!(?:is|are|was|were|has|have|had|in|of|and|or|who|that|at)\b)[a-z]+"
    r"|\b(?:you|we|staff)\s+(?:must|should|will)\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(
    rf"^(?:(?:the|an|our|all)\s+)?{_ACTOR}\s+(?:(?:may|can|could|must|should|will|shall)\s+(?:(?:not|never)\s+)?|{_NOT}\s+)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"\b(?:leads?|managers?|supervisors?|team leaders?|approv\w+|authoris\w+|authoriz\w+|sign(?:ed)? off|escalat\w+)\b",
    re.IGNORECASE,
)
_ALLOWED: Final = re.compile(
    r"\b(?:may|can|could|allowed|permitted|entitled|eligible|offer\w*|free to|refund\w*|replac\w+|credit\w*|waive\w*"
    r"|send\w*|arrange\w*|extend\w*|cancel\w*|exchange\w*|repair\w*|compensat\w+|voucher\w*)\b",
    re.IGNORECASE,
)
_AGENT: Final = re.compile(
    r"^\s*(?:agent|advisor|adviser|support|representative|rep|we|staff)\s*[:>]\s*", re.IGNORECASE
)
_CUSTOMER: Final = re.compile(
    r"^\s*(?:customer|client|user|caller|guest|passenger|patient|me)\s*[:>]\s*", re.IGNORECASE
)
# A heading names what follows and allows nothing: it is marked or numbered, or it stands alone without a full stop.
_MARKED: Final = re.compile(r"^\s*#{1,6}\s+\S|^\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?\s*$|:\s*$")
_BULLET: Final = re.compile(r"^\s*[-*•–]\s+")
_NUMBERING: Final = re.compile(
    r"^\s*(?:(?:section|article|part|§)\s*)?(?:\d+(?:\.\d+)*[.):]?|(?:[A-Za-z]|[ivx]+)[.):])\s+", re.IGNORECASE
)
_HEADING: Final = 8  # words at most
_SAYS_WHO: Final = re.compile(
    rf"\b(?:{_ACTOR}|customers?|must|may|can|could|should|will|shall|cannot|is|are|needs?|gets?|have|has)\b",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"^(?:please |always |only )?(?:refund|replace|credit|waive|send|arrange|extend|cancel|exchange|repair|compensate|"
    r"offer|give|pay|book|call|ring|write|ask|check|tell|open|close|take|put|let|never|do not|don['’]t)\s+"
    r"(?:the|an?|up|it|them|him|her|any|all|every|no|one|half|within|back|out|off|again|more|whether|customers?|"
    r"[€$£\d]|(?:send|give|offer|promise|pay|refund|waive|tell|ask|name|say)\b)",
    re.IGNORECASE,
)
LONGEST: Final = 20_000  # characters of one source
_SHORTEST: Final = 3  # words of a sentence that may be a rule or a fact


@dataclass(frozen=True, slots=True)
class Detail:
    """An amount, a date or a deadline, in the words used."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence of a policy that says what an agent may do; the rule is a guess that a person must look at."""

    sentence: str
    rule: OfferRule
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that the customer of a ticket said, with the details in it."""

    sentence: str
    details: tuple[Detail, ...]


def details_in(text: str) -> tuple[Detail, ...]:
    """Return amounts, dates and deadlines in the order of the text, each once."""
    found = [
        (match.start(), Detail(kind, match.group().strip()))
        for kind, each in _FINDERS.items()
        for match in each.finditer(text)
    ]
    return tuple(dict.fromkeys(detail for _, detail in sorted(found, key=lambda pair: pair[0])))


def rules_in(policy: str) -> tuple[Rule, ...]:
    """Return the sentences of a policy that allow, forbid or leave something to a lead, in their order."""
    return tuple(
        Rule(sentence, rule, details_in(sentence))
        for sentence in _sentences(_without_headings(policy))
        if len(sentence.split()) >= _SHORTEST and (rule := _rule_of(sentence)) is not None
    )


def _without_headings(policy: str) -> str:
    return "\n".join(line for line in policy.splitlines() if not is_heading(line))


def is_heading(line: str) -> bool:
    """Say whether a line of a policy is a heading: "Refunds and vouchers", "3. Late parcels", "## What we send again".

    A bullet is none, nor is a short order ("Refund the fee") or a line that says who does something.
    """
    if _BULLET.match(line):
        return False
    words = _NUMBERING.sub("", line).strip()
    if _MARKED.search(line):
        return len(words.split()) <= 2 * _HEADING
    if not words or words[-1] in ".!?;," or len(words.split()) > _HEADING:
        return False
    return not _SAYS_WHO.search(words) and not _ORDER.match(words)


def without_conditions(sentence: str) -> str:
    """Return what a sentence says of an act itself, without the conditions on it; empty where only those stand."""
    return " ".join(_CONDITION.sub(" ", sentence).split()).strip(" ,;:")


def order_in(sentence: str) -> str:
    """Return the act as a short order: "You may refund the fee." is "Refund the fee."; the sentence where none is."""
    own = without_conditions(sentence)
    order = _MAY.sub("", own if len(own.split()) >= _SHORTEST else sentence)
    return order[:1].upper() + order[1:] if order.strip(" .") else sentence


def said_in(ticket: str) -> tuple[Said, ...]:
    """Return what the customer said. A line that begins with "Agent:" ends her words until "Customer:"."""
    hers = "\n".join(_customer_lines(ticket))
    return tuple(Said(each, details_in(each)) for each in _sentences(hers) if len(each.split()) >= _SHORTEST)


def _rule_of(sentence: str) -> OfferRule | None:
    if _LEAD.search(sentence):
        return OfferRule.NEEDS_LEAD
    own = without_conditions(sentence)
    if _FORBIDDEN.search(own):
        return OfferRule.FORBIDDEN
    if _NOT_OURS.search(own):
        return None
    return OfferRule.ALLOWED if _ALLOWED.search(sentence) or _ACTS.search(own) else None


def _customer_lines(ticket: str) -> list[str]:
    kept, hers = [], True
    for line in ticket.splitlines():
        if _AGENT.match(line):
            hers = False
        elif found := _CUSTOMER.match(line):
            hers, line = True, line[found.end() :]
        if hers and line.strip():
            kept.append(line.strip())
    return kept


def _sentences(text: str) -> tuple[str, ...]:
    tidy = "\n".join(re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line) for line in text.splitlines())
    return tuple(" ".join(each.split()) for each in sentences(tidy) if each.strip())
